import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slotInWords } from "../src/moments.ts";
import { readSlot, readSlots } from "../src/readers/dates/index.ts";
import { listed, listsMeant, slotsMeant } from "../src/readers/dates/meant.ts";
import { startOf } from "../src/when.ts";
import { at } from "./readers/reading.ts";

const HOURS = ["18:00", "14:00"];
const spaced = (words: string) => words.replaceAll("\u00a0", " ");

/** On Wednesday 13 January 2027 at 10:00; at 18:00 or 14:00, as here, unless it is said. */
function meant(typed: string, when = at()): readonly string[] {
  return slotsMeant(typed, when, HOURS).map((slot) => spaced(slotInWords(slot, when.language)));
}

describe("what is typed so far of a date may mean", () => {
  test.each<[string, readonly string[]]>([
    ["mardi 2 mars 14h", ["mardi 2 mars 2027 à 14 h"]],
    ["mardi de 14h à 16h30", ["mardi 19 janvier 2027 de 14 h à 16 h 30"]],
    // Without an hour: the day, then when people meet.
    [
      "mardi",
      ["mardi 19 janvier 2027", "mardi 19 janvier 2027 à 18 h", "mardi 19 janvier 2027 à 14 h"],
    ],
    ["jeudi prochain à 9h", ["jeudi 14 janvier 2027 à 9 h"]],
    ["le jeudi à 9h", ["jeudi 14 janvier 2027 à 9 h"]],
    // Today is a Wednesday.
    ["mercredi 18h", ["mercredi 13 janvier 2027 à 18 h", "mercredi 20 janvier 2027 à 18 h"]],
    ["mercredi 9h", ["mercredi 20 janvier 2027 à 9 h"]],
    ["le 13 à 18h", ["mercredi 13 janvier 2027 à 18 h", "samedi 13 février 2027 à 18 h"]],
    ["dans huit jours à 14h", ["mercredi 20 janvier 2027 à 14 h", "jeudi 21 janvier 2027 à 14 h"]],
    // It contradicts itself: the date that was said, and the Tuesdays beside it.
    [
      "mardi 3 mars 14h",
      ["mercredi 3 mars 2027 à 14 h", "mardi 2 mars 2027 à 14 h", "mardi 9 mars 2027 à 14 h"],
    ],
    ["demain mardi 14h", ["jeudi 14 janvier 2027 à 14 h", "mardi 19 janvier 2027 à 14 h"]],
    ["5/6 14h", ["samedi 5 juin 2027 à 14 h"]],
    [
      "mardi soir",
      [
        "mardi 19 janvier 2027 à 18 h",
        "mardi 19 janvier 2027 à 18 h 30",
        "mardi 19 janvier 2027 à 19 h",
        "mardi 19 janvier 2027 à 20 h",
      ],
    ],
    ["28 mars 2h30", ["dimanche 28 mars 2027 à 1 h 30", "dimanche 28 mars 2027 à 3 h 30"]],
    // The hour that autumn repeats cannot be said.
    ["31 octobre 2h30", []],
    ["vendredi minuit", ["vendredi 15 janvier 2027 à 0 h", "samedi 16 janvier 2027 à 0 h"]],
    // Eight in the morning or in the evening, and until when?
    ["demain de 8h à 10h du soir", []],
    ["mardi 5 janvier 2027", []],
    ["n’importe quand", []],
  ])("« %s »", (typed, expected) => {
    expect(meant(typed)).toEqual(expected);
  });

  test.each<[string, string]>([
    ["mard", "mardi 19 janvier 2027 à 18 h"],
    ["2 ma", "mardi 2 mars 2027 à 18 h"],
    ["2 ma", "dimanche 2 mai 2027 à 18 h"],
    ["après-d", "vendredi 15 janvier 2027 à 18 h"],
    ["2 mars 14", "mardi 2 mars 2027 à 14 h"],
    ["2 mars 14h3", "mardi 2 mars 2027 à 14 h 30"],
    ["5", "vendredi 5 février 2027 à 18 h"],
    ["14", "jeudi 14 janvier 2027 à 18 h"],
    ["14", "vendredi 15 janvier 2027 à 14 h"],
  ])("« %s » goes on: %s", (typed, expected) => {
    expect(meant(typed)).toContain(expected);
  });

  test("an hour alone is that of each of the coming days, today’s while it is to come", () => {
    expect(meant("14h")[0]).toBe("mercredi 13 janvier 2027 à 14 h");
    expect(meant("9h").slice(0, 2)).toEqual([
      "jeudi 14 janvier 2027 à 9 h",
      "vendredi 15 janvier 2027 à 9 h",
    ]);
  });

  test("nothing typed yet, the usual hour of each of the coming days", () => {
    expect(meant("")).toHaveLength(8);
    expect(meant("")[1]).toBe("jeudi 14 janvier 2027 à 18 h");
    expect(slotsMeant("", at(), [])).toEqual([]);
  });

  test("02/03 is two days to who reads English, 6:30 two hours", () => {
    const english = at({ language: "en" });
    expect(meant("5/6 at 14:00", english)).toEqual([
      "Saturday 5 June 2027 at 14:00",
      "Thursday 6 May 2027 at 14:00",
    ]);
    expect(meant("tomorrow 6:30", english)).toEqual([
      "Thursday 14 January 2027 at 06:30",
      "Thursday 14 January 2027 at 18:30",
    ]);
  });
});

