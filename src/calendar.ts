import type { Calendar, HolidayName } from "./domain/calendar.ts";
import type { OpenHours } from "./domain/quiet-hours.ts";
import type { Territory } from "./domain/territory.ts";
import { schoolHolidaysOf } from "./school-holidays.ts";
import type { Day } from "./when.ts";

/**
 * What a network's calendar says. Its public holidays come from date-holidays by
 * département: Moselle (FR-57) also rests on Good Friday and 26 December. Its school
 * holidays come from a file, by zone.
 */
export async function calendarOf({ holidays, schoolZone }: Territory): Promise<Calendar> {
  return {
    publicHoliday: await publicHolidaysOf(holidays),
    schoolHoliday: schoolHolidaysOf(schoolZone),
  };
}

/** The hours in which a network may be spoken to. */
export async function openHours(territory: Territory): Promise<OpenHours> {
  const { publicHoliday } = await calendarOf(territory);
  const isHoliday = (day: Day) => publicHoliday(day) !== undefined;
  return { zone: territory.zone, opens: "08:00", closes: "20:00", isHoliday };
}

type PublicHolidays = Calendar["publicHoliday"];

const regions = new Map<string, Promise<PublicHolidays>>();

function publicHolidaysOf(region: string | null): Promise<PublicHolidays> {
  if (region === null) return Promise.resolve(() => undefined);
  const known = regions.get(region) ?? loaded(region);
  regions.set(region, known);
  return known;
}

/** Loaded only when something is planned: the library holds the whole world's holidays. */
async function loaded(region: string): Promise<PublicHolidays> {
  const { default: Holidays } = await import("date-holidays");
  const [country = region, ...state] = region.split("-");
  const library = new Holidays(country, state.join("-"));
  const years = new Map<string, ReadonlyMap<string, HolidayName>>();
  return ({ day }) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? publicDays(library, Number(year));
    years.set(year, days);
    return days.get(day);
  };
}

interface Library {
  getHolidays(
    year: number,
    language: string,
  ): readonly { readonly date: string; readonly name: string; readonly type: string }[];
}

/** Two that fall together, as 1 May and Ascension did in 2008, go by the name of the first. */
function publicDays(library: Library, year: number): ReadonlyMap<string, HolidayName> {
  const namesIn = (language: string) =>
    new Map(
      library
        .getHolidays(year, language)
        .filter(({ type }) => type === "public")
        .map(({ date, name }) => [date.slice(0, 10), name] as const)
        .toReversed(),
    );
  const english = namesIn("en");
  return new Map(
    [...namesIn("fr")].map(([day, fr]) => [day, { fr, en: english.get(day) ?? fr }] as const),
  );
}
