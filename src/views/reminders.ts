import { type Reminder, USUAL_REMINDERS } from "../domain/reminder.ts";
import type { Speech } from "../text.ts";

/** « 7 jours avant à 9 h, la veille à 9 h et 2 h avant » ; null stands for the usual ones. */
export function remindersInWords(reminders: readonly Reminder[] | null, speech: Speech): string {
  const { line, join } = speech;
  const words = join(
    (reminders ?? USUAL_REMINDERS).map((reminder) => reminderInWords(reminder, speech)),
  );
  if (reminders === null) return line("reminders.usual", { reminders: words });
  return reminders.length === 0 ? line("reminders.none") : words;
}

function reminderInWords(reminder: Reminder, { line, duration }: Speech): string {
  if ("minutes" in reminder)
    return line("reminders.hours-before", { duration: duration(reminder.minutes) });
  const { days, time } = reminder;
  const [hour = "", minute = ""] = time.split(":");
  return line("reminders.days-before", { days, hour: Number(hour), minute });
}
