import { describe, expect, test } from "vitest";
import { type FixedRhythm, nextOccurrences } from "../../src/domain/rhythm.ts";
import { instantOf } from "../../src/when.ts";

const PARIS = "Europe/Paris";
const monthly = (
  ordinals: (1 | 2 | 3 | 4 | -1)[],
  weekday: 1 | 2 | 7,
  time = "18:00",
): FixedRhythm => ({
  kind: "fixed",
  pattern: "monthly",
  ordinals,
  weekday,
  time,
});
const weekly = (weekdays: (1 | 2 | 4 | 7)[], time = "18:00"): FixedRhythm => ({
  kind: "fixed",
  pattern: "weekly",
  weekdays,
  time,
});

function walls(rhythm: FixedRhythm, from: string, count: number, zone = PARIS): string[] {
  return nextOccurrences(rhythm, Date.parse(from), zone, count).map(({ wall }) => wall);
}

describe("the next occurrences", () => {
  test("of the second Tuesday, over the year's end and both changes of hour", () => {
    expect(walls(monthly([2], 2), "2026-12-08T18:00:00+01:00", 12)).toEqual([
      "2027-01-12T18:00",
      "2027-02-09T18:00",
      "2027-03-09T18:00",
      "2027-04-13T18:00",
      "2027-05-11T18:00",
      "2027-06-08T18:00",
      "2027-07-13T18:00",
      "2027-08-10T18:00",
      "2027-09-14T18:00",
      "2027-10-12T18:00",
      "2027-11-09T18:00",
      "2027-12-14T18:00",
    ]);
  });

  test("are strictly later", () => {
    expect(walls(monthly([2], 2), "2027-01-12T17:59:59+01:00", 1)).toEqual(["2027-01-12T18:00"]);
    expect(walls(monthly([2], 2), "2027-01-12T18:00:00+01:00", 1)).toEqual(["2027-02-09T18:00"]);
  });

  test("of several weeks of the month, each day once", () => {
    expect(walls(monthly([4, -1, 2], 2), "2027-02-01T00:00:00Z", 5)).toEqual([
      "2027-02-09T18:00",
      "2027-02-23T18:00",
      "2027-03-09T18:00",
      "2027-03-23T18:00",
      "2027-03-30T18:00",
    ]);
  });

  test("of several days of the week", () => {
    expect(walls(weekly([4, 1]), "2027-03-25T18:00:00+01:00", 3)).toEqual([
      "2027-03-29T18:00",
      "2027-04-01T18:00",
      "2027-04-05T18:00",
    ]);
  });

  test("keep their wall time when the clocks change", () => {
    const sundays = nextOccurrences(
      weekly([7], "10:00"),
      Date.parse("2027-03-20T00:00Z"),
      PARIS,
      2,
    );
    expect(sundays.map(({ wall }) => wall)).toEqual(["2027-03-21T10:00", "2027-03-28T10:00"]);
    expect(sundays.map((wall) => new Date(instantOf(wall)).toISOString())).toEqual([
      "2027-03-21T09:00:00.000Z",
      "2027-03-28T08:00:00.000Z",
    ]);
  });

  test("are of the zone's day, not of another's", () => {
    const instant = "2027-01-12T23:30:00Z";
    expect(walls(weekly([2], "23:00"), instant, 1, PARIS)).toEqual(["2027-01-19T23:00"]);
    expect(walls(weekly([2], "23:00"), instant, 1, "America/New_York")).toEqual([
      "2027-01-12T23:00",
    ]);
  });

  test("are none when none are asked for, or when there is no day", () => {
    expect(walls(weekly([2]), "2027-01-12T00:00:00Z", 0)).toEqual([]);
    expect(walls(weekly([]), "2027-01-12T00:00:00Z", 3)).toEqual([]);
  });
});
