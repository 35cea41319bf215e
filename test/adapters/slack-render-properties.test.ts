import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkContent } from "../../adapters/slack/check.ts";
import { messageOf } from "../../adapters/slack/content.ts";
import { render } from "../../adapters/slack/render.ts";
import { slotInWords } from "../../src/moments.ts";
import {
  actions,
  type Block,
  type Inline,
  list,
  note,
  type Text,
  text,
  title,
  type View,
  view,
} from "../../src/view.ts";
import type { Slot } from "../../src/when.ts";
import { elementsOf, shownOf, spokenOf, textObjectsOf } from "./slack-render-reading.ts";

const evening: Slot = { wall: "2027-03-02T18:00", zone: "Europe/Paris", minutes: 90 };
const nasty = fc.constantFrom(
  "<!channel>",
  "<@U1>",
  "<#C1>",
  "<https://mal.example|ici>",
  "&amp;",
  "*a*",
  "_b_",
  "~c~",
  "`d`",
  "> e",
  "• f",
  ":tada:",
  "@here",
  "\u202e",
  "\u0007",
  "\ud800",
  "👨‍👩‍👧",
  "é".repeat(400),
  "\n",
  "\t",
);
const filler = fc.oneof({ weight: 5, arbitrary: fc.constant("mot") }, nasty);
/** Words of which each `§` will be a number of its own. */
const outside = fc
  .tuple(fc.array(filler, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }))
  .map(([words, times]) => Array.from({ length: times }, () => `§ ${words.join(" ")}`).join(" "));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  outside,
  outside.map((strong) => ({ strong })),
  outside.map((code) => ({ code })),
  fc.constant({ link: "https://example.org/?a=1&b=<2", label: "§" }),
  fc.constant({ link: "https://example.org/notice", label: "§" }),
  fc.constant({ slot: evening, words: "§ bientôt" }),
  fc.constant({ slot: evening, words: slotInWords(evening, "fr") }),
  fc.constant({ slot: { day: "2027-03-02" }, words: "§ mardi" }),
);
const words: fc.Arbitrary<Text> = fc.array(inline, { maxLength: 6 });
// A label that is data may be shortened: it is not counted.
const label = outside.map((all) => all.replaceAll("§", "¤"));
const button = fc.record({ label, run: fc.constant("vote 1") });
const many = (most: number) => ({ maxLength: most, size: "max" }) as const;
const pollLine = fc.record({
  number: fc.constant(1),
  label: words,
  tally: words,
  voices: words,
  actions: fc.array(button, { maxLength: 4 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map(title),
  words.map(text),
  words.map(note),
  fc
    .array(fc.record({ label: outside, value: words }), { maxLength: 5 })
    .map((facts): Block => ({ block: "facts", facts })),
  fc.array(words, many(40)).map(list),
  fc.record({
    block: fc.constant("poll"),
    lines: fc.array(pollLine, many(30)),
    how: fc.constant([]),
  }),
  fc.array(button, many(40)).map((all) => actions(...all)),
  fc.constant<Block>({ block: "link", url: "https://example.org/", label: "§" }),
);
const anyView = fc.array(block, many(12)).map((blocks) => {
  let count = 0;
  const all = JSON.stringify(view(...blocks)).replaceAll("§", () => `§${++count}`);
  return {
    said: JSON.parse(all) as View,
    marks: Array.from({ length: count }, (_, at) => `§${at + 1}`),
  };
});

const marksOf = (all: readonly string[]) => all.flatMap((one) => one.match(/§\d+/gu) ?? []);
const voicesOf = (one: Block) =>
  one.block === "poll" ? JSON.stringify(one.lines.map(({ voices }) => voices)) : "";

test("any view of any size is within the limits; nothing is lost, out of order, or acts", () => {
  fc.assert(
    fc.property(anyView, ({ said, marks }) => {
      const contents = render(said, "fr");
      expect(contents.flatMap(checkContent)).toEqual([]);
      expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
      const shown = contents.map(shownOf);
      expect(marksOf(shown.map(({ text: all }) => all))).toEqual(marks);
      expect(shown.flatMap(({ pings }) => pings)).toEqual([]);
      const voices = new Set(marksOf(said.blocks.map(voicesOf)));
      expect(marksOf(contents.map(spokenOf)).filter((one) => !voices.has(one))).toEqual(
        marks.filter((one) => !voices.has(one)),
      );
      for (const { text: spoken, blocks } of contents.map(messageOf)) {
        for (const parsed of [spoken, ...blocks.flatMap(textObjectsOf)])
          expect(parsed.replaceAll(/&(?:amp|lt|gt);/gu, "")).not.toMatch(/[<>&]/u);
        for (const element of blocks.flatMap(elementsOf)) {
          expect(["text", "link", "date"]).toContain(element.type);
          if (element.type === "link") expect(element.url).toMatch(/^https:\/\/example\.org\//u);
        }
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: 10_000 },
  );
});
