import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import type { Weekday } from "../../domain/rhythm.ts";
import { type Calendar, type Found, twoDays, wholeDay } from "./calendar.ts";
import { inMonth, longMonthAfter, nthOf } from "./months.ts";
import type { Day, Named } from "./named.ts";
import { fromFigures, yearly } from "./years.ts";

type PlainDate = Temporal.PlainDate;

/** « lundi 4 janvier » on the 13th is past; in October, it is the wrong weekday. */
const RECENT_DAYS = 31;

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
  return onWeekday(find(named, calendar), weekday, calendar);
}

function onWeekday(
  found: Found | Refusal,
  weekday: Weekday | undefined,
  calendar: Calendar,
): PlainDate | Refusal {
  if (isRefusal(found)) return found;
  const { date } = found;
  if (weekday === undefined || date.dayOfWeek === weekday) return date;
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
      return twoDays("date.ambiguous-days", calendar, date.subtract({ days: 1 }), date);
    }
    case "nth":
      return nthOf(named, calendar);
    default:
      return named satisfies never;
  }
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
    if (isRefusal(found) || !isOver) return onWeekday(found, weekday, calendar);
    return onWeekday({ ...found, passed: today.with({ day }) }, weekday, calendar);
  }
  const next = inMonth(thisMonth.add({ months: 1 }), day, part);
  const later = isRefusal(next) ? longMonthAfter(thisMonth, day) : next.date;
  const fits = (date: PlainDate) => weekday === undefined || date.dayOfWeek === weekday;
  if (fits(today) && fits(later)) return twoDays("date.ambiguous-number", calendar, today, later);
  return fits(later) ? later : onWeekday({ date: today }, weekday, calendar);
}

/** The next one after today; on that very weekday, « jeudi » is today or in a week: it is asked. */
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
  return twoDays("date.ambiguous-weekday", calendar, next.subtract({ weeks: 1 }), next);
}
