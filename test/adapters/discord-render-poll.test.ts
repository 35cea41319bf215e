import { describe, expect, test } from "vitest";
import { checkContent } from "../../adapters/discord/check.ts";
import { TYPE } from "../../adapters/discord/component-types.ts";
import { type Control, messageOf } from "../../adapters/discord/content.ts";
import { render } from "../../adapters/discord/render.ts";
import type { Content } from "../../src/chat.ts";
import { slotInWords } from "../../src/moments.ts";
import { note, type PollLine, type Text, text, title, type View, view } from "../../src/view.ts";
import type { Slot } from "../../src/when.ts";
import { missing, wordsOf } from "./contract-views.ts";
import { controlsOf, shownOf } from "./discord-render-reading.ts";

const LABELS = { yes: "Oui", "if-need-be": "Si besoin", no: "Non" };
const DATES = ["yes", "if-need-be", "no"] as const;
const CHOICE = ["yes", "no"] as const;

function line(
  number: number,
  label: Text,
  { voices = [], answers = DATES }: { voices?: Text; answers?: readonly (keyof typeof LABELS)[] },
): PollLine {
  const actions = answers.map((answer) => ({
    label: LABELS[answer],
    run: `vote #7 ${number} ${answer}`,
  }));
  return { number, label, tally: ["✅ 5 oui"], voices, actions };
}

const names = Array.from({ length: 70 }, (_, at) => `Association des Amis n° ${at + 1}`);

function dates(count: number, voters = 0): readonly PollLine[] {
  const voices = voters === 0 ? [] : [`Oui : ${names.slice(0, voters).join(", ")}.`];
  return Array.from({ length: count }, (_, at) => {
    const slot: Slot = {
      wall: `2027-03-${String(at + 1).padStart(2, "0")}T18:30`,
      zone: "Europe/Paris",
    };
    return line(at + 1, [{ slot, words: slotInWords(slot, "fr") }], { voices });
  });
}

const poll = (lines: readonly PollLine[], single?: true): View =>
  view(
    title(["Colocation : quelles dates vous conviennent ?"]),
    {
      block: "poll",
      lines,
      how: ["Pour répondre : ", { code: "voter 1 oui" }],
      form: { label: "Répondre en détail", ask: "vote #7 " },
      ...(single && { single }),
    },
    text(["70 réponses sur 70."]),
    note(["Sondage n° 7."]),
  );

const only = (said: View): Content => {
  const [content, ...others] = render(said, "fr");
  expect(others).toEqual([]);
  return content as Content;
};

const rowsOf = (said: View) =>
  messageOf(only(said)).components.map(({ components }) => components.map(summary));

const summary = (one: Control) =>
  one.type === TYPE.select
    ? { id: one.custom_id, asks: one.placeholder, of: one.options.length, most: one.max_values }
    : { id: one.custom_id, label: one.label };

const form = [{ id: "a:vote #7", label: "Répondre en détail" }];

describe("a poll is answered", () => {
  test("with a row of buttons for each of three options, beneath them the form", () => {
    expect(rowsOf(poll(dates(3)))).toEqual([
      ...[1, 2, 3].map((number) => [
        { id: `r:vote #7 ${number} yes`, label: `${number}. Oui` },
        { id: `r:vote #7 ${number} if-need-be`, label: `${number}. Si besoin` },
        { id: `r:vote #7 ${number} no`, label: `${number}. Non` },
      ]),
      form,
    ]);
  });

  test.each([4, 25])("with two lists of %i dates, of which all can be chosen, or none", (count) => {
    expect(rowsOf(poll(dates(count)))).toEqual([
      [{ id: "v:7:yes", asks: "Les dates qui vous conviennent", of: count, most: count }],
      [{ id: "v:7:if-need-be", asks: "Les dates possibles si besoin", of: count, most: count }],
      form,
    ]);
    const [first] = controlsOf(only(poll(dates(count))));
    expect(first).toMatchObject({ min_values: 0 });
    expect(first?.type === TYPE.select && first.options[1]).toEqual({
      value: "2",
      label: "2. mardi 2 mars 2027 à 18\u00a0h\u00a030",
    });
  });

  test.each([
    ["one choice", true, "Votre choix", 1],
    ["several choices", undefined, "Vos choix", 5],
  ] as const)("with one list where it takes %s", (_, single, asks, most) => {
    const lines = ["Toit", "Murs", "Sol", "Cave", "Cour"].map((label, at) =>
      line(at + 1, [label], { answers: CHOICE }),
    );
    expect(rowsOf(poll(lines, single))).toEqual([[{ id: "v:7:yes", asks, of: 5, most }], form]);
  });

  test("with buttons where something else than votes is run", () => {
    const lines = dates(4).map((one) => ({
      ...one,
      actions: [{ label: "Voir", run: `poll show #${one.number}` }],
    }));
    expect(rowsOf(poll(lines)).slice(0, 4)).toEqual(
      [1, 2, 3, 4].map((number) => [{ id: `r:poll show #${number}`, label: `${number}. Voir` }]),
    );
  });

  test("only while there is something to press does nobody learn what to type", () => {
    const typed = "voter 1 oui";
    expect(shownOf(only(poll(dates(4)))).text).not.toContain(typed);
    const closed = dates(4).map((one) => ({ ...one, actions: [] }));
    expect(shownOf(only(poll(closed))).text).toContain(typed);
  });
});

test("two polls in one message keep their buttons apart", () => {
  const two = view(...poll(dates(2)).blocks.slice(1, 2), ...poll(dates(2)).blocks.slice(1, 2));
  const contents = render(two, "fr");
  expect(contents.flatMap(checkContent)).toEqual([]);
});

describe("a poll of 25 dates", () => {
  test.each([
    [0, 1],
    [5, 3],
    [70, 39],
  ])("and %i voters takes %i messages, its lists in one of them", (voters, messages) => {
    const said = poll(dates(25, voters));
    const contents = render(said, "fr");
    expect(contents.flatMap(checkContent)).toEqual([]);
    expect(contents).toHaveLength(messages);
    expect(missing(wordsOf(said), contents.map(shownOf))).toEqual([]);
    const controls = contents.map((one) => controlsOf(one).length);
    expect(controls.filter((count) => count > 0)).toEqual([3]);
  });

  test("is not parted within an option that one message holds", () => {
    for (const content of render(poll(dates(25, 20)), "fr"))
      expect(messageOf(content).content).toMatch(/^(?:###|\*\*\d)/u);
  });

  test("or rather of ten, a dozen having answered, takes two messages", () => {
    expect(render(poll(dates(10, 12)), "fr")).toHaveLength(2);
  });
});
