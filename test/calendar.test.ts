import { describe, expect, test } from "vitest";
import { calendarOf, openHours } from "../src/calendar.ts";
import type { Territory } from "../src/domain/territory.ts";

const THIONVILLE: Territory = {
  id: 1,
  slug: "thionville",
  name: "Thionville",
  zone: "Europe/Paris",
  language: "fr",
  holidays: "FR-57",
  schoolZone: "B",
};

describe("public holidays", () => {
  test.each([
    ["2027-03-26", "Vendredi saint", "Good Friday"],
    ["2027-12-26", "Lendemain de Noël", "Boxing Day"],
    ["2027-11-01", "Toussaint", "All Saints' Day"],
    ["2008-05-01", "Fête du travail", "Labour Day"],
  ])("of %s in Moselle, by name", async (day, fr, en) => {
    const { publicHoliday } = await calendarOf(THIONVILLE);
    expect(publicHoliday({ day })).toEqual({ fr, en });
  });

  test("elsewhere in France, Good Friday is a day like others", async () => {
    const { publicHoliday } = await calendarOf({ ...THIONVILLE, holidays: "FR-54" });
    expect(publicHoliday({ day: "2027-03-26" })).toBeUndefined();
    expect(publicHoliday({ day: "2027-03-29" })).toBeDefined();
  });

  test("close the day to messages; school holidays do not", async () => {
    const { isHoliday } = await openHours(THIONVILLE);
    expect(["2027-03-26", "2027-03-02", "2027-05-07"].map((day) => isHoliday({ day }))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

const ofDay = async (day: string) => (await calendarOf(THIONVILLE)).schoolHoliday({ day });

describe("school holidays of zone B", () => {
  // Lessons end after class on the day that the decree names, and resume on the morning of the other.
  test.each([
    ["vacances de la Toussaint", "2026-10-17", "2026-10-18", "2026-11-01", "2026-11-02"],
    ["vacances de Noël", "2026-12-19", "2026-12-20", "2027-01-03", "2027-01-04"],
    ["vacances d’hiver", "2027-02-20", "2027-02-21", "2027-03-07", "2027-03-08"],
    ["vacances de printemps", "2027-04-17", "2027-04-18", "2027-05-02", "2027-05-03"],
    ["pont de l’Ascension", "2027-05-05", "2027-05-06", "2027-05-09", "2027-05-10"],
    ["vacances d’été", "2027-07-03", "2027-07-04", "2027-09-01", "2027-09-02"],
    ["vacances de la Toussaint", "2027-10-23", "2027-10-24", "2027-11-07", "2027-11-08"],
    ["vacances de Noël", "2027-12-18", "2027-12-19", "2028-01-02", "2028-01-03"],
    ["vacances d’hiver", "2028-02-05", "2028-02-06", "2028-02-20", "2028-02-21"],
    ["vacances de printemps", "2028-04-08", "2028-04-09", "2028-04-23", "2028-04-24"],
    ["pont de l’Ascension", "2028-05-24", "2028-05-25", "2028-05-28", "2028-05-29"],
  ])(
    "%s: lessons until %s, holidays %s to %s, lessons from %s",
    async (fr, end, first, last, resume) => {
      expect(await ofDay(end)).toBeUndefined();
      expect(await ofDay(first)).toMatchObject({ zone: "B", name: { fr } });
      expect(await ofDay(last)).toMatchObject({ zone: "B", name: { fr } });
      expect(await ofDay(resume)).toBeUndefined();
    },
  );

  test("are unknown before and after the decrees at hand", async () => {
    const unknown = { zone: "B", name: null };
    expect(await ofDay("2026-08-31")).toEqual(unknown);
    expect(await ofDay("2026-09-01")).toBeUndefined();
    expect(await ofDay("2028-07-04")).toBeUndefined();
    expect(await ofDay("2028-07-05")).toEqual(unknown);
  });

  test("say nothing of another zone, and nothing where none is named", async () => {
    const other = await calendarOf({ ...THIONVILLE, schoolZone: "C" });
    expect(other.schoolHoliday({ day: "2027-02-25" })).toEqual({ zone: "C", name: null });
    const none = await calendarOf({ ...THIONVILLE, schoolZone: null });
    expect(none.schoolHoliday({ day: "2027-02-25" })).toBeUndefined();
    expect(none.schoolHoliday({ day: "2040-01-01" })).toBeUndefined();
  });
});
