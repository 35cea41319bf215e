import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import type { Language } from "../../moments.ts";
import { instantOf, type Slot, type WallTime, type Day as WholeDay, wallAt } from "../../when.ts";
import { dateOf, wholeDay } from "./calendar.ts";
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

/** How something was said, beyond its phrase. */
export interface Saying {
  /** The words, to be quoted. */
  readonly part: string;
  /** Whether they may be English. */
  readonly english: boolean;
}

/** The slot that a phrase means, for who says it there and then. */
export function slotOf(phrase: Phrase, saying: Saying, { now, zone }: Reading): Slot | Refusal {
  if (phrase.kind === "in") return after(now + phrase.minutes * MINUTE, zone);
  const { part, english } = saying;
  const isVague = phrase.part !== undefined && phrase.time === undefined;
  if (isVague) return refuse("date.vague", { part });

  const today = Temporal.PlainDate.from(wallAt(now, zone).wall.slice(0, 10));
  if (phrase.days.length === 0) return withoutDay(phrase.time, today, zone, part);
  const date = dateOf(phrase.days, { today, english, part });
  if (isRefusal(date)) return date;
  const isTooFar = Temporal.PlainDate.compare(date, today.add(FARTHEST)) > 0;
  if (isTooFar) return refuse("date.too-far", { slot: wholeDay(date) });
  if (phrase.time === undefined) {
    return dayOnly(date, phrase.days, today, part);
  }

  const hours = settle(phrase.time, phrase.part, english);
  if (isTrouble(hours)) return explain(hours, date, zone, part);
  const slot = place(hours, date, zone);
  if (isRefusal(slot)) return slot;
  return instantOf(slot) <= now ? refuse("date.past", { slot: { wall: slot.wall, zone } }) : slot;
}

function dayOnly(
  date: PlainDate,
  said: readonly Day[],
  today: PlainDate,
  part: string,
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

function after(instant: number, zone: string): WallTime | Refusal {
  const { wall } = wallAt(instant, zone);
  return certain(Temporal.PlainDateTime.from(wall), zone) ?? { wall, zone };
}

/** An hour alone has no day; « minuit » has not even a night. */
function withoutDay(time: Time | undefined, today: PlainDate, zone: string, part: string): Refusal {
  const isMidnight = time?.kind === "at" && time.start.hour === 24;
  if (!isMidnight) return refuse("date.day-missing", { part });
  return explain({ trouble: "midnight" }, today.add({ days: 1 }), zone, part);
}

/** The hours on their day; how long they last is the time that passes, not the wall's. */
function place(hours: Hours, date: PlainDate, zone: string): (WallTime & Slot) | Refusal {
  const start = onWall(date, hours.start);
  const wall = wallOf(start);
  const unsure = certain(start, zone);
  if (unsure) return unsure;
  if (hours.lasting !== undefined) return { wall, zone, minutes: hours.lasting };
  if (hours.end === undefined) return { wall, zone };

  const end = onWall(date, hours.end);
  const unsureEnd = certain(end, zone);
  if (unsureEnd) return unsureEnd;
  const minutes = (instantOf({ wall: wallOf(end), zone }) - instantOf({ wall, zone })) / MINUTE;
  return { wall, zone, minutes };
}

function onWall(date: PlainDate, minutes: number): PlainDateTime {
  return date.toPlainDateTime().add({ minutes });
}

const wallOf = (wall: PlainDateTime) => wall.toString({ smallestUnit: "minute" });

/** A refusal if the clocks of the zone never show this, or show it twice. */
function certain(wall: PlainDateTime, zone: string): Refusal | undefined {
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

function explain(found: Trouble, date: PlainDate, zone: string, part: string): Refusal {
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
