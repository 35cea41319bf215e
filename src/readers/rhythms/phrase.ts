import type { Weekday } from "../../domain/rhythm.ts";
import {
  as,
  either,
  type Grammar,
  inOrder,
  oneOf,
  optional,
  several,
  sign,
  words,
} from "../dates/grammar.ts";
import { type Time, time } from "../dates/hours.ts";
import { comma } from "../dates/links.ts";
import { count, ordinal } from "../dates/numbers.ts";
import { weekday, weekdays } from "../dates/words.ts";

interface Period {
  readonly every: number;
  readonly unit: "week" | "month";
}

/** A rhythm as it was said. */
export type Said =
  | { readonly kind: "none" }
  /** « deuxième mardi du mois 18h » ; `isEach` is « chaque deuxième mardi » without its month. */
  | {
      readonly kind: "monthly";
      readonly ordinals: readonly number[];
      readonly weekday: Weekday;
      readonly isEach: boolean;
      readonly period?: Period;
      readonly time?: Time;
    }
  /** « tous les mardis 18h ». */
  | { readonly kind: "weekly"; readonly weekdays: readonly Weekday[]; readonly time?: Time }
  /** « tous les deux mois, mardi ou jeudi, 14h–19h » ; no weekday where none was said. */
  | {
      readonly kind: "periodic";
      readonly period: Period;
      readonly weekdays: readonly Weekday[];
      readonly time?: Time;
    }
  /** « mardi 18h » : each, or one a month? */
  | { readonly kind: "bare" }
  /** « un mardi sur deux » : from which one on? */
  | { readonly kind: "alternate" };

const none: Grammar<Said> = as(
  words("aucun", "aucun rythme", "sans rythme", "pas de rythme", "none", "no rhythm"),
  () => ({ kind: "none" }),
);

const hours = optional(as(inOrder<[unknown, Time]>(comma, time), ([, said]) => said));
const timed = (said: Time | undefined) => said && { time: said };

const link = either<unknown>(
  sign(","),
  words("et", "and", "ou", "or"),
  inOrder<[string, string]>(sign(","), words("et", "and", "ou", "or")),
);

const day: Grammar<Weekday> = as(
  inOrder<[unknown, Weekday]>(
    optional(words("le", "les", "un", "on", "a", "tous les", "chaque", "every")),
    either(weekday, weekdays),
  ),
  ([, said]) => said,
);

/** « du lundi au vendredi ». */
const range: Grammar<Weekday[]> = as(
  inOrder<[unknown, Weekday, unknown, Weekday]>(
    optional(words("du", "de", "from")),
    weekday,
    either(words("au", "a", "to"), sign("-")),
    weekday,
  ),
  ([, first, , last]) => {
    if (last <= first) return undefined;
    return Array.from({ length: last - first + 1 }, (_, at) => (first + at) as Weekday);
  },
);

const dayList: Grammar<Weekday[]> = either(range, several(day, link, 7));

const weekly: Grammar<Said> = as(
  inOrder<[unknown, Weekday[], Time | undefined]>(
    either<unknown>(
      words("tous les", "chaque", "every", "each", "le", "les"),
      // "Tuesdays" says by itself that it is each of them.
      (tokens, at) => weekdays(tokens, at).map(({ value }) => ({ value, next: at })),
    ),
    dayList,
    hours,
  ),
  ([, days, said]) => ({ kind: "weekly", weekdays: days, ...timed(said) }),
);

const UNITS = new Map<string, Period>([
  ...["mois", "month", "months"].map((word): [string, Period] => [
    word,
    { every: 1, unit: "month" },
  ]),
  ...["trimestre", "trimestres", "quarter", "quarters"].map((word): [string, Period] => [
    word,
    { every: 3, unit: "month" },
  ]),
  ...["semestre", "semestres"].map((word): [string, Period] => [word, { every: 6, unit: "month" }]),
  ...["semaine", "semaines", "week", "weeks"].map((word): [string, Period] => [
    word,
    { every: 1, unit: "week" },
  ]),
]);
const unit = oneOf(UNITS);
const times = (many: number, { every, unit: of }: Period): Period => ({
  every: many * every,
  unit: of,
});

const period: Grammar<Period> = either(
  as(
    inOrder<[string, Period]>(
      words("chaque", "every", "each", "tous les", "toutes les", "une fois par", "once a"),
      unit,
    ),
    ([, one]) => one,
  ),
  as(
    inOrder<[string, number, Period]>(words("tous les", "toutes les", "every"), count, unit),
    ([, many, one]) => times(many, one),
  ),
  as(inOrder<[string, Period]>(words("every other"), unit), ([, one]) => times(2, one)),
  as(inOrder<[string, Period, string]>(words("un", "une"), unit, words("sur deux")), ([, one]) =>
    times(2, one),
  ),
  as(words("tous les quinze jours"), (): Period => ({ every: 2, unit: "week" })),
  as(
    inOrder<[string, number, string]>(words("tous les"), count, words("jours")),
    ([, many]): Period | undefined => (many === 15 ? { every: 2, unit: "week" } : undefined),
  ),
);

const periodic: Grammar<Said> = either<Said>(
  as(
    inOrder<[Period, unknown, Weekday[] | undefined, Time | undefined]>(
      period,
      comma,
      optional(dayList),
      hours,
    ),
    ([each, , days = [], said]) => ({
      kind: "periodic",
      period: each,
      weekdays: days,
      ...timed(said),
    }),
  ),
  as(
    inOrder<[Weekday[], Time | undefined, unknown, Period]>(dayList, hours, comma, period),
    ([days, said, , each]) => ({ kind: "periodic", period: each, weekdays: days, ...timed(said) }),
  ),
);

const everyMonth = words(
  "du mois",
  "de chaque mois",
  "chaque mois",
  "tous les mois",
  "of the month",
  "of each month",
  "of every month",
  "each month",
  "every month",
);

type MonthlyWords = [
  Period | undefined,
  string | undefined,
  number[],
  Weekday,
  string | undefined,
  Time | undefined,
];

const monthly: Grammar<Said> = as(
  inOrder<MonthlyWords>(
    optional(as(inOrder<[Period, unknown]>(period, comma), ([each]) => each)),
    optional(words("le", "les", "the", "on the", "tous les", "chaque", "every", "each")),
    several(ordinal, link, 5),
    either(weekday, weekdays),
    optional(everyMonth),
    hours,
  ),
  ([each, lead, ordinals, on, ofMonth, said]) => ({
    kind: "monthly",
    ordinals,
    weekday: on,
    isEach:
      /^(?:tous|chaque|every|each)/.test(lead ?? "") && ofMonth === undefined && each === undefined,
    ...(each && { period: each }),
    ...timed(said),
  }),
);

const alternate: Grammar<Said> = as(
  either<unknown>(
    inOrder<[string, Weekday, string, unknown]>(words("un"), weekday, words("sur deux"), hours),
    inOrder<[string, Weekday, unknown]>(words("every other"), weekday, hours),
  ),
  () => ({ kind: "alternate" }),
);

const bare: Grammar<Said> = as(inOrder<[Weekday, Time | undefined]>(weekday, hours), () => ({
  kind: "bare",
}));

/** All of what a body says of when it meets. */
export const rhythm = either(none, weekly, periodic, monthly, alternate, bare);
