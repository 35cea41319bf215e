import type { Weekday } from "../../domain/rhythm.ts";
import { type Language, MONTHS, WEEKDAYS } from "../../moments.ts";
import { oneOf } from "./grammar.ts";
import type { Token } from "./tokens.ts";

/** Abbreviations from Monday, from January; dots are already gone. */
const SHORT_WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  fr: ["lun", "mar", "mer", "jeu", "ven vend", "sam", "dim"],
  en: ["mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"],
};

const SHORT_MONTHS: Readonly<Record<Language, readonly string[]>> = {
  fr: "jan/janv fev/fevr mar avr mai juin juil/jul aou sep/sept oct nov dec".split(" "),
  en: "jan feb mar apr may jun jul aug sep/sept oct nov dec".split(" "),
};

const folded = (name: string) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function table<T>(
  long: readonly string[],
  short: readonly string[],
  value: (at: number) => T,
): [string, T][] {
  return long.flatMap((name, at) =>
    [folded(name), ...(short[at] ?? "").split(/[ /]/)].map((word): [string, T] => [
      word,
      value(at),
    ]),
  );
}

const weekdayTable = (language: Language) =>
  table(WEEKDAYS[language], SHORT_WEEKDAYS[language], (at) => (at + 1) as Weekday);
const monthTable = (language: Language) =>
  table(MONTHS[language], SHORT_MONTHS[language], (at) => at + 1);

const plural = ([word, value]: [string, Weekday]): [string, Weekday][] =>
  word.endsWith("s") || word.length < 5 ? [] : [[`${word}s`, value]];

const WEEKDAY_WORDS = new Map([...weekdayTable("fr"), ...weekdayTable("en")]);
const WEEKDAY_PLURALS = new Map([...WEEKDAY_WORDS].flatMap(plural));
const MONTH_WORDS = new Map([...monthTable("fr"), ...monthTable("en")]);

/** « mardi », « mar. », "Tuesday", "Tue." */
export const weekday = oneOf<Weekday>(WEEKDAY_WORDS);
/** « mardis », "Tuesdays". */
export const weekdays = oneOf<Weekday>(WEEKDAY_PLURALS);
/** « décembre », « déc. », "Dec" ; 1 … 12. */
export const month = oneOf<number>(MONTH_WORDS);

/** "December", "Dec" : the months that come before their day. */
export const englishMonth = oneOf<number>(new Map(monthTable("en")));

/** A part of the day, as people name the hours of a clock that counts to twelve. */
export type Part = "morning" | "afternoon" | "evening";

export const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ["matin", "morning"],
  ["morning", "morning"],
  ["apres midi", "afternoon"],
  ["aprem", "afternoon"],
  ["afternoon", "afternoon"],
  ["soir", "evening"],
  ["evening", "evening"],
]);

/** Words that only an English sentence has: there, 6:30 has two halves and 02/03 two orders. */
const ENGLISH_WORDS = new Set([
  ..."at on the next every tomorrow today tonight yesterday noon midday midnight morning afternoon evening from to between and or of in this last first am pm each".split(
    " ",
  ),
  ...[...weekdayTable("en"), ...monthTable("en")].map(([word]) => word),
]);
const FRENCH_WORDS = new Set([...weekdayTable("fr"), ...monthTable("fr")].map(([word]) => word));

/** Whether a word is there that only an English sentence has. */
export function isEnglish(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => ENGLISH_WORDS.has(text) && !FRENCH_WORDS.has(text));
}

const VAGUE_WORDS = new Set(
  "debut mi milieu fin courant semaine semaines week weekend weekends end vers environ autour avant apres early late mid around about before after matin matinee morning aprem afternoon soir soiree evening night nuit mois month vacances rentree bientot soon".split(
    " ",
  ),
);

/** Whether a part that could not be read says about when, and not when. */
export function isVague(tokens: readonly Token[]): boolean {
  if (tokens.some(({ text }) => VAGUE_WORDS.has(text))) return true;
  return tokens.some(({ text }, at) => MONTH_WORDS.has(text) && !isDated(tokens, at));
}

/** Whether a month has its day beside it. */
function isDated(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at + 1]].some(
    (beside) => beside?.kind === "number" && beside.text.length <= 2,
  );
}
