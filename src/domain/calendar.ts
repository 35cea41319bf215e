import type { Language } from "../moments.ts";
import type { Day } from "../when.ts";

/** « Vendredi saint », « vacances de printemps », in each language. */
export type HolidayName = Readonly<Record<Language, string>>;

/** A day on which the schools of a zone are closed; without a name, nobody knows yet whether they are. */
interface SchoolHoliday {
  readonly zone: string;
  readonly name: HolidayName | null;
}

/** What the calendar of a network says of a day. */
export interface Calendar {
  readonly publicHoliday: (day: Day) => HolidayName | undefined;
  /** Nothing, where no school holidays are looked up. */
  readonly schoolHoliday: (day: Day) => SchoolHoliday | undefined;
}
