import { excerpt } from "../domain/partner.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { type Reminder, reminderCode } from "../domain/reminder.ts";
import { folded } from "./names.ts";

const MOST = 5;
/** A quarter of an hour before is too late to be posted at all: see the graces of `domain/reminder.ts`. */
const LEAST_MINUTES = 30;
const USUAL_TIME = "09:00";
const DAYS =
  /^[jd]\s*[-−–]\s*(?<days>\d{1,2})(?:\s+(?:à\s+|at\s+)?(?<hour>\d{1,2})\s*[h:](?<minute>\d{2})?)?$/iu;
const HOURS = /^h\s*[-−–]\s*(?<hours>\d{1,2})$/iu;
const MINUTES = /^m\s*[-−–]\s*(?<minutes>\d{1,3})$/iu;

/** « J-7 9h, J-1, H-2 », « habituels » (null), « aucun » (none at all); the farthest first. */
export function readReminders(words: string): readonly Reminder[] | null | Refusal {
  const key = folded(words);
  if (["habituels", "habituel", "defaut", "usual", "default"].includes(key)) return null;
  if (["aucun", "none"].includes(key)) return [];
  const reminders: Reminder[] = [];
  for (const part of words
    .split(/[,;\n]| et | and /u)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const reminder = readReminder(part);
    if (reminder === undefined) return refuse("reminder.unreadable", { part: excerpt(part) });
    if (reminders.some((one) => reminderCode(one) === reminderCode(reminder)))
      return refuse("reminder.twice", { part: excerpt(part) });
    reminders.push(reminder);
  }
  if (reminders.length === 0) return refuse("reminder.unreadable", { part: excerpt(words) });
  if (reminders.length > MOST) return refuse("reminder.too-many", { most: MOST });
  return reminders.toSorted((a, b) => reach(b) - reach(a));
}

function reach(reminder: Reminder): number {
  return "days" in reminder ? reminder.days * 24 * 60 : reminder.minutes;
}

function readReminder(part: string): Reminder | undefined {
  const days = DAYS.exec(part)?.groups;
  if (days) {
    const hour = Number(days["hour"] ?? 9);
    const time =
      days["hour"] === undefined
        ? USUAL_TIME
        : `${String(hour).padStart(2, "0")}:${days["minute"] ?? "00"}`;
    const count = Number(days["days"]);
    return hour < 24 && Number(days["minute"] ?? 0) < 60 && count >= 1 && count <= 60
      ? { days: count, time }
      : undefined;
  }
  const hours = Number(HOURS.exec(part)?.groups?.["hours"] ?? 0);
  const minutes = hours * 60 + Number(MINUTES.exec(part)?.groups?.["minutes"] ?? 0);
  return minutes >= LEAST_MINUTES && minutes <= 48 * 60 ? { minutes } : undefined;
}
