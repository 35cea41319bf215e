import { days } from "./days.ts";
import {
  as,
  either,
  type Grammar,
  inOrder,
  oneOf,
  optional,
  sign,
  tight,
  words,
} from "./grammar.ts";
import { type Time, time } from "./hours.ts";
import { length } from "./lengths.ts";
import type { Day } from "./named.ts";
import { PARTS, type Part } from "./words.ts";

/** A slot as it was said. */
export type Phrase =
  /** `days` is empty for an hour alone, holds two for « demain mardi 2 mars ». */
  | {
      readonly kind: "slot";
      readonly days: readonly Day[];
      readonly part?: Part;
      readonly time?: Time;
    }
  /** « dans deux heures ». */
  | { readonly kind: "in"; readonly minutes: number };

const today: readonly Day[] = [{ named: { kind: "away", days: 0 } }];

interface DayAndPart {
  readonly days: readonly Day[];
  readonly part?: Part | undefined;
}

/** « ce soir », "tonight". */
const partOfToday: Grammar<DayAndPart> = as(
  either(
    as(
      inOrder<[string, Part]>(words("ce", "cet", "cette", "this"), oneOf(PARTS)),
      ([, part]) => part,
    ),
    as(words("tonight"), (): Part => "evening"),
  ),
  (part) => ({ days: today, part }),
);

/** « demain soir », « mardi 2 mars au matin ». */
const partAfter: Grammar<Part> = as(
  inOrder<[unknown, Part]>(optional(words("au", "le", "dans l", "in the")), oneOf(PARTS)),
  ([, part]) => part,
);

const dayAndPart: Grammar<DayAndPart> = either<DayAndPart>(
  partOfToday,
  as(inOrder<[readonly Day[], Part | undefined]>(days, optional(partAfter)), ([said, part]) => ({
    days: said,
    part,
  })),
);

/** « mardi 2 mars : 14h » ; with nothing after it, it is not an hour's own colon. */
const colonApart: Grammar<string> = (tokens, at) =>
  tokens[at + 1]?.tight ? [] : sign(":")(tokens, at);

/** Between a day and its hour. */
const joint = optional(either(sign(","), sign("-"), tight("t"), colonApart));

function slot({ days: said, part }: DayAndPart, at: Time | undefined): Phrase {
  return { kind: "slot", days: said, ...(part && { part }), ...(at && { time: at }) };
}

/**
 * A day with or without its hour, an hour with or without its day. A comma joins a day to the hour
 * that follows, never an hour to the day that follows: « mardi 14h, 16h, jeudi ».
 */
export const phrase: Grammar<Phrase> = either<Phrase>(
  as(dayAndPart, (day) => slot(day, undefined)),
  as(inOrder<[DayAndPart, unknown, Time]>(dayAndPart, joint, time), ([day, , at]) => slot(day, at)),
  as(inOrder<[Time, DayAndPart]>(time, dayAndPart), ([at, day]) => slot(day, at)),
  as(time, (at) => slot({ days: [] }, at)),
  as(inOrder<[string, number]>(words("dans", "in"), length), ([, minutes]): Phrase | undefined =>
    minutes > 0 ? { kind: "in", minutes } : undefined,
  ),
);
