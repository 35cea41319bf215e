import { Temporal } from "temporal-polyfill";
import type { FixedRhythm, FrequencyRhythm, Rhythm } from "./domain/rhythm.ts";
import { hasHour, type Slot } from "./when.ts";

export type Language = "fr" | "en";
type Names = Readonly<Record<Language, readonly string[]>>;

/** From Monday. */
export const WEEKDAYS: Names = {
  fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

export const MONTHS: Names = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
    " ",
  ),
  en: "January February March April May June July August September October November December".split(
    " ",
  ),
};

/** First to fourth, then last. */
const ORDINALS: Names = {
  fr: ["premier", "deuxième", "troisième", "quatrième", "dernier"],
  en: ["first", "second", "third", "fourth", "last"],
};

/** Zero to twelve: as far as a rhythm counts its weeks and its months. */
const COUNTS: Names = {
  fr: "zéro un deux trois quatre cinq six sept huit neuf dix onze douze".split(" "),
  en: "zero one two three four five six seven eight nine ten eleven twelve".split(" "),
};

const DAY_MINUTES = 24 * 60;
/** Keeps a figure and its unit on one line. */
const NBSP = "\u00a0";

/**
 * A slot in words, always with its weekday and its year: « mardi 2 mars 2027 de 14 h à 16 h ».
 * What is written here is read back by `readSlot` as the same slot. The zone is not said.
 */
export function slotInWords(slot: Slot, language: Language): string {
  const key = hasHour(slot)
    ? `${language} ${slot.wall} ${slot.zone} ${slot.minutes ?? ""}`
    : `${language} ${slot.day}`;
  const words = known.get(key) ?? worded(slot, language);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, words);
  return words;
}

// The same few slots are said at each vote; making words of one takes as long as three queries.
const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

function worded(slot: Slot, language: Language): string {
  if (!hasHour(slot)) return dayInWords(Temporal.PlainDate.from(slot.day), language);

  const wall = Temporal.PlainDateTime.from(slot.wall);
  const start = minutesOf(wall);
  const day = dayInWords(wall.toPlainDate(), language);
  if (slot.minutes === undefined) return `${day} ${hoursInWords(start, undefined, language)}`;

  // How long it lasts is elapsed time: a night that loses an hour ends later on the wall.
  const end = wall.toZonedDateTime(slot.zone).add({ minutes: slot.minutes }).toPlainDateTime();
  const days = wall.toPlainDate().until(end.toPlainDate(), { largestUnit: "days" }).days;
  const until = days * DAY_MINUTES + minutesOf(end);
  if (until > start && until <= start + DAY_MINUTES && isOnce(end, slot.zone)) {
    return `${day} ${hoursInWords(start, until, language)}`;
  }
  const pending = language === "fr" ? "pendant" : "for";
  return `${day} ${hoursInWords(start, undefined, language)} ${pending} ${durationInWords(slot.minutes, language)}`;
}

/** The hour of a wall time in words: « 18 h 30 ». */
export function timeInWords(wall: string, language: Language): string {
  return hour(minutesOf(Temporal.PlainDateTime.from(wall)), language);
}

/** The weekday of a day (`2027-03-28`, or a wall time) in words. */
export function weekdayInWords(day: string, language: Language): string {
  return nameAt(WEEKDAYS[language], Temporal.PlainDate.from(day).dayOfWeek - 1);
}

/** Minutes in words: « 1 h 30 », « 45 min ». */
export function durationInWords(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  if (rest === 0) return `${hours}${NBSP}h`;
  const said = `${hours}${NBSP}h${NBSP}${twoDigits(rest)}`;
  return language === "fr" ? said : `${said}${NBSP}min`;
}

/** A rhythm in words, read back by `readRhythm` as the same rhythm. */
export function rhythmInWords(rhythm: Rhythm, language: Language): string {
  switch (rhythm.kind) {
    case "fixed":
      return `${fixedDays(rhythm, language)} ${fixedHours(rhythm, language)}`;
    case "frequency":
      return frequencyInWords(rhythm, language);
    case "none":
      return language === "fr" ? "sans rythme" : "no rhythm";
    default:
      return rhythm satisfies never;
  }
}

