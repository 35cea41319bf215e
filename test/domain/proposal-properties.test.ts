import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { calendarOf } from "../../src/calendar.ts";
import type { Calendar } from "../../src/domain/calendar.ts";
import { type Clash, isNear } from "../../src/domain/clash.ts";
import { LOOK_AHEAD, type Proposed, propose } from "../../src/domain/proposal.ts";
import type { FrequencyRhythm, Weekday } from "../../src/domain/rhythm.ts";
import { daysAfter, instantOf, wallAt, weekdayOf } from "../../src/when.ts";

const PARIS = "Europe/Paris";
const thionville = (): Promise<Calendar> =>
  calendarOf({
    id: 1,
    slug: "t",
    name: "T",
    zone: PARIS,
    language: "fr",
    holidays: "FR-57",
    schoolZone: "B",
  });

const FORTNIGHT = 14;
const pad = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

const days = fc
  .integer({ min: 0, max: 3 * 365 })
  .map((after) => daysAfter({ day: "2026-09-01" }, after));
const zones = fc.constantFrom(PARIS, "America/New_York", "Pacific/Auckland");

const rhythms: fc.Arbitrary<FrequencyRhythm> = fc
  .record({
    every: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom("week" as const, "month" as const),
    weekdays: fc.uniqueArray(
      fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday),
      {
        minLength: 1,
      },
    ),
    from: fc.integer({ min: 0, max: 22 * 4 }),
    length: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ from, length, ...rest }) => ({
    kind: "frequency",
    ...rest,
    from: pad(from * 15),
    to: pad(Math.min(from + length, 95) * 15),
  }));

/** Other bodies meet on some evenings of the coming weeks. */
const meetings = (from: { readonly day: string }, zone: string): fc.Arbitrary<readonly Clash[]> =>
  fc.array(
    fc.record({
      body: fc.constantFrom("Santé", "Emploi"),
      when: fc
        .record({ after: fc.nat(LOOK_AHEAD), hour: fc.integer({ min: 8, max: 21 }) })
        .map(({ after, hour }) => ({
          wall: `${daysAfter(from, after).day}T${pad(hour * 60)}`,
          zone,
        })),
      minutes: fc.option(fc.integer({ min: 30, max: 300 })),
      common: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 60 },
  );

const situations = fc
  .record({ rhythm: rhythms, from: days, zone: zones })
  .chain((one) => meetings(one.from, one.zone).map((clashes) => ({ ...one, clashes })));

describe.each(["UTC", "America/New_York", "Pacific/Kiritimati"])("in a process of %s", (here) => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("whatever the rhythm, the year and the meetings of others", async () => {
    vi.stubEnv("TZ", here);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(here);
    const calendar = await thionville();
    fc.assert(
      fc.property(situations, ({ rhythm, from, zone, clashes }) => {
        const found = propose(rhythm, from, zone, calendar, clashes);
        const starts = found.map(({ slot }) => slot.wall);
        expect(starts.length).toBeGreaterThanOrEqual(2);
        expect(starts.length).toBeLessThanOrEqual(8);
        expect(starts).toEqual([...new Set(starts)].toSorted());

        for (const { slot, remarks } of found) {
          const day = { day: slot.wall.slice(0, 10) };
          const time = slot.wall.slice(11);
          expect(wallAt(instantOf(slot), zone)).toEqual(slot);
          expect(rhythm.weekdays).toContain(weekdayOf(day));
          expect(time >= rhythm.from && time < rhythm.to).toBe(true);
          expect(day.day >= from.day && day.day < daysAfter(from, LOOK_AHEAD).day).toBe(true);
          expect(calendar.publicHoliday(day)).toBeUndefined();
          expect(remarks.map(({ about }) => about).toSorted()).toEqual(
            against(slot, calendar, clashes).toSorted(),
          );
        }
        const isTaken = found.some(({ remarks }) =>
          remarks.some(({ about }) => about !== "school-unknown"),
        );
        if (isTaken) expect(freeDays(rhythm, from, zone, calendar, clashes).length).toBeLessThan(2);
      }),
      { numRuns: 150 },
    );
  });
});

/** What speaks against a slot. */
function against(
  slot: Proposed["slot"],
  calendar: Calendar,
  clashes: readonly Clash[],
): readonly string[] {
  const school = calendar.schoolHoliday({ day: slot.wall.slice(0, 10) });
  const known = school?.name === null ? "school-unknown" : "school-holidays";
  return [
    ...(school === undefined ? [] : [known]),
    ...clashes.filter((clash) => isNear(slot, clash)).map(() => "clash"),
  ];
}

/** The days on which nothing speaks against the beginning of a body's hours, until a fortnight after the next meeting is owed. */
function freeDays(
  { weekdays, from: start, every, unit }: FrequencyRhythm,
  from: { readonly day: string },
  zone: string,
  calendar: Calendar,
  clashes: readonly Clash[],
): readonly string[] {
  const until = Math.min(LOOK_AHEAD, FORTNIGHT + every * (unit === "week" ? 7 : 30));
  const wanted: readonly number[] = weekdays;
  return Array.from({ length: until }, (_, after) => daysAfter(from, after))
    .filter((day) => wanted.includes(weekdayOf(day)) && calendar.publicHoliday(day) === undefined)
    .map(({ day }) => ({ wall: `${day}T${start}`, zone }))
    .filter((slot) => wallAt(instantOf(slot), zone).wall === slot.wall)
    .filter(
      (slot) =>
        against(slot, calendar, clashes).filter((one) => one !== "school-unknown").length === 0,
    )
    .map(({ wall }) => wall);
}
