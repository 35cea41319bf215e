import type { Arg } from "../command.ts";
import { excerpt } from "../domain/partner.ts";
import { isRefusal, refuse } from "../domain/refusal.ts";
import type { Language } from "../text.ts";
import { hasHour, type Slot, type WallTime } from "../when.ts";
import { momentOffers, reading, slotsOffers, timeOffers } from "./date-offers.ts";
import { readMoment, readSlot, readSlots } from "./dates/index.ts";
import { readDuration } from "./durations.ts";
import { Kind } from "./kind.ts";
import { folded } from "./names.ts";
import { readNumber } from "./numbers.ts";
import { readLabels, readText } from "./text.ts";

export function text(most: number, lines: "one" | "many" = "one"): Kind<string> {
  return new Kind<string>({ wide: true, read: (words) => readText(words, most, lines) });
}

export function labels(most: number): Kind<readonly string[]> {
  return new Kind<readonly string[]>({ wide: true, read: (words) => readLabels(words, most) });
}

/** What a choice is called: the first word of each language is the one that is shown. */
type Spellings = Readonly<Record<Language, readonly string[]>>;

/** A word among few, by any of its spellings in either language. */
export function choice<const T extends string>(choices: Readonly<Record<T, Spellings>>): Kind<T> {
  const values = Object.keys(choices) as T[];
  const meant = (words: string) =>
    values.find((value) => {
      const { fr, en } = choices[value];
      return [...fr, ...en].some((one) => folded(one) === folded(words));
    });
  const shown = values.map((value) => ({
    fr: choices[value].fr[0] ?? value,
    en: choices[value].en[0] ?? value,
  }));
  return new Kind<T>({
    choices: shown,
    looksLike: (word) => meant(word) !== undefined,
    read: (words, { speech: { language } }) =>
      meant(words) ??
      refuse("choice.unknown", {
        word: excerpt(words),
        known: { either: shown.map((one) => one[language]) },
      }),
  });
}

/** Who counts in a poll. */
export const VOICES = {
  member: { fr: ["membre", "membres", "personne"], en: ["member", "members"] },
  partner: { fr: ["partenaire", "partenaires", "structure"], en: ["partner", "partners"] },
};

/** When a change made late at night is told. */
export const TELLING = {
  now: { fr: ["maintenant", "tout-de-suite"], en: ["now"] },
  morning: { fr: ["matin", "demain"], en: ["morning"] },
};

export function integer(least: number, most: number): Kind<number> {
  return new Kind<number>({
    range: { least, most },
    read: (words) => {
      const number = readNumber(words);
      return number !== undefined && number >= least && number <= most
        ? number
        : refuse("integer.range", { word: excerpt(words), least, most });
    },
  });
}

export function flag(): Arg<boolean> {
  return { given: "flag", optional: true, read: () => true, fallback: () => false };
}

export function slots(): Kind<readonly Slot[]> {
  return new Kind<readonly Slot[]>({
    wide: true,
    read: (words, at) => readSlots(words, reading(at)),
    offers: slotsOffers,
  });
}

/** When a meeting is: an hour on a day, and when it ends where that was typed too. */
export function meetingTime(): Kind<WallTime & { readonly minutes?: number }> {
  return new Kind<WallTime & { readonly minutes?: number }>({
    wide: true,
    read: (words, at) => {
      const slot = readSlot(words, reading(at));
      return isRefusal(slot) || hasHour(slot) ? slot : refuse("date.hour-missing", { slot });
    },
    offers: timeOffers,
  });
}

/** A moment with its hour. */
export function moment(): Kind<WallTime> {
  return new Kind<WallTime>({
    wide: true,
    read: (words, at) => readMoment(words, reading(at)),
    offers: momentOffers,
  });
}

export function duration(): Kind<number> {
  return new Kind<number>({ wide: true, read: (words) => readDuration(words) });
}
