import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import ours from "../data/school-holidays/zone-b.json" with { type: "json" };
import { SetupFault } from "../src/errors.ts";
import { readSchoolHolidays, schoolHolidaysOf } from "../src/school-holidays.ts";

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "zone.json");
  writeFileSync(file, text);
  return file;
}

const [first, second] = ours.years;
const [autumn, christmas] = first?.holidays ?? [];
const withYears = (...years: readonly unknown[]) => JSON.stringify({ ...ours, years });

describe("a file in place of ours is refused", () => {
  test.each([
    ["that is no JSON", "{ zone: B }", "est illisible / cannot be read"],
    ["without years", JSON.stringify({ ...ours, years: [] }), "\nyears: "],
    [
      "with a misspelt name",
      withYears({ ...first, hollidays: [] }),
      '\nyears.0: Unrecognized key: "hollidays"',
    ],
    [
      "with a date as people write it",
      withYears({ ...first, from: "1er septembre 2026" }),
      "\nyears.0.from: écrivez une date comme 2027-02-20 / write a date such as 2027-02-20",
    ],
    [
      "with a date that there is not",
      withYears({ ...first, holidays: [{ ...autumn, lessonsEnd: "2026-02-30" }] }),
      "\nyears.0.holidays.0.lessonsEnd: écrivez une date comme",
    ],
    [
      "with holidays that end before they begin",
      withYears({ ...first, holidays: [{ ...autumn, lessonsResume: "2026-10-17" }] }),
      "\nyears.0.holidays.0.lessonsResume: la reprise vient après la fin des cours / ",
    ],
    [
      "with holidays in no order",
      withYears({ ...first, holidays: [christmas, autumn] }),
      "\nyears.0.holidays.1: ces vacances ne sont pas dans leur année, ou pas dans l’ordre / ",
    ],
    [
      "with holidays of another year",
      withYears({ ...first, until: "2027-01-02", holidays: [autumn, christmas] }),
      "\nyears.0.holidays.1: ces vacances ne sont pas dans leur année, ou pas dans l’ordre / ",
    ],
    [
      "with a year that ends before it begins",
      withYears({ ...first, until: "2026-08-31", holidays: [] }),
      "\nyears.0.until: la fin vient après le début / ",
    ],
    [
      "with a day between two years",
      withYears(first, { ...second, from: "2027-09-03" }),
      "\nyears.1.from: cette année commence le lendemain de la précédente / this year begins on the day after the one before (2027-09-01)",
    ],
    [
      "with holidays without a name",
      withYears({ ...first, holidays: [{ ...autumn, name: { fr: " ", en: "autumn" } }] }),
      "\nyears.0.holidays.0.name.fr: ce texte est vide / this text is empty",
    ],
  ])("%s", async (_, text, said) => {
    const file = fileOf(text);
    const fault = await readSchoolHolidays(file).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SetupFault);
    expect(String(fault)).toContain(file);
    expect(String(fault)).toContain(said);
  });

  test("that is not there", async () => {
    await expect(readSchoolHolidays("/nowhere/zone.json")).rejects.toThrow(
      /UTOPIA_SCHOOL_HOLIDAYS : \/nowhere\/zone\.json est illisible/,
    );
  });
});

test("a file in place of ours is another calendar", async () => {
  const day = { day: "2026-10-20" };
  expect(schoolHolidaysOf("B")(day)?.name?.fr).toBe("vacances de la Toussaint");
  await readSchoolHolidays(fileOf(JSON.stringify({ ...ours, zone: "Corse" })));
  expect(schoolHolidaysOf("Corse")(day)?.name?.fr).toBe("vacances de la Toussaint");
  expect(schoolHolidaysOf("B")(day)).toEqual({ zone: "B", name: null });
});