const lists = (text: string) =>
  listsMeant(text, at(), HOURS, 200).map((slots) => spaced(listed(slots, at())));

describe("what is typed so far of several dates", () => {
  test.each<[string, readonly string[]]>([
    ["mardi 14h, jeudi 16h", ["mardi 19 janvier 2027 à 14 h, jeudi 14 janvier 2027 à 16 h"]],
    ["mardi 14h, ", ["mardi 19 janvier 2027 à 14 h"]],
    [
      "mardi 14h ou jeudi 16h et ven",
      [
        "mardi 19 janvier 2027 à 14 h, jeudi 14 janvier 2027 à 16 h, vendredi 15 janvier 2027 à 18 h",
        "mardi 19 janvier 2027 à 14 h, jeudi 14 janvier 2027 à 16 h, vendredi 15 janvier 2027 à 14 h",
      ],
    ],
    [
      "2 mars, 4 ma",
      ["mardi 2 mars 2027, jeudi 4 mars 2027", "mardi 2 mars 2027, mardi 4 mai 2027"],
    ],
    // « et » joins an hour to its quarter, and two ends, as well as two dates.
    ["mardi entre 9h et midi", ["mardi 19 janvier 2027 de 9 h à 12 h"]],
    [
      "mardi 14 heures et quart et jeudi 9h",
      ["mardi 19 janvier 2027 à 14 h 15, jeudi 14 janvier 2027 à 9 h"],
    ],
    // The same twice, or a first that nobody understands.
    ["mardi 14h, mardi 14h", []],
    ["mardi bla, jeudi 14h", []],
  ])("« %s »", (typed, expected) => {
    expect(lists(typed)).toEqual(expected);
  });
});

const FRAGMENTS =
  "|m|mar|mardi|mard|jeudi|mercredi|le|2|5|13|14|31|02/03|5/6|mars|ma|oct|2027|14h|14h3|2h30|6:30|2pm|midi|minuit|soir|du soir|demain|dans|huit|jours|prochain|next|Tue|March|at 6|à|de|entre|et|ou|,|;|-|pendant 2h|premier|du mois".split(
    "|",
  );
const typed = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(" ", " ", "")), { maxLength: 8 })
  .map((parts) => parts.flat().join(""));
const readings = fc.record({
  now: fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-01-01") }),
  zone: fc.constantFrom("Europe/Paris", "America/New_York", "UTC"),
  language: fc.constantFrom("fr" as const, "en" as const),
});

describe("whatever is typed", () => {
  test("what it may mean is to come, said once, and read as itself", () => {
    fc.assert(
      fc.property(
        fc.oneof(typed, fc.string({ unit: "binary", maxLength: 60 })),
        readings,
        (text, when) => {
          const slots = slotsMeant(text, when, HOURS);
          const words = slots.map((slot) => slotInWords(slot, when.language));
          expect(new Set(words).size).toBe(words.length);
          for (const [index, slot] of slots.entries()) {
            expect(readSlot(words[index] ?? "", when)).toEqual(slot);
            expect(startOf(slot, when.zone)).toBeGreaterThan(when.now - 86_400_000);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("what is read in one way only is offered first, as it is read", () => {
    fc.assert(
      fc.property(typed, readings, (text, when) => {
        const slot = readSlot(text, when);
        fc.pre(!("refused" in slot));
        expect(slotsMeant(text, when, HOURS)[0]).toEqual(slot);
      }),
      { numRuns: 500 },
    );
  });

  test("lists are read as themselves", () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 2, maxLength: 3 }), readings, (texts, when) => {
        for (const slots of listsMeant(texts.join(", "), when, HOURS, 200))
          expect(readSlots(listed(slots, when), when)).toEqual(slots);
      }),
      { numRuns: 500 },
    );
  });

  test("it takes no time", () => {
    const started = performance.now();
    for (const fragment of FRAGMENTS)
      listsMeant(`${fragment} `.repeat(2000).slice(0, 200), at(), HOURS, 200);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
