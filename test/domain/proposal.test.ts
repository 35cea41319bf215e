import { describe, expect, test } from "vitest";
import { calendarOf } from "../../src/calendar.ts";
import type { Calendar } from "../../src/domain/calendar.ts";
import type { Clash } from "../../src/domain/clash.ts";
import { type Proposed, propose } from "../../src/domain/proposal.ts";
import type { FrequencyRhythm } from "../../src/domain/rhythm.ts";
import { daysAfter } from "../../src/when.ts";

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

const MONTHLY: FrequencyRhythm = {
  kind: "frequency",
  every: 1,
  unit: "month",
  weekdays: [2],
  from: "14:00",
  to: "19:00",
};

const sante = (wall: string, minutes: number | null = null): Clash => ({
  body: "Santé",
  when: { wall, zone: PARIS },
  minutes,
  common: 5,
});

/** « 2027-01-12T14:00 », with what it was taken in spite of. */
const shown = ({ slot, remarks }: Proposed): string =>
  [slot.wall, ...remarks.map(({ about }) => about)].join(" ");

async function proposed(
  change: Partial<FrequencyRhythm>,
  from: string,
  clashes: readonly Clash[] = [],
): Promise<readonly string[]> {
  const rhythm = { ...MONTHLY, ...change };
  return propose(rhythm, { day: from }, PARIS, await thionville(), clashes).map(shown);
}

