import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import { type Calendar, type Found, twoDays, wholeDay } from "./calendar.ts";
import type { Named } from "./named.ts";

type PlainDate = Temporal.PlainDate;

type DayAndMonth = { readonly day: number; readonly month: number; readonly year?: number };

/** Without a year, the next one to come; today is to come, unless « prochain » was said. */
export function yearly(
  said: DayAndMonth & { readonly isNext?: true },
  calendar: Calendar,
): Found | Refusal {
  const { today, part } = calendar;
  const { day, month, isNext } = said;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= longestMonth(month);
  if (!exists) return refuse("date.impossible", { part });

  const isOver =
    month < today.month ||
    (month === today.month && (day < today.day || (isNext && day === today.day)));
  const year = said.year ?? today.year + (isOver ? 1 : 0);
  const date = inYear(year, month, day);
  if (date === undefined) {
    return refuse("date.leap", { part, year, next: wholeDay(nextLeapDay(year)) });
  }

  const passed = said.year === undefined && isOver ? inYear(year - 1, month, day) : undefined;
  return passed === undefined ? { date } : { date, passed };
}

/** Undefined for 29 February of most years. */
function inYear(year: number, month: number, day: number): PlainDate | undefined {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : undefined;
}

const longestMonth = (month: number) =>
  Temporal.PlainDate.from({ year: 2028, month, day: 1 }).daysInMonth;

function nextLeapDay(year: number): PlainDate {
  return inYear(year, 2, 29) ?? nextLeapDay(year + 1);
}

/** Day first; to an English reader, only where the figures leave no choice. */
export function fromFigures(
  { first, second, year }: Extract<Named, { kind: "figures" }>,
  calendar: Calendar,
): Found | Refusal {
  const when = year === undefined ? {} : { year };
  const dayFirst = { day: first, month: second, ...when };
  const monthFirst = { day: second, month: first, ...when };
  if (!calendar.english || first === second || first > 12) return yearly(dayFirst, calendar);
  if (second > 12) return yearly(monthFirst, calendar);

  const one = yearly(dayFirst, calendar);
  const other = yearly(monthFirst, calendar);
  if (isRefusal(one) || isRefusal(other)) return refuse("date.impossible", { part: calendar.part });
  return twoDays("date.ambiguous-figures", calendar, one.date, other.date);
}
