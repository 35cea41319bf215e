import { HOUR, instantOf, MINUTE, sameWallOn, type WallTime } from "../when.ts";
import { nextOpen, type OpenHours, previousOpen } from "./quiet-hours.ts";

/** When a meeting is recalled: some days before at an hour of the wall, or some minutes before. */
export type Reminder =
  | { readonly days: number; readonly time: string }
  | { readonly minutes: number };

export const USUAL_REMINDERS: readonly Reminder[] = [
  { days: 7, time: "09:00" },
  { days: 1, time: "09:00" },
  { minutes: 120 },
];

export interface DueReminder {
  readonly reminder: Reminder;
  /** Epoch ms. */
  readonly dueAt: number;
  /** Epoch ms: later than this it is skipped and reported. */
  readonly graceUntil: number;
}

/** The short name of a reminder, also its key: `J-7`, `H-2`, `M-45`. */
export function reminderCode(reminder: Reminder): string {
  if ("days" in reminder) return `J-${reminder.days}`;
  return reminder.minutes % 60 === 0 ? `H-${reminder.minutes / 60}` : `M-${reminder.minutes}`;
}

/**
 * When each reminder of a meeting falls, those already past left out. Days are counted
 * on the calendar, so that « J−1 9 h » is 9 o'clock on both sides of daylight saving. What
 * would disturb comes at the open hour before, or, if that is past, at the next one that
 * is still before the meeting; what then falls together is said once.
 * Grace: 48 h for a week before, until 3 h before for the days, until 15 min before for the hours.
 */
export function dueReminders(
  meeting: WallTime,
  reminders: readonly Reminder[],
  now: number,
  hours: OpenHours,
): readonly DueReminder[] {
  const start = instantOf(meeting);
  const due = reminders
    .map((reminder) => ({ reminder, wanted: dueAt(meeting, start, reminder) }))
    .filter(({ wanted }) => wanted > now && wanted < start)
    .map(({ reminder, wanted }) => ({ reminder, dueAt: undisturbing(wanted, now, hours) }))
    .filter((one) => one.dueAt < start);
  return due
    .filter((one, at) => due.findIndex((other) => other.dueAt === one.dueAt) === at)
    .map((one) => ({
      ...one,
      graceUntil: Math.max(one.dueAt, grace(one.reminder, one.dueAt, start)),
    }));
}

const NUDGE = { days: 3, time: "10:00" };

/**
 * When those who have not answered are asked directly whether they come: three days before,
 * at 10 o'clock or at the next open hour. Grace: 24 h, until 3 h before.
 */
export function rsvpNudge(
  meeting: WallTime,
  now: number,
  hours: OpenHours,
): Omit<DueReminder, "reminder"> | undefined {
  const start = instantOf(meeting);
  const wanted = dueAt(meeting, start, NUDGE);
  const nudgeAt = nextOpen(wanted, hours);
  const last = start - 3 * HOUR;
  if (wanted <= now || nudgeAt > last) return undefined;
  return { dueAt: nudgeAt, graceUntil: Math.min(nudgeAt + 24 * HOUR, last) };
}

function undisturbing(wanted: number, now: number, hours: OpenHours): number {
  const before = previousOpen(wanted, hours);
  return before > now ? before : nextOpen(wanted, hours);
}

function dueAt(meeting: WallTime, start: number, reminder: Reminder): number {
  if ("minutes" in reminder) return start - reminder.minutes * MINUTE;
  return instantOf(sameWallOn(meeting, -reminder.days, reminder.time));
}

function grace(reminder: Reminder, due: number, start: number): number {
  if ("minutes" in reminder) return start - 15 * MINUTE;
  if (reminder.days >= 7) return due + 48 * HOUR;
  return start - 3 * HOUR;
}