describe("a body is proposed", () => {
  test("its weekdays of a fortnight, at the beginning of its hours and two hours before their end", async () => {
    expect(await proposed({ weekdays: [2, 4] }, "2027-01-11")).toEqual([
      "2027-01-12T14:00",
      "2027-01-12T17:00",
      "2027-01-14T14:00",
      "2027-01-14T17:00",
      "2027-01-19T14:00",
      "2027-01-19T17:00",
      "2027-01-21T14:00",
      "2027-01-21T17:00",
    ]);
  });

  test.each([
    ["18:00", "20:00", ["18:00"]],
    ["18:00", "21:45", ["18:00"]],
    ["18:00", "22:00", ["18:00", "20:00"]],
    ["12:15", "13:00", ["12:15"]],
  ])("between %s and %s", async (from, to, starts) => {
    const found = await proposed({ from, to }, "2027-01-11");
    expect(found).toEqual(
      ["2027-01-12", "2027-01-19"].flatMap((day) => starts.map((start) => `${day}T${start}`)),
    );
  });

  test("eight slots of the ten days that it may choose from, from the first to the last", async () => {
    expect(await proposed({ weekdays: [1, 2, 3, 4, 5] }, "2027-01-11")).toEqual([
      "2027-01-11T14:00",
      "2027-01-12T17:00",
      "2027-01-13T17:00",
      "2027-01-15T14:00",
      "2027-01-18T17:00",
      "2027-01-20T14:00",
      "2027-01-21T14:00",
      "2027-01-22T17:00",
    ]);
  });

  test("the Tuesdays of January, when those of December are holidays", async () => {
    expect(await proposed({}, "2026-12-20")).toEqual([
      "2027-01-05T14:00",
      "2027-01-05T17:00",
      "2027-01-12T14:00",
      "2027-01-12T17:00",
    ]);
  });

  test("no Good Friday, no 26 December, though other networks meet on them", async () => {
    const hours = { from: "18:00", to: "20:00" };
    expect(await proposed({ ...hours, weekdays: [5] }, "2027-03-22")).toEqual([
      "2027-04-02T18:00",
      "2027-04-09T18:00",
    ]);
    // Nor where the other days are school holidays: the next best are taken.
    expect(await proposed({ ...hours, unit: "week", weekdays: [7] }, "2027-12-20")).toEqual([
      "2028-01-02T18:00 school-holidays",
      "2028-01-09T18:00",
    ]);
  });

  test("days of the summer, said to be so, where it meets more often than that is long", async () => {
    const evenings = { from: "18:00", to: "20:00" };
    expect(await proposed(evenings, "2027-07-05")).toEqual([
      "2027-07-06T18:00 school-holidays",
      "2027-07-13T18:00 school-holidays",
    ]);
    expect(await proposed({ ...evenings, every: 2 }, "2027-07-05")).toEqual([
      "2027-09-07T18:00",
      "2027-09-14T18:00",
    ]);
  });

  test("days of which nobody knows yet whether there is school, said to be so", async () => {
    expect(await proposed({ from: "18:00", to: "20:00" }, "2028-07-03")).toEqual([
      "2028-07-04T18:00",
      "2028-07-11T18:00 school-unknown",
    ]);
  });

  test("the other hour, on a day on which another body meets", async () => {
    expect(await proposed({}, "2027-01-11", [sante("2027-01-12T18:00")])).toEqual([
      "2027-01-12T14:00",
      "2027-01-19T14:00",
      "2027-01-19T17:00",
    ]);
  });

  test("another day, when that meeting leaves less than two hours on either side", async () => {
    const evenings = { from: "18:00", to: "20:00" };
    const later = ["2027-01-19T18:00", "2027-01-26T18:00"];
    const both = ["2027-01-12T18:00", "2027-01-19T18:00"];
    const beside = (wall: string, minutes?: number) =>
      proposed(evenings, "2027-01-11", [sante(wall, minutes)]);
    expect(await beside("2027-01-12T14:01")).toEqual(later);
    expect(await beside("2027-01-12T14:00")).toEqual(both);
    expect(await beside("2027-01-12T12:00", 240)).toEqual(both);
    expect(await beside("2027-01-12T12:00", 241)).toEqual(later);
    expect(await beside("2027-01-12T21:59")).toEqual(later);
    expect(await beside("2027-01-12T22:00")).toEqual(both);
  });

  test("a clash, named, when every one of its days has one, and only as many as it must", async () => {
    const everyTuesday = Array.from({ length: 12 }, (_, weeks) =>
      sante(`${daysAfter({ day: "2027-01-12" }, 7 * weeks).day}T18:00`),
    );
    const rhythm: FrequencyRhythm = { ...MONTHLY, from: "18:00", to: "20:00" };
    const found = propose(rhythm, { day: "2027-01-11" }, PARIS, await thionville(), everyTuesday);
    expect(found).toEqual(
      ["2027-01-12T18:00", "2027-01-19T18:00"].map((wall) => ({
        slot: { wall, zone: PARIS },
        remarks: [{ about: "clash", body: "Santé", when: { wall, zone: PARIS }, common: 5 }],
      })),
    );
  });

  test("the free hour of a day alone, then another day with its clashes", async () => {
    const clashes = [19, 26].map((day) => sante(`2027-01-${day}T16:00`));
    const farther = ["02-02", "02-09", "02-16", "02-23"].map((day) => sante(`2027-${day}T16:00`));
    const all = [sante("2027-01-12T18:00"), ...clashes, ...farther];
    expect(await proposed({}, "2027-01-11", all)).toEqual([
      "2027-01-12T14:00",
      "2027-01-19T14:00 clash",
      "2027-01-19T17:00 clash",
    ]);
  });

  test("a clash rather than school holidays, which empty the room", async () => {
    const clashes = ["2026-12-15", "2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26"].map(
      (day) => sante(`${day}T18:00`),
    );
    expect(await proposed({ from: "18:00", to: "20:00" }, "2026-12-14", clashes)).toEqual([
      "2026-12-15T18:00 clash",
      "2027-01-05T18:00 clash",
    ]);
  });

  test("no hour that the clocks skip in spring or repeat in autumn", async () => {
    const nights = { weekdays: [7 as const], from: "02:30", to: "06:30" };
    expect(await proposed(nights, "2027-03-22")).toEqual([
      "2027-03-28T04:30",
      "2027-04-04T02:30",
      "2027-04-04T04:30",
    ]);
    expect((await proposed({ ...nights, every: 6 }, "2027-10-25")).at(0)).toBe("2027-11-14T02:30");
    const noSchool = { ...(await thionville()), schoolHoliday: () => undefined };
    const autumn = propose({ ...MONTHLY, ...nights }, { day: "2027-10-25" }, PARIS, noSchool, []);
    expect(autumn.map(shown)).toEqual(["2027-10-31T04:30", "2027-11-07T02:30", "2027-11-07T04:30"]);
  });
});
