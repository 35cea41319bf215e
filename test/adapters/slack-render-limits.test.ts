import { describe, expect, test } from "vitest";
import { checkContent } from "../../adapters/slack/check.ts";
import { messageOf } from "../../adapters/slack/content.ts";
import { render } from "../../adapters/slack/render.ts";
import { slotInWords } from "../../src/moments.ts";
import {
  actions,
  list,
  note,
  type PollLine,
  type Text,
  text,
  title,
  view,
} from "../../src/view.ts";
import type { Slot } from "../../src/when.ts";
import { HOSTILE } from "../support/hostile.ts";
import { everything, hostile, long, missing, UNBROKEN, wordsOf } from "./contract-views.ts";
import { shownOf, spokenOf } from "./slack-render-reading.ts";

test.each([
  ["everything", 1, everything],
  ["what is hostile", 1, hostile],
  ["what is long", 13, long],
])("a view of %s is within the limits, in %i messages", (_, messages, said) => {
  const contents = render(said, "fr");
  expect(contents.flatMap(checkContent)).toEqual([]);
  expect(contents).toHaveLength(messages);
  const words = wordsOf(said).filter((word) => word !== UNBROKEN && !/[\p{Cc}\u202e]/u.test(word));
  expect(missing(words, contents.map(shownOf))).toEqual([]);
});

test("a message holds fifty blocks", () => {
  const short = Array.from({ length: 51 }, (_, at) => note([`Point ${at}.`]));
  expect(render(view(...short.slice(1)), "fr")).toHaveLength(1);
  expect(render(view(...short), "fr")).toHaveLength(2);
});

test.each(Object.entries(HOSTILE))(
  "%s is shown within the limits wherever it stands",
  (_, outside) => {
    const said = view(
      title([outside]),
      text([outside, { strong: outside }, { code: outside }, { link: outside, label: outside }]),
      { block: "facts", facts: [{ label: outside, value: [outside] }] },
      list([[outside], [outside]]),
      { block: "poll", lines: [line(1, [outside], [outside])], how: [outside] },
      actions({ label: outside, run: "vote 1" }),
      { block: "link", url: outside, label: outside },
      note([outside]),
    );
    const contents = render(said, "fr");
    expect(contents.flatMap(checkContent)).toEqual([]);
    expect(contents.flatMap((one) => shownOf(one).pings)).toEqual([]);
  },
);

describe("a poll of 25 dates", () => {
  const names = Array.from({ length: 70 }, (_, at) => `Association des Amis n° ${at + 1}`);
  const lines = (voters: number): readonly PollLine[] =>
    Array.from({ length: 25 }, (_, at) => {
      const slot: Slot = {
        wall: `2027-03-${String(at + 1).padStart(2, "0")}T18:30`,
        zone: "Europe/Paris",
      };
      const voices = voters === 0 ? [] : [`Oui : ${names.slice(0, voters).join(", ")}.`];
      return line(at + 1, [{ slot, words: slotInWords(slot, "fr") }], voices);
    });
  const poll = (voters: number) =>
    view(
      title(["Colocation : quelles dates vous conviennent ?"]),
      { block: "poll", lines: lines(voters), how: [] },
      text(["70 réponses sur 70."]),
      note(["Sondage n° 7."]),
    );

  test.each([
    [0, 2],
    [5, 2],
    [70, 7],
  ])(
    "and %i voters takes %i messages, an option never parted from its answers",
    (voters, messages) => {
      const contents = render(poll(voters), "fr");
      expect(contents.flatMap(checkContent)).toEqual([]);
      expect(contents).toHaveLength(messages);
      expect(missing(wordsOf(poll(voters)), contents.map(shownOf))).toEqual([]);
      for (const { blocks } of contents.map(messageOf))
        for (const [at, { type }] of blocks.entries())
          if (type === "actions") expect(blocks[at - 1]?.type).toBe("rich_text");
    },
  );

  test("is read aloud with its dates and counts, and with the names where there is room", () => {
    const [few, many] = [5, 70].map((voters) => render(poll(voters), "fr").map(spokenOf));
    expect(few?.[0]).toContain("✅ 5 oui\nOui : Association des Amis n° 1");
    expect(many?.join().match(/✅ 5 oui/gu)).toHaveLength(25);
    expect(many?.[0]).toMatch(/✅ 5 oui\n…$/u);
  });

  test("or rather of twelve, a dozen having answered, takes one message", () => {
    const dozen = { block: "poll", lines: lines(12).slice(0, 12), how: [] } as const;
    expect(render(view(title(["Colocation"]), dozen), "fr")).toHaveLength(1);
  });
});

/** A poll's line with the answers that one click gives. */
function line(number: number, label: Text, voices: Text): PollLine {
  return {
    number,
    label,
    tally: ["✅ 5 oui"],
    voices,
    actions: ["yes", "if-need-be", "no"].map((answer) => ({
      label: answer,
      run: `vote #7 ${number} ${answer}`,
    })),
  };
}
