import fc from "fast-check";
import { expect, test } from "vitest";
import { durationInWords } from "../../src/moments.ts";
import { readDuration } from "../../src/readers/durations.ts";

test.each([
  ["1h30", 90],
  ["1H30", 90],
  ["1 h 30", 90],
  ["1\u202fh\u00a030", 90],
  ["1h 30 min", 90],
  ["1 heure 30", 90],
  ["1 heure et 30 minutes", 90],
  ["une heure et demie", 90],
  ["une heure trente", 90],
  ["1h et quart", 75],
  ["deux heures trois quarts", 165],
  ["2 h", 120],
  ["2 heures", 120],
  ["deux heures", 120],
  ["90 min", 90],
  ["90 mn", 90],
  ["120min", 120],
  ["quatre-vingt-dix minutes", 90],
  ["1,5 h", 90],
  ["2,25 heures", 135],
  ["une demi-heure", 30],
  ["un quart d’heure", 15],
  ["trois quarts d'heure", 45],
  ["0h45", 45],
  ["24 h", 1440],
  ["5 min", 5],
  ["1.5 hours", 90],
  ["two hours", 120],
  ["an hour", 60],
  ["an hour and a half", 90],
  ["two and a half hours", 150],
  ["2 hours and 30 minutes", 150],
  ["half an hour", 30],
])("%s is %i minutes", (typed, minutes) => {
  expect(readDuration(typed)).toBe(minutes);
});

test.each([
  ["", "duration.empty"],
  ["90", "duration.unreadable"],
  ["1h5", "duration.unreadable"],
  ["1h75", "duration.unreadable"],
  ["1:30", "duration.unreadable"],
  ["2.30 h", "duration.unreadable"],
  ["une journée", "duration.unreadable"],
  ["environ 2 h", "duration.unreadable"],
  ["2 h ou 3 h", "duration.unreadable"],
  ["-2 h", "duration.unreadable"],
  ["2 h 🎉", "duration.unreadable"],
  ["4 min", "duration.range"],
  ["0 h", "duration.range"],
  ["24h01", "duration.range"],
  ["999 h", "duration.range"],
])("« %s » is refused: %s", (typed, code) => {
  expect(readDuration(typed)).toMatchObject({ refused: code });
});

test("a long text is refused", () => {
  expect(readDuration("1h ".repeat(1000))).toMatchObject({ refused: "duration.too-long" });
});

test("what is said is read", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 1440 }),
      fc.constantFrom("fr" as const, "en" as const),
      (minutes, language) => {
        expect(readDuration(durationInWords(minutes, language))).toBe(minutes);
      },
    ),
  );
});

test("whatever is typed is minutes or a refusal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const read = readDuration(text);
      expect(typeof read === "number" ? read >= 5 && read <= 1440 : read.refused).toBeTruthy();
    }),
  );
});
