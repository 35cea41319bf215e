import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Buttons } from "../../adapters/terminal/buttons.ts";
import { textOf } from "../../adapters/terminal/content.ts";
import { plainInk } from "../../adapters/terminal/ink.ts";
import { rowsOf } from "../../adapters/terminal/layout.ts";
import { columnsOf, printable } from "../../adapters/terminal/printable.ts";
import { linesOfView } from "../../adapters/terminal/render.ts";
import { readLine } from "../../adapters/terminal/slash.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { text, title, type View, view } from "../../src/view.ts";
import { channel } from "./terminal-harness.ts";

describe("a typed line", () => {
  test.each([
    ["/as léa", "léa", undefined],
    ["/AS Léa", "Léa", undefined],
    ["/comme léa, Secours Catholique", "léa", "Secours Catholique"],
    ["/as léa (CAF)", "léa", "CAF"],
    ["/as léa pour la CAF", "léa", "CAF"],
    ["/as léa pour Les Amis", "léa", "Les Amis"],
    ["/as léa du Secours Catholique", "léa", "Secours Catholique"],
    ["/as léa de la Mission locale du Nord", "léa", "Mission locale du Nord"],
    ["/as léa de l’A.D.I.L.", "léa", "A.D.I.L."],
    ["/as léa des Restos du Cœur", "léa", "Restos du Cœur"],
    ["/as Jean de La Tour, CAF", "Jean de La Tour", "CAF"],
    ["/as léa for the CAF", "léa", "CAF"],
    ["/as léa d'Emmaüs", "léa", "Emmaüs"],
  ])("%s says who speaks", (line, name, partner) => {
    expect(readLine(line)).toEqual({ said: "who", name, partner });
  });

  test.each(["/as", "/comme ", "/as ,", "/as , CAF", "/as (CAF)", "/as 12", "/as léa,"])(
    "%s names nobody",
    (line) => {
      expect(isRefusal(readLine(line))).toBe(true);
    },
  );

  test.each([
    ["/in logement", { said: "where", words: "logement" }],
    ["/dans #santé", { said: "where", words: "santé" }],
    ["/in", { said: "where", words: "" }],
    ["/at 2027-03-01T09:00", { said: "when", words: "2027-03-01T09:00" }],
    ["/le 1er mars à 9h", { said: "when", words: "1er mars à 9h" }],
    ["/at", { said: "when", words: "" }],
    ["/quit", { said: "quit" }],
    ["/quitter", { said: "quit" }],
    ["3", { said: "press", number: 3 }],
    [" [12] ", { said: "press", number: 12 }],
    ["1 oui", { said: "words", words: "1 oui" }],
    ["2027", { said: "words", words: "2027" }],
    ["/quitter le groupe", { said: "words", words: "/quitter le groupe" }],
    ["/inviter léa", { said: "words", words: "/inviter léa" }],
    ["/sondage dates", { said: "words", words: "/sondage dates" }],
    ["# note", { said: "words", words: "# note" }],
  ])("%s", (line, said) => {
    expect(readLine(line)).toEqual(said);
  });
});

describe("outside text", () => {
  test.each([
    ["\u001b[2Jtexte", "texte"],
    ["a\u001b[1;31mb\u001b[0mc", "abc"],
    ["\u001b]0;titre\u0007texte", "texte"],
    ["\u001b]8;;http://mal.example\u001b\\lien", "lien"],
    ["\u009b2Jtexte", "texte"],
    ["\u001b]jamais refermé", "]jamais refermé"],
    ["\u001bctexte", "texte"],
    ["a\u0000b\u0008c\u007f", "abc"],
    ["un\ndeux\ttrois", "un deux trois"],
    ["\u202eenvers\u2066", "envers"],
    ["C’est l’été ✅ 🤔", "C’est l’été ✅ 🤔"],
  ])("%j is printed as %j", (outside, printed) => {
    expect(printable(outside)).toBe(printed);
  });

  test("never reaches the terminal’s controls", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("\u001b[", "\u001b]", "\u009b", "\u001b"),
        (words, intro) => {
          expect(printable(intro + words + intro)).not.toMatch(
            /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u,
          );
        },
      ),
    );
  });
});

