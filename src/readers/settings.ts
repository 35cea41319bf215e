import type { Arg } from "../command.ts";
import type { Reminder } from "../domain/reminder.ts";
import type { Rhythm } from "../domain/rhythm.ts";
import { choice } from "./arguments.ts";
import { readReminders } from "./reminders.ts";
import { readRhythm } from "./rhythms.ts";

/** When a body meets: « deuxième mardi 18h ». */
export function rhythm(): Arg<Rhythm> {
  return { given: "rest", optional: false, read: readRhythm };
}

/** When meetings are recalled: « J-7 9h, H-2 »; null for the usual ones. */
export function reminders(): Arg<readonly Reminder[] | null> {
  return { given: "rest", optional: false, read: readReminders };
}

export function language() {
  return choice({
    fr: { fr: ["français", "fr"], en: ["French"] },
    en: { fr: ["anglais", "en"], en: ["English"] },
  });
}

export function yesOrNo() {
  return choice({
    yes: { fr: ["oui", "o"], en: ["yes", "y"] },
    no: { fr: ["non", "n"], en: ["no"] },
  });
}
