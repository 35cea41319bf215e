import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import { nthWeekday, type Weekday } from "../../domain/rhythm.ts";
import type { Day as WholeDay } from "../../when.ts";
import type { Day, Named } from "./named.ts";

type PlainDate = Temporal.PlainDate;

/** « lundi 4 janvier » on the 13th is past; in October, it is the wrong weekday. */
const RECENT_DAYS = 31;

/** From where a day is told. */
export interface Calendar {
  readonly today: PlainDate;
  /** Whether 02/03 may be the third of February. */
  readonly english: boolean;
  /** What was typed, to be quoted. */
  readonly part: string;
}

/** A date, and the one before it that the same words named, had it not been past. */
interface Found {
  readonly date: PlainDate;
  readonly passed?: PlainDate;
}

export const wholeDay = (date: PlainDate): WholeDay => ({ day: date.toString() });

/** The date of one day, said once or twice; not yet compared with today. */
export function dateOf(said: readonly Day[], calendar: Calendar): PlainDate | Refusal {
  const dates: PlainDate[] = [];
  for (const day of said) {
    const date = agreeing(day, calendar);
    if (isRefusal(date)) return date;
    dates.push(date);
  }
  const [first, second] = dates;
  if (first === undefined) return refuse("date.day-missing", { part: calendar.part });
  if (second === undefined || first.equals(second)) return first;
  return refuse("date.contradiction", {
    part: calendar.part,
    first: wholeDay(first),
    second: wholeDay(second),
  });
}

/** The date, if it falls on the weekday that was typed beside it. */
function agreeing(day: Day, calendar: Calendar): PlainDate | Refusal {
  const { named, weekday } = day;
  if (named.kind === "number" && named.ahead === undefined) {
    return comingNumber(named.day, weekday, calendar);
  }
  const found = find(named, calendar);
  if (isRefusal(found) || weekday === undefined) return isRefusal(found) ? found : found.date;
  return onWeekday(found, weekday, calendar);
}

function onWeekday(found: Found, weekday: Weekday, calendar: Calendar): PlainDate | Refusal {
  const { date } = found;
  if (date.dayOfWeek === weekday) return date;
  const past = pastOne(found, weekday, calendar.today);
  if (past !== undefined) return refuse("date.past", { slot: wholeDay(past) });

  const before = date.subtract({ days: (date.dayOfWeek - weekday + 7) % 7 });
  const nearest = [before, before.add({ weeks: 1 })].filter(
    (other) => Temporal.PlainDate.compare(other, calendar.today) >= 0,
  );
  return refuse("date.weekday", {
    part: calendar.part,
    date: wholeDay(date),
    nearest: nearest.map(wholeDay),
  });
}

/** The past date that was meant: the one that was named, or a recent one that has the weekday. */
function pastOne(
  { date, passed }: Found,
  weekday: Weekday,
  today: PlainDate,
): PlainDate | undefined {
  if (Temporal.PlainDate.compare(date, today) < 0) return date;
  const isRecent = passed !== undefined && passed.until(today).days <= RECENT_DAYS;
  return isRecent && passed.dayOfWeek === weekday ? passed : undefined;
}

function find(named: Named, calendar: Calendar): Found | Refusal {
  const { today, part } = calendar;
  switch (named.kind) {
    case "date":
      return yearly(named, calendar);
    case "figures":
      return fromFigures(named, calendar);
    case "number":
      return inMonth(today.with({ day: 1 }).add({ months: named.ahead ?? 0 }), named.day, part);
    case "weekday":
      return comingWeekday(named, calendar);
    case "week": {
      const monday = today.subtract({ days: today.dayOfWeek - 1 });
      return { date: monday.add({ weeks: named.ahead, days: named.weekday - 1 }) };
    }
    case "away": {
      const date = today.add({ days: named.days });
      if (named.idiom === undefined) return { date };
      return either("date.ambiguous-days", calendar, date.subtract({ days: 1 }), date);
    }
    case "nth":
      return nthOf(named, calendar);
    default:
      return named satisfies never;
  }
}

function either(
  code:
    | "date.ambiguous-days"
    | "date.ambiguous-weekday"
    | "date.ambiguous-number"
    | "date.ambiguous-figures",
  { part }: Calendar,
  first: PlainDate,
  second: PlainDate,
): Refusal {
  return refuse(code, { part, first: wholeDay(first), second: wholeDay(second) });
}

type DayAndMonth = { readonly day: number; readonly month: number; readonly year?: number };

/** Without a year, the next one to come; today is to come, unless « prochain » was said. */
function yearly(
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
  if (date === undefined)
    return refuse("date.leap", { part, year, next: wholeDay(nextLeapDay(year)) });

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

function fromFigures(
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
  return either("date.ambiguous-figures", calendar, one.date, other.date);
}

/**
 * « le 5 » : the next to come. Today's number could mean today or the next month, unless a weekday
 * tells them apart. A « 31 » is not looked for beyond the month where it would be due.
 */
function comingNumber(
  day: number,
  weekday: Weekday | undefined,
  calendar: Calendar,
): PlainDate | Refusal {
  const { today, part } = calendar;
  const thisMonth = today.with({ day: 1 });
  if (day !== today.day) {
    const isOver = day < today.day;
    const found = inMonth(isOver ? thisMonth.add({ months: 1 }) : thisMonth, day, part);
    if (isRefusal(found) || weekday === undefined) return isRefusal(found) ? found : found.date;
    const passed = isOver ? today.with({ day }) : undefined;
    return onWeekday(passed ? { ...found, passed } : found, weekday, calendar);
  }
  const next = inMonth(thisMonth.add({ months: 1 }), day, part);
  const later = isRefusal(next) ? longMonthAfter(thisMonth, day) : next.date;
  const fitting = [today, later].filter((date) => (weekday ?? date.dayOfWeek) === date.dayOfWeek);
  const [only, other] = fitting;
  if (only === undefined) return onWeekday({ date: today }, weekday ?? 1, calendar);
  return other === undefined ? only : either("date.ambiguous-number", calendar, only, other);
}

function inMonth(month: PlainDate, day: number, part: string): Found | Refusal {
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
function longMonthAfter(month: PlainDate, day: number): PlainDate {
  const next = month.add({ months: 1 });
  return day <= next.daysInMonth ? next.with({ day }) : longMonthAfter(next, day);
}

function comingWeekday(
  { weekday, which, later }: Extract<Named, { kind: "weekday" }>,
  calendar: Calendar,
): Found | Refusal {
  const { today, part } = calendar;
  if (which === "usual") return refuse("date.vague", { part });
  const isToday = today.dayOfWeek === weekday;
  const next = today.add({ days: isToday ? 7 : (weekday - today.dayOfWeek + 7) % 7, weeks: later });
  const isClear = !isToday || (which === "next" && later === 0);
  if (isClear) return { date: next };
  return either("date.ambiguous-weekday", calendar, next.subtract({ weeks: 1 }), next);
}

function nthOf(
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
