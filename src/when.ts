import { Temporal } from "temporal-polyfill";

/** What a clock on the wall shows, and the IANA zone of that wall: `2027-03-28T18:00`, `Europe/Paris`. */
export interface WallTime {
  readonly wall: string;
  readonly zone: string;
}

/** A day of the calendar, in no zone: `2027-03-28`. */
export interface Day {
  readonly day: string;
}

/** Something that is proposed or planned: an hour with, when it was said, how long it lasts; or a whole day. */
export type Slot = (WallTime & { readonly minutes?: number }) | Day;

/**
 * The two clocks of a process. `now` is epoch ms and may jump either way;
 * `monotonic` is ms from an arbitrary start and only grows: waits are measured with it.
 */
export interface Clock {
  now(): number;
  monotonic(): number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** Whether a slot has an hour. */
export function hasHour(slot: Slot): slot is WallTime & { readonly minutes?: number } {
  return "wall" in slot;
}

/**
 * The instant (epoch ms) of a wall time. An hour that daylight saving skips is
 * pushed forward, one that it repeats is its first occurrence (RFC 5545 §3.3.5);
 * the readers refuse both before they come here.
 */
export function instantOf({ wall, zone }: WallTime): number {
  const key = `${wall} ${zone}`;
  const instant =
    known.get(key) ?? Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, instant);
  return instant;
}

// The same few moments are asked for at each answer, and Temporal takes as long as a query.
const known = new Map<string, number>();
const MOST_KNOWN = 1_000;

/** The first instant (epoch ms) of a slot, a day's being its midnight in `zone`. */
export function startOf(slot: Slot, zone: string): number {
  if (hasHour(slot)) return instantOf(slot);
  return Temporal.PlainDate.from(slot.day).toZonedDateTime(zone).epochMilliseconds;
}

/** What the wall shows at an instant (epoch ms), to the minute. */
export function wallAt(instant: number, zone: string): WallTime {
  const minute = Math.floor(instant / MINUTE);
  const last = latest.get(zone);
  if (last?.minute === minute) return last.at;
  const local = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  const at = { wall: local.toString({ smallestUnit: "minute" }), zone };
  latest.set(zone, { minute, at });
  return at;
}

/** What was last asked of each zone, which is mostly what it is now. */
const latest = new Map<string, { readonly minute: number; readonly at: WallTime }>();

/** The day of the calendar at an instant (epoch ms). */
export function dayAt(instant: number, zone: string): Day {
  return { day: wallAt(instant, zone).wall.slice(0, 10) };
}

export function daysAfter({ day }: Day, days: number): Day {
  return { day: Temporal.PlainDate.from(day).add({ days }).toString() };
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
export function weekdayOf({ day }: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The wall time `days` before or after, at `time` (`09:00`). */
export function sameWallOn({ wall, zone }: WallTime, days: number, time: string): WallTime {
  const day = Temporal.PlainDateTime.from(wall).toPlainDate().add({ days });
  return { wall: `${day.toString()}T${time}`, zone };
}

/** The wall time that many months later; a day that its month has not becomes its last. */
export function monthsAfter({ wall, zone }: WallTime, months: number): WallTime {
  const later = Temporal.PlainDateTime.from(wall).add({ months });
  return { wall: later.toString({ smallestUnit: "minute" }), zone };
}

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;

/** Whether this is a wall time as we write them: `2027-03-28T18:00`. */
export function isWall(text: string): boolean {
  if (!WALL.test(text)) return false;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: "reject" }).toString().startsWith(text);
  } catch {
    return false;
  }
}

/** Whether `zone` names a zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
