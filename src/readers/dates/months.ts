import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import { nthWeekday } from "../../domain/rhythm.ts";
import { type Calendar, type Found, wholeDay } from "./calendar.ts";
import type { Named } from "./named.ts";

type PlainDate = Temporal.PlainDate;

/** A day of a month, if the month has it. */
export function inMonth(month: PlainDate, day: number, part: string): Found | Refusal {
  if (day < 1 || day > 31) return refuse("date.impossible", { part });
  if (day <= month.daysInMonth) return { date: month.with({ day }) };
  return refuse("date.short-month", {
    part,
    days: month.daysInMonth,
    last: wholeDay(month.with({ day: month.daysInMonth })),
    next: wholeDay(longMonthAfter(month, day)),
  });
}

/** The first month after this one that has such a day. */
export function longMonthAfter(month: PlainDate, day: number): PlainDate {
  const next = month.add({ months: 1 });
  return day <= next.daysInMonth ? next.with({ day }) : longMonthAfter(next, day);
}

/** Without a year, the next such month whose day is not over. */
export function nthOf(
  { ordinal, weekday, of }: Extract<Named, { kind: "nth" }>,
  { today, part }: Calendar,
): Found | Refusal {
  if (of === undefined) return refuse("date.vague", { part });
  const inside = (month: PlainDate): Found | Refusal => {
    const date = nthWeekday(month, ordinal, weekday);
    return date.month === month.month ? { date } : refuse("date.no-fifth", { part });
  };
  if ("ahead" in of) return inside(today.with({ day: 1 }).add({ months: of.ahead }));

  const month = Temporal.PlainDate.from({ year: of.year ?? today.year, month: of.month, day: 1 });
  const found = inside(month);
  const isOver = isRefusal(found)
    ? of.month < today.month
    : Temporal.PlainDate.compare(found.date, today) < 0;
  return of.year === undefined && isOver ? inside(month.add({ years: 1 })) : found;
}
