import { expect, test } from "vitest";
import { checkContent } from "../../adapters/discord/check.ts";
import { messageOf } from "../../adapters/discord/content.ts";
import { behind } from "../../adapters/discord/custom-id.ts";
import { MARK_LENGTH } from "../../adapters/discord/mark.ts";
import { render } from "../../adapters/discord/render.ts";
import { actions, list, note, text, title, view } from "../../src/view.ts";
import { HOSTILE } from "../support/hostile.ts";
import { everything, hostile, long, missing, UNBROKEN, wordsOf } from "./contract-views.ts";
import { activeIn, controlsOf, shownOf } from "./discord-render-reading.ts";

test.each([
  ["everything", 1, everything],
  ["what is hostile", 1, hostile],
  ["what is long", 22, long],
])("a view of %s is within the limits, in %i messages", (_, messages, said) => {
  const contents = render(said, "fr");
  expect(contents.flatMap(checkContent)).toEqual([]);
  expect(contents).toHaveLength(messages);
  const words = wordsOf(said).filter((word) => word !== UNBROKEN && !/[\p{Cc}\u202e]/u.test(word));
  expect(missing(words, contents.map(shownOf))).toEqual([]);
});

const lines = (count: number) => note(["a".repeat(count)]);
const buttons = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `${at}`, run: `rsvp ${at}` }));

test("a message holds 2,000 characters with its mark, and twenty-five buttons", () => {
  expect(render(view(lines(996), lines(997 - MARK_LENGTH)), "fr")).toHaveLength(1);
  expect(render(view(lines(996), lines(998 - MARK_LENGTH)), "fr")).toHaveLength(2);
  expect(render(view(actions(...buttons(25))), "fr")).toHaveLength(1);
  expect(render(view(actions(...buttons(26))), "fr")).toHaveLength(2);
});

test("a line is cut where it is full, whatever it is made of", () => {
  const slot = { slot: { wall: "2027-03-02T18:00", zone: "Europe/Paris" }, words: "*".repeat(9) };
  const line = Array.from({ length: 200 }, () => [
    slot,
    " ".repeat(40),
    { strong: "**a**" },
  ]).flat();
  const contents = render(view(text(line)), "fr");
  expect(contents.flatMap(checkContent)).toEqual([]);
  expect(
    contents
      .map(({ content }) => String(content))
      .join("")
      .match(/<t:/gu),
  ).toHaveLength(200);
});

test.each(Object.entries(HOSTILE))(
  "%s is shown within the limits wherever it stands",
  (_, outside) => {
    const line = {
      number: 1,
      label: [outside],
      tally: [outside],
      voices: [outside],
      actions: [{ label: outside, run: "vote #7 1 yes" }],
    };
    const said = view(
      title([outside]),
      text([outside, { strong: outside }, { code: outside }, { link: outside, label: outside }]),
      { block: "facts", facts: [{ label: outside, value: [outside] }] },
      list([[outside], [outside]]),
      { block: "poll", lines: [1, 2, 3, 4].map((number) => ({ ...line, number })), how: [] },
      { block: "poll", lines: [line], how: [outside] },
      actions({ label: outside, run: "vote 1" }, { label: outside, ask: outside }),
      { block: "link", url: outside, label: outside },
      { block: "link", url: "https://example.org/", label: outside },
      note([outside]),
    );
    const contents = render(said, "fr");
    expect(contents.flatMap(checkContent)).toEqual([]);
    expect(contents.flatMap(activeIn)).toEqual([]);
    expect(contents.flatMap((one) => shownOf(one).pings)).toEqual([]);
  },
);

test("what stands behind a button is read back, whatever it is called", () => {
  const runs = [
    "rsvp 1 yes",
    "rsvp 1 yes",
    "rsvp 1 yes~2",
    "rsvp 1 yes~1",
    "a".repeat(90),
    "v:1:yes",
  ];
  const content = render(view(actions(...runs.map((run) => ({ label: "Oui", run })))), "fr")[0];
  expect(content).toBeDefined();
  const ids = controlsOf(content ?? {}).map((one) => one.custom_id);
  expect(new Set(ids).size).toBe(runs.length);
  expect(ids.map(behind)).toEqual(runs.map((words) => ({ kind: "run", words })));
  expect(messageOf(content ?? {}).content).toBe("");
});

const pair = (length: number) =>
  render(
    view(actions(...["Oui", "Aussi"].map((label) => ({ label, run: "a".repeat(length) })))),
    "fr",
  );

test("a button holds a command of 95 characters, however often it stands there", () => {
  expect(pair(95).flatMap(checkContent)).toEqual([]);
  expect(pair(95).flatMap(controlsOf)).toHaveLength(2);
  expect(pair(96).flatMap(controlsOf)).toEqual([]);
});

test.each([
  ["a:poll edit #7", { kind: "ask", words: "poll edit #7" }],
  ["f:meeting plan", { kind: "form", words: "meeting plan" }],
  ["v:12:if-need-be", { kind: "answer", poll: 12, answer: "if-need-be" }],
  ["v:12:yes~2", { kind: "answer", poll: 12, answer: "yes" }],
  ["r:", undefined],
  ["x:vote", undefined],
  ["", undefined],
])("%s stands for %j", (id, expected) => {
  expect(behind(id)).toEqual(expected);
});