function fixedDays(rhythm: FixedRhythm, language: Language): string {
  if (rhythm.pattern === "weekly") {
    const days = rhythm.weekdays.map((weekday) => nameAt(WEEKDAYS[language], weekday - 1));
    return language === "fr"
      ? `tous les ${listed(days.map(plural), "et")}`
      : `every ${listed(days, "and")}`;
  }
  const names = rhythm.ordinals.map((ordinal) =>
    nameAt(ORDINALS[language], ordinal < 0 ? 4 : ordinal - 1),
  );
  const day = nameAt(WEEKDAYS[language], rhythm.weekday - 1);
  const days = names.length > 1 ? plural(day) : day;
  return language === "fr"
    ? `${listed(names, "et")} ${days} du mois`
    : `${listed(names, "and")} ${days} of the month`;
}

function fixedHours({ time, minutes }: FixedRhythm, language: Language): string {
  const start = minutesOf(Temporal.PlainTime.from(time));
  return hoursInWords(start, minutes === undefined ? undefined : start + minutes, language);
}

function frequencyInWords(rhythm: FrequencyRhythm, language: Language): string {
  const from = hour(minutesOf(Temporal.PlainTime.from(rhythm.from)), language);
  const to = hour(minutesOf(Temporal.PlainTime.from(rhythm.to)), language);
  const days = rhythm.weekdays.map((weekday) => nameAt(WEEKDAYS[language], weekday - 1));
  const every = nameAt(COUNTS[language], rhythm.every);

  if (language === "en") {
    const period = rhythm.every === 1 ? rhythm.unit : `${every} ${plural(rhythm.unit)}`;
    return `every ${period}, ${listed(days, "or")}, between ${from} and ${to}`;
  }
  const unit = rhythm.unit === "week" ? "semaine" : "mois";
  const all = rhythm.unit === "week" ? "toutes" : "tous";
  const period = rhythm.every === 1 ? `chaque ${unit}` : `${all} les ${every} ${plural(unit)}`;
  return `${period}, ${listed(days, "ou")}, entre ${from} et ${to}`;
}

function dayInWords(day: Temporal.PlainDate, language: Language): string {
  const weekday = nameAt(WEEKDAYS[language], day.dayOfWeek - 1);
  const month = nameAt(MONTHS[language], day.month - 1);
  const number = language === "fr" && day.day === 1 ? "1er" : day.day;
  return `${weekday} ${number} ${month} ${day.year}`;
}

/** Minutes from the day's midnight; an end above 24 h is the next day's, and that is said. */
function hoursInWords(start: number, end: number | undefined, language: Language): string {
  const french = language === "fr";
  const from = hour(start, language);
  if (end === undefined) return french ? `à ${from}` : `at ${from}`;

  const isNextDay = end > DAY_MINUTES;
  const midnight = french ? "minuit" : "midnight";
  const to = end === DAY_MINUTES ? midnight : hour(end % DAY_MINUTES, language);
  if (french) return `de ${from} à ${to}${isNextDay ? " le lendemain" : ""}`;
  return `from ${from} to ${to}${isNextDay ? " the next day" : ""}`;
}

function hour(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (language === "en") return `${twoDigits(hours)}:${twoDigits(rest)}`;
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${twoDigits(rest)}`;
}

/** Whether the clocks of a zone show this only once: not in the hour that autumn repeats. */
function isOnce(wall: Temporal.PlainDateTime, zone: string): boolean {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  return earlier.equals(wall.toZonedDateTime(zone, { disambiguation: "later" }));
}

const minutesOf = (time: { readonly hour: number; readonly minute: number }) =>
  time.hour * 60 + time.minute;

const twoDigits = (number: number) => String(number).padStart(2, "0");
const plural = (name: string) => (name.endsWith("s") ? name : `${name}s`);

/** « lundi, mardi et jeudi », without a comma before the last. */
function listed(names: readonly string[], last: string): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}

function nameAt(names: readonly string[], at: number): string {
  const name = names[at];
  if (name === undefined) throw new RangeError(`No name at ${at}`);
  return name;
}
