import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../src/domain/refusal.ts";
import { type Language, slotInWords } from "../../src/moments.ts";
import { type Reading, readSlot, readSlots } from "../../src/readers/dates/index.ts";
import { DAY, hasHour, type Slot, startOf } from "../../src/when.ts";

const ZONES = ["Europe/Paris", "America/New_York", "UTC"] as const;
const LANGUAGES: readonly Language[] = ["fr", "en"];
const START = Date.parse("2026-01-01T00:00:00Z");
const MINUTE = 60_000;

const readings: fc.Arbitrary<Reading> = fc.record({
  now: fc.integer({ min: START, max: START + 2 * 365 * DAY }),
  zone: fc.constantFrom(...ZONES),
  language: fc.constantFrom(...LANGUAGES),
});

/** From two minutes to four years after `now`, in its zone. */
function slotAfter({ now, zone }: Reading, ahead: number, minutes: number | undefined): Slot {
  const local = Temporal.Instant.fromEpochMilliseconds(now + ahead).toZonedDateTimeISO(zone);
  const wall = local.toPlainDateTime().toString({ smallestUnit: "minute" });
  return minutes === undefined ? { wall, zone } : { wall, zone, minutes };
}

/** A slot in an hour that autumn repeats is refused however it is said. */
function isRepeated(slot: Slot): boolean {
  if (!hasHour(slot)) return false;
  const wall = Temporal.PlainDateTime.from(slot.wall);
  const earlier = wall.toZonedDateTime(slot.zone, { disambiguation: "earlier" });
  return !earlier.equals(wall.toZonedDateTime(slot.zone, { disambiguation: "later" }));
}

const atStart = (zone: string): Reading => ({ now: START, zone, language: "fr" });
const isUnique = (slots: readonly Slot[]) =>
  new Set(slots.map((slot) => slotInWords(slot, "fr"))).size === slots.length;

const ahead = fc.integer({ min: 2 * MINUTE, max: 4 * 365 * DAY });
const length = fc.option(fc.integer({ min: 1, max: 24 * 60 }), { nil: undefined });

describe("what is read is said, what is said is read", () => {
  test("a slot with its hour, in both languages, to both readers", () => {
    fc.assert(
      fc.property(
        readings,
        ahead,
        length,
        fc.constantFrom(...LANGUAGES),
        (at, ms, minutes, said) => {
          const slot = slotAfter(at, ms, minutes);
          fc.pre(!isRepeated(slot));
          expect(readSlot(slotInWords(slot, said), at)).toEqual(slot);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("around the nights when the clocks change", () => {
    const nights = ["2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07"];
    fc.assert(
      fc.property(
        fc.constantFrom(...nights),
        fc.constantFrom(...ZONES),
        fc.integer({ min: -12 * 60, max: 12 * 60 }),
        length,
        fc.constantFrom(...LANGUAGES),
        (night, zone, offset, minutes, said) => {
          const midnight = startOf({ day: night }, zone);
          const slot = slotAfter(atStart(zone), midnight + offset * MINUTE - START, minutes);
          fc.pre(!isRepeated(slot));
          expect(readSlot(slotInWords(slot, said), atStart(zone))).toEqual(slot);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a day alone", () => {
    fc.assert(
      fc.property(readings, ahead, fc.constantFrom(...LANGUAGES), (at, ms, said) => {
        const slot = slotAfter(at, ms, undefined);
        const day = { day: hasHour(slot) ? slot.wall.slice(0, 10) : slot.day };
        expect(readSlot(slotInWords(day, said), at)).toEqual(day);
      }),
      { numRuns: 500 },
    );
  });

  test("a list of them", () => {
    fc.assert(
      fc.property(
        readings,
        fc.array(ahead, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(", ", " ; ", "\n", " ou ", " or ", " et ", "\n- "),
        (at, moments, between) => {
          const slots = moments.map((ms) => slotAfter(at, ms, undefined));
          fc.pre(!slots.some(isRepeated) && isUnique(slots));
          const typed = slots.map((slot) => slotInWords(slot, at.language)).join(between);
          expect(readSlots(typed, at)).toEqual(slots);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const FRAGMENTS =
  "mardi|mar.|jeudi|sam|Tuesday|2|02|5|1er|14|31|mars|mar|déc.|March|2027|02/03|2.3.2027|2027-03-02|T|14h|14h30|14 h|8|h|30|14:30|6:30|2pm|12am|midi|minuit|quatorze|heures|et|quart|demie|moins le|à|at|de|entre|le|the|ce|ce soir|du soir|du matin|soir|demain|après-demain|aujourd’hui|dans|in|3|deux|15|jours|heures|semaines|prochain|next|en huit|en quinze|premier|dernier|de mars|du mois prochain|le lendemain|pendant|,|;|-|–|/|:|.|\n|ou|or|puis|- |🎉|\u00a0|?".split(
    "|",
  );

const soup = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(" ", " ", "")), { maxLength: 10 })
  .map((parts) => parts.flat().join(""));

const DAYS =
  "mardi 2 mars|le mardi 02/03|mar. 2 mars 2027|2.3.2027|2027-03-02|1er avril|March 2nd|Tue. Mar 2|jeudi|jeudi prochain|ce jeudi|lundi en huit|demain|après-demain|aujourd’hui|ce soir|demain soir|dans 3 jours|dans deux semaines|le 5|sam 6|le premier mardi de janvier|dernier jeudi du mois prochain".split(
    "|",
  );
const HOURS =
  "14h|14 h 30|à 14h30|14:30|6:30|à 8h du soir|8h|midi|minuit|2pm|at 6|quatorze heures et quart|18 heures|de 14h à 16h|14h–16h|14-16h|entre 9h et midi|22h à 1h|14h/16h|14|14.30".split(
    "|",
  );
const likely = fc
  .tuple(
    fc.constantFrom(...DAYS),
    fc.constantFrom(" ", ", ", " - ", "\u00a0: "),
    fc.constantFrom(...HOURS, ""),
    fc.constantFrom("", "", ", jeudi 4 mars 18h", " ou 4 mars", " bla"),
  )
  .map((parts) => parts.join(""));

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  soup,
  likely,
);

const disguised = (text: string) =>
  text
    .toUpperCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("’", "'")
    .replaceAll(/ +/g, "\u202f ");

function outcome(text: string, at: Reading): unknown {
  const read = readSlots(text, at);
  return isRefusal(read) ? read.refused : read;
}

describe("whatever is typed", () => {
  test("is slots to come that read the same again, or a refusal", () => {
    fc.assert(
      fc.property(anything, readings, (text, at) => {
        const read = readSlots(text, at);
        if (isRefusal(read)) return;
        expect(read.length).toBeGreaterThan(0);
        for (const slot of read) {
          expect(startOf(slot, at.zone)).toBeGreaterThan(at.now - (hasHour(slot) ? 0 : DAY));
          expect(readSlot(slotInWords(slot, at.language), at)).toEqual(slot);
        }
      }),
      { numRuns: 8000 },
    );
  });

  test("is read the same in any case, with any blanks and apostrophes, without accents", () => {
    fc.assert(
      fc.property(fc.oneof(soup, likely), readings, (text, at) => {
        expect(outcome(disguised(text), at)).toEqual(outcome(text, at));
      }),
      { numRuns: 5000 },
    );
  });

  test("takes no time", () => {
    const started = performance.now();
    for (const fragment of FRAGMENTS) {
      readSlots(`${fragment} `.repeat(2000 / (fragment.length + 1)), atStart("UTC"));
      readSlots(`${fragment} `.repeat(100_000), atStart("UTC"));
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
