import type { Arg, Situation } from "../command.ts";
import { isRefusal, refuse } from "../domain/refusal.ts";
import { hasHour, type Slot, type WallTime } from "../when.ts";
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

/** A word among few, by any of its spellings in either language. */
export function choice<const T extends string>(
  spellings: Readonly<Record<T, readonly string[]>>,
): Kind<T> {
  const values = Object.keys(spellings) as T[];
  const known = values.map((value) => spellings[value][0] ?? value);
  return new Kind<T>({
    looksLike: (word) =>
      values.some((value) => spellings[value].some((one) => folded(one) === folded(word))),
    read: (words) =>
      values.find((value) => spellings[value].some((one) => folded(one) === folded(words))) ??
      refuse("choice.unknown", { word: words, known }),
    offers: () => Promise.resolve(known),
  });
}

/** Who counts in a poll. */
export const VOICES = {
  member: ["membre", "membres", "member", "members", "personne"],
  partner: ["partenaire", "partenaires", "partner", "partners", "structure"],
};

export function integer(least: number, most: number): Kind<number> {
  return new Kind<number>({
    read: (words) => {
      const number = readNumber(words);
      return number !== undefined && number >= least && number <= most
        ? number
        : refuse("integer.range", { word: words, least, most });
    },
  });
}

export function flag(): Arg<boolean> {
  return { given: "flag", optional: true, read: () => true, fallback: () => false };
}

const reading = (at: Situation) => ({
  now: at.now,
  zone: at.territory.zone,
  language: at.speech.language,
});

export function slots(): Kind<readonly Slot[]> {
  return new Kind<readonly Slot[]>({
    wide: true,
    read: (words, at) => readSlots(words, reading(at)),
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
  });
}

/** A moment with its hour. */
export function moment(): Kind<WallTime> {
  return new Kind<WallTime>({ wide: true, read: (words, at) => readMoment(words, reading(at)) });
}

export function duration(): Kind<number> {
  return new Kind<number>({ wide: true, read: (words) => readDuration(words) });
}
