import { readFile } from "node:fs/promises";
import { z } from "zod";
import ours from "../data/school-holidays/zone-b.json" with { type: "json" };
import type { Calendar } from "./domain/calendar.ts";
import { SetupFault } from "./errors.ts";
import { daysAfter } from "./when.ts";

const text = z
  .string("un texte manque / a text is missing")
  .trim()
  .min(1, "ce texte est vide / this text is empty");
const date = z.iso.date("écrivez une date comme 2027-02-20 / write a date such as 2027-02-20");

const holiday = z
  .strictObject({
    name: z.strictObject({ fr: text, en: text }),
    lessonsEnd: date,
    lessonsResume: date,
  })
  .refine(({ lessonsEnd, lessonsResume }) => lessonsEnd < lessonsResume, {
    path: ["lessonsResume"],
    error: "la reprise vient après la fin des cours / lessons resume after they end",
  });
const year = z
  .strictObject({ source: text, from: date, until: date, holidays: z.array(holiday) })
  .refine(({ from, until }) => from < until, {
    path: ["until"],
    error: "la fin vient après le début / the end comes after the beginning",
  })
  .superRefine(({ from, until, holidays }, context) => {
    for (const [at, { lessonsEnd, lessonsResume }] of holidays.entries()) {
      const earliest = holidays[at - 1]?.lessonsResume ?? from;
      if (lessonsEnd < earliest || lessonsResume > daysAfter({ day: until }, 1).day)
        context.addIssue({
          code: "custom",
          path: ["holidays", at],
          message:
            "ces vacances ne sont pas dans leur année, ou pas dans l’ordre / these holidays are not within their year, or not in order",
        });
    }
  });

/**
 * The school calendar of one zone. It has the words of the ministry's decree: lessons end
 * after class on one day and resume on the morning of another; the days between are
 * holidays. A year is known from the first day of its lessons to the last that the decree
 * speaks of; years follow one another.
 */
const schema = z
  .strictObject({ zone: text, source: text, years: z.array(year).min(1) })
  .superRefine(({ years }, context) => {
    for (const [at, { from }] of years.entries()) {
      const before = years[at - 1];
      if (before !== undefined && from !== daysAfter({ day: before.until }, 1).day)
        context.addIssue({
          code: "custom",
          path: ["years", at, "from"],
          message: `cette année commence le lendemain de la précédente / this year begins on the day after the one before (${before.until})`,
        });
    }
  });

type SchoolYears = z.infer<typeof schema>;

let known: SchoolYears | undefined;

/**
 * Puts the school calendar of a file in place of the one that comes with Utopia, once, at the start.
 * @throws {SetupFault} naming all that is wrong with it, and where
 */
export async function readSchoolHolidays(file: string): Promise<void> {
  const read = schema.safeParse(await jsonIn(file));
  if (!read.success)
    throw new SetupFault(
      `UTOPIA_SCHOOL_HOLIDAYS : ${file} n’est pas un calendrier scolaire / is not a school calendar:\n` +
        read.error.issues
          .map((issue) => `${issue.path.join(".") || "."}: ${issue.message}`)
          .join("\n"),
    );
  known = read.data;
}

async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new SetupFault(
      `UTOPIA_SCHOOL_HOLIDAYS : ${file} est illisible / cannot be read: ${error.message}`,
    );
  }
}

/** The school holidays of a zone. Where the calendar at hand is another zone's, nothing is known. */
export function schoolHolidaysOf(zone: string | null): Calendar["schoolHoliday"] {
  if (zone === null) return () => undefined;
  known ??= schema.parse(ours);
  const years = known.zone === zone ? known.years : [];
  return ({ day }) => {
    const within = years.find(({ from, until }) => from <= day && day <= until);
    if (within === undefined) return { zone, name: null };
    const free = within.holidays.find(
      ({ lessonsEnd, lessonsResume }) => lessonsEnd < day && day < lessonsResume,
    );
    return free && { zone, name: free.name };
  };
}
