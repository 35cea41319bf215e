import type { OpenHours } from "./domain/quiet-hours.ts";
import type { Territory } from "./domain/territory.ts";
import type { Day } from "./when.ts";

/**
 * The hours in which a network may be spoken to. Its public holidays come from
 * date-holidays by département: Moselle (FR-57) also rests on Good Friday and 26 December.
 */
export async function openHours({ zone, holidays }: Territory): Promise<OpenHours> {
  return { zone, opens: "08:00", closes: "20:00", isHoliday: await holidaysOf(holidays) };
}

type Calendar = (day: Day) => boolean;

const calendars = new Map<string, Promise<Calendar>>();

function holidaysOf(region: string | null): Promise<Calendar> {
  if (region === null) return Promise.resolve(() => false);
  const known = calendars.get(region) ?? calendarOf(region);
  calendars.set(region, known);
  return known;
}

/** Loaded only when something is planned: the library holds the whole world's holidays. */
async function calendarOf(region: string): Promise<Calendar> {
  const { default: Holidays } = await import("date-holidays");
  const [country = region, ...state] = region.split("-");
  const library = new Holidays(country, state.join("-"));
  const years = new Map<string, ReadonlySet<string>>();
  return ({ day }) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? publicDays(library, Number(year));
    years.set(year, days);
    return days.has(day);
  };
}

interface Library {
  getHolidays(year: number): readonly { readonly date: string; readonly type: string }[];
}

function publicDays(library: Library, year: number): ReadonlySet<string> {
  const all = library.getHolidays(year).filter((holiday) => holiday.type === "public");
  return new Set(all.map((holiday) => holiday.date.slice(0, 10)));
}
