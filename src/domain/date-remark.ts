import { hasHour, type Slot, type WallTime } from "../when.ts";
import type { Calendar, HolidayName } from "./calendar.ts";
import { type Clash, isSameDay } from "./clash.ts";

/** What whoever chooses a date should know of it. Never a refusal: people decide. */
export type DateRemark =
  | { readonly about: "public-holiday"; readonly name: HolidayName }
  | { readonly about: "school-holidays"; readonly zone: string; readonly name: HolidayName }
  /** Nobody knows yet whether there is school. */
  | { readonly about: "school-unknown"; readonly zone: string }
  | {
      readonly about: "clash";
      readonly body: string;
      readonly when: WallTime;
      readonly common: number;
    };

/** All there is to say of a date: its holidays, then whichever other bodies meet on that day, in their order. */
export function remarksOn(
  slot: Slot,
  calendar: Calendar,
  clashes: readonly Clash[],
): readonly DateRemark[] {
  const day = hasHour(slot) ? slot.wall.slice(0, 10) : slot.day;
  return [
    ...holidayRemarks(day, calendar),
    ...clashes.filter((clash) => isSameDay(day, clash)).map(clashRemark),
  ];
}

/** A public holiday says it all: nobody looks for the school's on that day. */
function holidayRemarks(day: string, calendar: Calendar): readonly DateRemark[] {
  const feast = calendar.publicHoliday({ day });
  if (feast !== undefined) return [{ about: "public-holiday", name: feast }];
  const school = calendar.schoolHoliday({ day });
  if (school === undefined) return [];
  const { zone, name } = school;
  return [
    name === null ? { about: "school-unknown", zone } : { about: "school-holidays", zone, name },
  ];
}

const clashRemark = ({ body, when, common }: Clash): DateRemark => ({
  about: "clash",
  body,
  when,
  common,
});