test.each([
  ["oui", 3],
  ["é", 1],
  ["e\u0301", 1],
  ["✅ 2 oui", 8],
  ["❤️", 2],
  ["👨‍👩‍👧", 2],
  ["漢字", 4],
  ["a\u200bb", 2],
])("%s takes %i columns", (words, columns) => {
  expect(columnsOf(words)).toBe(columns);
});

test("rows are never wider than asked, and lose no word", () => {
  const words = fc.array(
    fc.string({ unit: fc.constantFrom("a", "é", "✅", "漢", " ", "\u00a0") }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 4, max: 30 }),
      fc.integer({ min: 0, max: 2 }),
      (spans, width, hang) => {
        const rows = rowsOf(
          [{ spans: spans.map((one) => ({ text: one })), hang }],
          { width, ink: plainInk },
          () => 0,
        );
        for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(width);
        expect(rows.join("").replaceAll(" ", "")).toBe(spans.join("").replaceAll(" ", ""));
      },
    ),
  );
});

const answers = (option: number) => [
  { label: "Oui", run: `vote #7 ${option} yes` },
  { label: "Si besoin", run: `vote #7 ${option} if-need-be` },
];

test("a number means one button for as long as ninety-nine more were not shown", () => {
  const buttons = new Buttons();
  const show = (owner: string, run: string) =>
    [...buttons.number(owner, channel("logement"), [{ label: run, run }]).values()][0];
  expect(show("first", "vote 1")).toBe(1);
  for (let count = 2; count <= 99; count += 1) expect(show(`message ${count}`, "aide")).toBe(count);
  expect(show("first", "vote 1")).toBe(1);
  expect(buttons.find(1)?.action.label).toBe("vote 1");
  expect(show("last", "vote 2")).toBe(1);
  expect(buttons.find(1)?.action.label).toBe("vote 2");
  expect(show("first", "vote 1")).toBe(2);
});

test("a view is laid out in columns, with one line on how to vote", () => {
  const shown: View = view(
    title(["Colocation"]),
    {
      block: "facts",
      facts: [
        { label: "Lieu", value: ["salle Braun"] },
        { label: "Durée", value: ["2 h\nau plus"] },
      ],
    },
    {
      block: "poll",
      lines: [
        {
          number: 1,
          label: ["mardi"],
          tally: ["✅ 2 oui"],
          voices: ["Oui : CAF"],
          actions: answers(1),
        },
        {
          number: 2,
          label: ["samedi matin"],
          tally: ["✅ 0 oui"],
          voices: [],
          actions: answers(2),
        },
        { number: 3, label: ["l".repeat(50)], tally: ["✅ 1 oui"], voices: [], actions: [] },
      ],
      how: ["Pour répondre : ", { code: "voter 1 oui" }],
    },
    title(["Ensuite"]),
    text([
      { link: "https://example.org", label: "la notice" },
      " ou ",
      { link: "https://example.org", label: "https://example.org" },
    ]),
  );
  const lines = linesOfView(shown).map((line) => textOf(line).replaceAll("\u00a0", " "));
  expect(lines).toEqual([
    "Colocation",
    "Lieu   salle Braun",
    "Durée  2 h",
    "       au plus",
    "1. mardi          ✅ 2 oui",
    "   Oui : CAF",
    "2. samedi matin   ✅ 0 oui",
    `3. ${"l".repeat(50)}`,
    "   ✅ 1 oui",
    "Pour répondre : voter 1 oui",
    "",
    "Ensuite",
    "la notice (https://example.org) ou https://example.org",
  ]);
});
