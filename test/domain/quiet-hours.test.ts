import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openHours } from "../../src/calendar.ts";
import { isOpen, nextOpen, type OpenHours, previousOpen } from "../../src/domain/quiet-hours.ts";
import { dueReminders, reminderCode, USUAL_REMINDERS } from "../../src/domain/reminder.ts";
import { DAY, instantOf, wallAt } from "../../src/when.ts";

const ZONE = "Europe/Paris";
const at = (wall: string) => instantOf({ wall, zone: ZONE });
const wall = (instant: number) => wallAt(instant, ZONE).wall;

const thionville = (): Promise<OpenHours> =>
  openHours({
    id: 1,
    slug: "t",
    name: "T",
    zone: ZONE,
    language: "fr",
    holidays: "FR-57",
    schoolZone: null,
  });

describe("quiet hours", () => {
  test.each([
    ["a Tuesday morning", "2027-03-02T09:00", "2027-03-02T09:00", "2027-03-02T09:00"],
    ["before it opens", "2027-03-02T07:59", "2027-03-01T19:00", "2027-03-02T08:00"],
    ["when it closes", "2027-03-02T20:00", "2027-03-02T19:00", "2027-03-03T08:00"],
    ["a Sunday", "2027-03-07T11:00", "2027-03-06T19:00", "2027-03-08T08:00"],
    [
      "Good Friday, a holiday in Moselle",
      "2027-03-26T09:00",
      "2027-03-25T19:00",
      "2027-03-27T08:00",
    ],
    [
      "Easter Sunday, then Easter Monday",
      "2027-03-28T09:00",
      "2027-03-27T19:00",
      "2027-03-30T08:00",
    ],
    [
      "26 December, a holiday in Moselle",
      "2028-12-26T09:00",
      "2028-12-23T19:00",
      "2028-12-27T08:00",
    ],
    [
      "the night when clocks go forward",
      "2027-03-28T03:30",
      "2027-03-27T19:00",
      "2027-03-30T08:00",
    ],
  ])("%s", async (_, typed, before, after) => {
    const hours = await thionville();
    expect(wall(previousOpen(at(typed), hours))).toBe(before);
    expect(wall(nextOpen(at(typed), hours))).toBe(after);
  });

  test("what is moved is always open, on its own side, and what is open does not move", async () => {
    const hours = await thionville();
    const instants = fc.integer({ min: at("2027-01-01T00:00"), max: at("2028-12-31T00:00") });
    fc.assert(
      fc.property(instants, (instant) => {
        const before = previousOpen(instant, hours);
        const after = nextOpen(instant, hours);
        expect(isOpen(before, hours) && isOpen(after, hours)).toBe(true);
        expect(before).toBeLessThanOrEqual(instant);
        expect(after).toBeGreaterThanOrEqual(instant);
        expect(after - before).toBeLessThan(6 * DAY);
        if (isOpen(instant, hours)) expect([before, after]).toEqual([instant, instant]);
      }),
    );
  });
});

describe("reminders disturb nobody", () => {
  const planned = "2026-12-01T10:00";

  test.each([
    [
      "J−7 on Good Friday",
      "2027-04-02T18:00",
      ["J-7 2027-03-25T19:00", "J-1 2027-04-01T09:00", "H-2 2027-04-02T16:00"],
    ],
    [
      "J−1 on 26 December",
      "2028-12-27T18:00",
      ["J-7 2028-12-20T09:00", "J-1 2028-12-23T19:00", "H-2 2028-12-27T16:00"],
    ],
    [
      "J−1 on a Sunday",
      "2027-01-04T18:00",
      ["J-7 2026-12-28T09:00", "J-1 2027-01-02T19:00", "H-2 2027-01-04T16:00"],
    ],
    [
      "two hours before an early meeting",
      "2027-03-03T09:00",
      ["J-7 2027-02-24T09:00", "J-1 2027-03-02T09:00", "H-2 2027-03-02T19:00"],
    ],
    [
      "two that would fall together are one",
      "2027-01-04T09:00",
      ["J-7 2026-12-28T09:00", "J-1 2027-01-02T19:00"],
    ],
  ])("%s", async (_, meeting, expected) => {
    const due = dueReminders(
      { wall: meeting, zone: ZONE },
      USUAL_REMINDERS,
      at(planned),
      await thionville(),
    );
    expect(due.map(({ reminder, dueAt }) => `${reminderCode(reminder)} ${wall(dueAt)}`)).toEqual(
      expected,
    );
  });

  test("what was planned too late for the hour before comes at the next, if the meeting is not over", async () => {
    const hours = await thionville();
    const due = dueReminders(
      { wall: "2027-03-08T18:00", zone: ZONE },
      USUAL_REMINDERS,
      at("2027-03-06T21:00"),
      hours,
    );
    expect(due.map(({ dueAt }) => wall(dueAt))).toEqual(["2027-03-08T08:00", "2027-03-08T16:00"]);
  });
});
