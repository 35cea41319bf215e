import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import type { Language } from "../../moments.ts";
import { instantOf, type Slot, type WallTime, type Day as WholeDay, wallAt } from "../../when.ts";
import { type Calendar, wholeDay } from "./calendar.ts";
import { dateOf } from "./date.ts";
import type { Time } from "./hours.ts";
import type { Day } from "./named.ts";
import type { Phrase } from "./phrase.ts";
import { type Hours, isTrouble, settle, type Trouble } from "./settle.ts";

/** When, where and to whom something is said: the time (epoch ms) and the zone are the asker's. */
export interface Reading {
  readonly now: number;
  /** IANA. */
  readonly zone: string;
  readonly language: Language;
}

type PlainDate = Temporal.PlainDate;
type PlainDateTime = Temporal.PlainDateTime;

const MINUTE = 60_000;
const FARTHEST = { years: 5 };

type Timed = WallTime & { readonly minutes?: number };

/** Where a phrase is understood: a calendar, and the clock of who says it. */
interface Context extends Calendar, Pick<Reading, "now" | "zone"> {}

/** The slot that a phrase means; `part` is its words, `english` whether they may be English. */
export function slotOf(
  phrase: Phrase,
  saying: Pick<Calendar, "part" | "english">,
  { now, zone }: Reading,
): Slot | Refusal {
  if (phrase.kind === "in") return after(now + phrase.minutes * MINUTE, zone);
  const today = Temporal.PlainDate.from(wallAt(now, zone).wall.slice(0, 10));
  const context = { ...saying, today, now, zone };
  const { days, part, time } = phrase;
  if (part !== undefined && time === undefined) return refuse("date.vague", { part: saying.part });
  if (days.length === 0) return withoutDay(time, context);

  const date = dateOf(days, context);
  if (isRefusal(date)) return date;
  const isTooFar = Temporal.PlainDate.compare(date, today.add(FARTHEST)) > 0;
  if (isTooFar) return refuse("date.too-far", { slot: wholeDay(date) });
  if (time === undefined) return dayOnly(date, days, context);

  const hours = settle(time, part, saying.english);
  return isTrouble(hours) ? explain(hours, date, context) : hourOn(date, hours, context);
}

function after(instant: number, zone: string): WallTime | Refusal {
  const { wall } = wallAt(instant, zone);
  return uncertain(Temporal.PlainDateTime.from(wall), zone) ?? { wall, zone };
}

/** An hour alone has no day; « minuit » has not even a night. */
function withoutDay(time: Time | undefined, context: Context): Refusal {
  const isMidnight = time?.kind === "at" && time.start.hour === 24;
  if (!isMidnight) return refuse("date.day-missing", { part: context.part });
  return explain({ trouble: "midnight" }, context.today.add({ days: 1 }), context);
}

function dayOnly(
  date: PlainDate,
  said: readonly Day[],
  { today, part }: Context,
): WholeDay | Refusal {
  const slot = wholeDay(date);
  if (Temporal.PlainDate.compare(date, today) < 0) return refuse("date.past", { slot });
  // A weekday has told the year; the year that comes is no surprise.
  const mayBeHour = said.every(
    ({ named, weekday }) => weekday === undefined && named.kind === "date" && named.mayBeHour,
  );
  const isFar = date.year > today.year + 1;
  return mayBeHour && isFar ? refuse("date.year-or-hour", { part, slot }) : slot;
}

function hourOn(date: PlainDate, hours: Hours, { now, zone }: Context): Slot | Refusal {
  const slot = place(hours, date, zone);
  if (isRefusal(slot)) return slot;
  return instantOf(slot) <= now ? refuse("date.past", { slot: { wall: slot.wall, zone } }) : slot;
}

/** The hours on their day; how long they last is the time that passes, not the wall's. */
function place(hours: Hours, date: PlainDate, zone: string): Timed | Refusal {
  const start = onWall(date, hours.start);
  const wall = wallOf(start);
  const unsure = uncertain(start, zone);
  if (unsure) return unsure;
  if (hours.lasting !== undefined) return { wall, zone, minutes: hours.lasting };
  if (hours.end === undefined) return { wall, zone };

  const end = onWall(date, hours.end);
  const unsureEnd = uncertain(end, zone);
  if (unsureEnd) return unsureEnd;
  const minutes = (instantOf({ wall: wallOf(end), zone }) - instantOf({ wall, zone })) / MINUTE;
  return { wall, zone, minutes };
}

function onWall(date: PlainDate, minutes: number): PlainDateTime {
  return date.toPlainDateTime().add({ minutes });
}

const wallOf = (wall: PlainDateTime) => wall.toString({ smallestUnit: "minute" });

/** A refusal if the clocks of the zone never show this, or show it twice. */
function uncertain(wall: PlainDateTime, zone: string): Refusal | undefined {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.equals(later)) return undefined;
  const slot = { wall: wallOf(wall), zone };
  if (earlier.toPlainDateTime().equals(wall)) return refuse("date.repeated-hour", { slot });
  return refuse("date.skipped-hour", {
    slot,
    before: { wall: wallOf(earlier.toPlainDateTime()), zone },
    after: { wall: wallOf(later.toPlainDateTime()), zone },
  });
}

function explain(found: Trouble, date: PlainDate, { zone, part }: Context): Refusal {
  const at = (minutes: number) => ({ wall: wallOf(onWall(date, minutes)), zone });
  switch (found.trouble) {
    case "half-day": {
      const first = found.hour * 60 + found.minute;
      return refuse("date.ambiguous-half-day", { part, first: at(first), second: at(first + 720) });
    }
    case "midnight":
      return refuse("date.ambiguous-midnight", { part, first: at(0), second: at(1440) });
    case "no-hour":
      return refuse("date.no-hour", { part });
    case "part":
      return refuse("date.part-of-day", { part });
    case "backwards":
      return refuse("date.backwards", { part });
    case "unclear":
      return refuse("date.ambiguous-hours", { part });
    default:
      return found satisfies never;
  }
}
