import type { Weekday } from "../../domain/rhythm.ts";
import {
  as,
  digits,
  either,
  type Grammar,
  inOrder,
  optional,
  tight,
  tightDigits,
  words,
} from "./grammar.ts";
import { comma, monthsAhead, the } from "./links.ts";
import type { Day, Named } from "./named.ts";
import { dayNumber } from "./numbers.ts";
import { englishMonth, month, weekday } from "./words.ts";

export const year = as(digits(4, 4), (said) => (said >= 2000 && said < 3000 ? said : undefined));

/** What « 20h30 » is without its h. */
const HALF_PAST_EIGHT = 2030;

type When = Pick<Extract<Named, { kind: "date" }>, "year" | "isNext" | "mayBeHour">;

const yearAfter: Grammar<When> = as(inOrder<[unknown, number]>(comma, year), ([, said]) => ({
  year: said,
  ...(said === HALF_PAST_EIGHT && { mayBeHour: true }),
}));
const toCome: Grammar<When> = as(words("prochain"), () => ({ isNext: true }));

/** « 2 mars [2027] », « le 4 mars prochain », "2nd of March". */
const dayMonth: Grammar<Named> = as(
  inOrder<[number, unknown, number, When | undefined]>(
    dayNumber,
    optional(words("de", "d", "of")),
    month,
    optional(either(yearAfter, toCome)),
  ),
  ([day, , ofMonth, when]) => ({ kind: "date", day, month: ofMonth, ...when }),
);

/** "March 2nd, 2027". */
const monthDay: Grammar<Named> = as(
  inOrder<[number, unknown, number, When | undefined]>(
    englishMonth,
    optional(words("the")),
    dayNumber,
    optional(yearAfter),
  ),
  ([ofMonth, , day, when]) => ({ kind: "date", day, month: ofMonth, ...when }),
);

const shortYear = as(tightDigits(2, 2), (figures) => 2000 + figures);
const longYear = (tokens: Parameters<typeof year>[0], at: number) =>
  tokens[at]?.tight ? year(tokens, at) : [];

const figures = (mark: string, years: Grammar<number>): Grammar<Named> =>
  as(
    inOrder<[number, string, number, string, number]>(
      digits(1, 2),
      tight(mark),
      tightDigits(1, 2),
      tight(mark),
      years,
    ),
    ([first, , second, , said]) => ({ kind: "figures", first, second, year: said }),
  );

/** « 02/03 », and not « 2.3 », which could be an hour, nor « 2-3 », which could be two days. */
const slashed: Grammar<Named> = as(
  inOrder<[number, string, number]>(digits(1, 2), tight("/"), tightDigits(1, 2)),
  ([first, , second]) => ({ kind: "figures", first, second }),
);

const iso: Grammar<Named> = as(
  inOrder<[number, string, number, string, number]>(
    year,
    tight("-"),
    tightDigits(2, 2),
    tight("-"),
    tightDigits(2, 2),
  ),
  ([said, , ofMonth, , day]) => ({ kind: "date", day, month: ofMonth, year: said }),
);

const weekdayBefore: Grammar<Weekday> = as(
  inOrder<[Weekday, unknown, unknown]>(weekday, comma, optional(words("le", "the"))),
  ([said]) => said,
);

function withWeekday([, said, named]: readonly [unknown, Weekday | undefined, Named]): Day {
  return said === undefined ? { named } : { named, weekday: said };
}

/** A date with its month. */
export const dated: Grammar<Day> = as(
  inOrder<[unknown, Weekday | undefined, Named]>(
    the,
    optional(weekdayBefore),
    either(
      dayMonth,
      monthDay,
      slashed,
      figures("/", either(shortYear, longYear)),
      figures(".", either(shortYear, longYear)),
      figures("-", longYear),
      iso,
    ),
  ),
  withWeekday,
);

const numbered: Grammar<Named> = as(
  inOrder<[number, number | undefined]>(dayNumber, optional(monthsAhead)),
  ([day, ahead]) => ({ kind: "number", day, ...(ahead !== undefined && { ahead }) }),
);

/** « le 5 », « sam 6 » : a number alone is no day. */
export const numberDay: Grammar<Day> = as(
  either(
    inOrder<[unknown, Weekday | undefined, Named]>(the, weekday, numbered),
    as(
      inOrder<[string, Named]>(words("le", "the", "on the"), numbered),
      ([lead, named]): [unknown, Weekday | undefined, Named] => [lead, undefined, named],
    ),
  ),
  withWeekday,
);
