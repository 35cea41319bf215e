import {
  as,
  digits,
  either,
  type Grammar,
  inOrder,
  oneOf,
  optional,
  tight,
  tightDigits,
  words,
} from "./grammar.ts";
import { count, spelled } from "./numbers.ts";

const hourUnit = words("h", "heure", "heures", "hour", "hours", "hr", "hrs");
const minuteUnit = words("min", "mn", "mins", "minute", "minutes");
const and = optional(words("et", "and"));

/** Set phrases, in minutes. */
const PHRASES = new Map([
  ["demi heure", 30],
  ["une demi heure", 30],
  ["half an hour", 30],
  ["un quart d heure", 15],
  ["quart d heure", 15],
  ["trois quarts d heure", 45],
  ["an hour and a half", 90],
]);

/** What follows « une heure ». */
const FRACTIONS = new Map([
  ["et demie", 30],
  ["et demi", 30],
  ["et quart", 15],
  ["et un quart", 15],
  ["trois quarts", 45],
  ["et trois quarts", 45],
]);

const underAnHour = (minutes: number) => (minutes < 60 ? minutes : undefined);

const minutes: Grammar<number> = as(inOrder<[number, string]>(count, minuteUnit), ([n]) => n);

const rest: Grammar<number> = either(
  oneOf(FRACTIONS),
  as(inOrder<[number, unknown]>(digits(2, 2), optional(minuteUnit)), ([n]) => underAnHour(n)),
  as(spelled, underAnHour),
  as(inOrder<[unknown, number]>(and, minutes), ([, n]) => underAnHour(n)),
);

const hours: Grammar<number> = as(
  inOrder<[number, string, number | undefined]>(count, hourUnit, optional(rest)),
  ([n, , more]) => n * 60 + (more ?? 0),
);

/** « 1,5 h » : quarters of an hour only, since « 2.30 h » could be two hours thirty. */
const DECIMALS = new Map([
  [5, 30],
  [50, 30],
  [25, 15],
  [75, 45],
]);

const decimal: Grammar<number> = as(
  inOrder<[number, string, number, string]>(
    digits(1, 2),
    either(tight("."), tight(",")),
    tightDigits(1, 2),
    hourUnit,
  ),
  ([whole, , fraction]) => {
    const more = DECIMALS.get(fraction);
    return more === undefined ? undefined : whole * 60 + more;
  },
);

/** "two and a half hours". */
const halves: Grammar<number> = as(
  inOrder<[number, string, string]>(count, words("and a half"), hourUnit),
  ([n]) => n * 60 + 30,
);

/** How long, in minutes: « 1h30 », « une heure et demie », « 90 min », "two hours". Not bounded. */
export const length = either(oneOf(PHRASES), minutes, hours, decimal, halves);
