import type { Weekday } from "../../domain/rhythm.ts";
import { year } from "./dated.ts";
import { as, digits, either, type Grammar, inOrder, oneOf, optional, words } from "./grammar.ts";
import { monthsAhead, of, the } from "./links.ts";
import type { Named, OfMonth } from "./named.ts";
import { count, frenchOrdinal, ordinal, spelled } from "./numbers.ts";
import { month, weekday } from "./words.ts";

const WEEKS_LATER = new Map([
  [8, 1],
  [15, 2],
]);

/** « en huit », « en quinze » : one week later, two. */
const later: Grammar<number> = as(inOrder<[string, number]>(words("en"), count), ([, days]) =>
  WEEKS_LATER.get(days),
);

const WEEKS_AHEAD = new Map([
  ["semaine prochaine", 1],
  ["la semaine prochaine", 1],
  ["de la semaine prochaine", 1],
  ["next week", 1],
  ["of next week", 1],
  ["cette semaine", 0],
  ["de cette semaine", 0],
  ["this week", 0],
  ["of this week", 0],
]);

export const nextWeekday: Grammar<Named> = as(
  either(
    as(inOrder<[Weekday, string]>(weekday, words("prochain", "next")), ([said]) => said),
    as(
      inOrder<[string, Weekday]>(words("next", "on next", "prochain", "le prochain"), weekday),
      ([, said]) => said,
    ),
  ),
  (said) => ({ kind: "weekday", weekday: said, which: "next", later: 0 }),
);

const weekdayAlone: Grammar<Named> = as(
  inOrder<[string | undefined, Weekday]>(the, weekday),
  ([lead, said]) => {
    const isUsual = lead === "le" || lead === "the" || lead === "on the";
    return { kind: "weekday", weekday: said, which: isUsual ? "usual" : "coming", later: 0 };
  },
);

const weekdayLater: Grammar<Named> = as(
  inOrder<[unknown, Weekday, number]>(the, weekday, later),
  ([, said, weeks]) => ({ kind: "weekday", weekday: said, which: "next", later: weeks }),
);

const weekdayOfWeek: Grammar<Named> = as(
  inOrder<[unknown, Weekday, number]>(the, weekday, oneOf(WEEKS_AHEAD)),
  ([, said, ahead]) => ({ kind: "week", weekday: said, ahead }),
);

const TODAY_AND_ON = new Map([
  ["aujourd hui", 0],
  ["aujourdhui", 0],
  ["today", 0],
  ["demain", 1],
  ["tomorrow", 1],
  ["apres demain", 2],
  ["day after tomorrow", 2],
  ["the day after tomorrow", 2],
  ["hier", -1],
  ["yesterday", -1],
]);

const relative: Grammar<Named> = as(
  inOrder<[unknown, number, number | undefined]>(
    optional(words("d")),
    oneOf(TODAY_AND_ON),
    optional(later),
  ),
  ([, days, weeks]) => ({ kind: "away", days: days + 7 * (weeks ?? 0) }),
);

/** « dans 3 jours », "in two weeks". « huit jours » is a week to most who say it. */
const daysAway: Grammar<Named> = as(
  inOrder<[string, number, string, unknown]>(
    words("dans", "in"),
    count,
    words("jour", "jours", "day", "days", "semaine", "semaines", "week", "weeks"),
    notBefore(either(digits(1, 4), spelled)),
  ),
  ([lead, many, unit]) => {
    if (!/^(?:jour|day)/.test(unit)) return { kind: "away", days: many * 7 };
    const isIdiom = lead === "dans" && (many === 8 || many === 15);
    return { kind: "away", days: many, ...(isIdiom && { idiom: true }) };
  },
);

/** « dans 3 jours 2 heures » is no hour of that day: there « à » is asked for. */
function notBefore(grammar: Grammar<unknown>): Grammar<undefined> {
  return (tokens, at) => (grammar(tokens, at).length > 0 ? [] : [{ value: undefined, next: at }]);
}

const ofMonth: Grammar<OfMonth> = either<OfMonth>(
  as(monthsAhead, (ahead) => ({ ahead })),
  as(
    inOrder<[unknown, number, number | undefined]>(
      either<unknown>(of, words("du mois de", "du mois d")),
      month,
      optional(year),
    ),
    ([, said, ofYear]) => ({ month: said, ...(ofYear !== undefined && { year: ofYear }) }),
  ),
);

const nth: Grammar<Named> = as(
  either<[unknown, number, Weekday, OfMonth?]>(
    inOrder<[unknown, number, Weekday, OfMonth]>(the, ordinal, weekday, ofMonth),
    // « le 1er mar. » may be the first Tuesday of a month that is not said; "1st Mar" may not.
    inOrder<[unknown, number, Weekday]>(the, frenchOrdinal, weekday),
  ),
  ([, which, said, within]) =>
    which <= 5
      ? { kind: "nth", ordinal: which, weekday: said, ...(within && { of: within }) }
      : undefined,
);

/** « demain », « dans 3 jours ». */
export const away = either(relative, daysAway);

/** A day told from today, but for « jeudi prochain » and its like. */
export const fromToday = either(weekdayAlone, weekdayLater, weekdayOfWeek, away, nth);
