import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkContent } from "../../adapters/discord/check.ts";
import { messageOf } from "../../adapters/discord/content.ts";
import { behind } from "../../adapters/discord/custom-id.ts";
import { render } from "../../adapters/discord/render.ts";
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
import { legacyComponents } from "../fakes/discord/components.ts";
import { activeIn, controlsOf, shownOf } from "./discord-render-reading.ts";

const evening: Slot = { wall: "2027-03-02T18:00", zone: "Europe/Paris", minutes: 90 };
const nasty = fc.constantFrom(
  "@everyone",
  "<@123456789012345678>",
  "<t:1803992400:R>",
  "<https://mal.example>",
  "https://mal.example/a_b",
  "[ici](https://mal.example)",
  "*a*",
  "**",
  "__b__",
  "~~c~~",
  "||d||",
  "`e`",
  "```",
  "\\",
  "# f",
  "- g",
  "\n7. h",
  "> i",
  "-# j",
  ":tada:",
  "\u202e",
  "\u0007",
  "\ud800",
  "👨‍👩‍👧",
  "é".repeat(400),
  "\n",
  "\n> ",
  "\n# ",
  "\t",
);
const filler = fc.oneof({ weight: 3, arbitrary: fc.constant("mot") }, nasty);
/** Words of which each `§` will be a number of its own. */
const outside = fc
  .tuple(fc.array(filler, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }))
  .map(([some, times]) => Array.from({ length: times }, () => `§ ${some.join(" ")}`).join(" "));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  outside,
  nasty,
  outside.map((strong) => ({ strong })),
  outside.map((code) => ({ code })),
  fc.constant({ link: "https://example.org/?a=1&b=(2)", label: "§" }),
  outside.map((label) => ({ link: "https://example.org/notice", label })),
  outside.map((label) => ({ link: "javascript:alert(1)", label })),
  fc.constant({ slot: evening, words: "§ bientôt" }),
  fc.constant({ slot: evening, words: slotInWords(evening, "fr") }),
  fc.constant({ slot: { day: "2027-03-02" }, words: "§ mardi" }),
);
const words: fc.Arbitrary<Text> = fc.array(inline, { maxLength: 6 });
// The label of what is pressed may be shortened, and stands beneath all: it is not counted.
const label = outside.map((all) => all.replaceAll("§", "¤"));
const command = fc.constantFrom("vote 1", "vote #7 1 yes", "poll close #7 --option=1");
const button = fc.record({ label, run: command });
const many = (most: number) => ({ maxLength: most, size: "max" }) as const;
const answers = fc.constantFrom(["yes", "no"], ["yes", "if-need-be", "no"], []);
const poll = fc
  .tuple(fc.array(fc.tuple(outside, words, words), many(30)), answers, fc.boolean(), fc.boolean())
  .map(
    ([lines, some, isSingle, hasForm]): Block => ({
      block: "poll",
      lines: lines.map(([name, tally, voices], at) => ({
        number: at + 1,
        label: [name],
        tally,
        voices,
        actions: some.map((answer) => ({ label: answer, run: `vote #7 ${at + 1} ${answer}` })),
      })),
      how: [],
      ...(isSingle && { single: true }),
      ...(hasForm && { form: { label: "Répondre", ask: "vote #7 " } }),
    }),
  );
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map(title),
  words.map(text),
  words.map(note),
  fc
    .array(fc.record({ label: outside, value: words }), { maxLength: 5 })
    .map((facts): Block => ({ block: "facts", facts })),
  fc.array(words, many(40)).map(list),
  poll,
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

test("any view of any size is within the limits; nothing is lost, out of order, or acts", () => {
  fc.assert(
    fc.property(anyView, ({ said, marks }) => {
      const contents = render(said, "fr");
      expect(contents.flatMap(checkContent)).toEqual([]);
      expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
      for (const { components } of contents.map(messageOf))
        expect(legacyComponents(components, [])).toEqual([]);
      const shown = contents.map(shownOf);
      expect(marksOf(shown.map(({ text: all }) => all))).toEqual(marks);
      expect(shown.flatMap(({ pings }) => pings)).toEqual([]);
      for (const link of shown.flatMap(({ links }) => links))
        expect(link).toMatch(/^https:\/\/example\.org\//u);
      expect(contents.flatMap(activeIn)).toEqual([]);
      for (const { custom_id: id } of contents.flatMap(controlsOf))
        expect(behind(id), id).toBeDefined();
    }),
    { numRuns: 40, interruptAfterTimeLimit: 10_000 },
  );
});
