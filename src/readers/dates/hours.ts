import {
  as,
  digits,
  either,
  type Grammar,
  inOrder,
  oneOf,
  optional,
  sign,
  tight,
  tightDigits,
  words,
} from "./grammar.ts";
import { length } from "./lengths.ts";
import { spelled } from "./numbers.ts";
import { PARTS, type Part } from "./words.ts";

/** An hour as it was said. Hour 24 is midnight, whose night is not known yet. Not checked here. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Which half of the day: known; not known if the text is English ("6:30"); not known ("at six"). */
  readonly half: "known" | "unless-english" | "unknown";
  /** Said with am or pm. */
  readonly twelve?: true;
  /** « du soir ». */
  readonly part?: Part;
}

/** When in the day, as it was said. */
export type Time =
  | { readonly kind: "at"; readonly start: Clock }
  | { readonly kind: "lasting"; readonly start: Clock; readonly minutes: number }
  | {
      readonly kind: "span";
      readonly start: Clock;
      readonly end: Clock;
      /** « le lendemain » was said. */
      readonly isNextDay: boolean;
      /** « entre » was said. */
      readonly isBetween: boolean;
    }
  /** « 14h/16h » : a span for some, a choice for others. */
  | { readonly kind: "unclear" };

const hourUnit = words("h", "heure", "heures");
const atSign = either(words("a", "at"), sign("@"));

/** Minutes after the hour; before it when negative. */
const QUARTERS = new Map([
  ["et quart", 15],
  ["et demi", 30],
  ["et demie", 30],
  ["moins le quart", -15],
  ["moins quart", -15],
]);

const figureMinutes: Grammar<number> = as(
  inOrder<[number, unknown]>(digits(2, 2), optional(words("min", "mn", "minutes"))),
  ([minute]) => minute,
);

const spelledMinutes = as(spelled, (minute) => (minute > 0 && minute < 60 ? minute : undefined));

const minutesBefore: Grammar<number> = as(
  inOrder<[string, number]>(words("moins"), either(digits(1, 2), spelled)),
  ([, minute]) => (minute > 0 && minute < 30 ? -minute : undefined),
);

const minutesAround = either(figureMinutes, spelledMinutes, oneOf(QUARTERS), minutesBefore);

function clock(hour: number, minutes: number | undefined, half: Clock["half"]): Clock | undefined {
  if (minutes === undefined || minutes >= 0) return { hour, minute: minutes ?? 0, half };
  return hour === 0 ? undefined : { hour: hour - 1, minute: 60 + minutes, half };
}

type HourAndMinutes = [number, string, number | undefined];

/** « 14h30 », « 14 heures et quart ». */
const figureHour: Grammar<Clock> = as(
  inOrder<HourAndMinutes>(digits(1, 2), hourUnit, optional(minutesAround)),
  ([hour, , minutes]) => clock(hour, minutes, "known"),
);

/** « quatorze heures trente ». Spelled out, hours are counted to twelve as often as to 24. */
const spelledHour: Grammar<Clock> = as(
  inOrder<HourAndMinutes>(spelled, hourUnit, optional(minutesAround)),
  ([hour, , minutes]) => clock(hour, minutes, hour > 0 && hour < 12 ? "unknown" : "known"),
);

const seconds = inOrder<[string, string]>(tight(":"), tight("00"));

const colon = (figures: 1 | 2, half: Clock["half"]): Grammar<Clock> =>
  as(
    inOrder<[number, string, number, unknown, unknown]>(
      digits(figures, figures),
      tight(":"),
      tightDigits(2, 2),
      optional(seconds),
      optional(words("h")),
    ),
    ([hour, , minute]) => ({ hour, minute, half }),
  );

const afterPoint: Grammar<number> = as(
  inOrder<[string, number]>(either(tight(":"), tight(".")), tightDigits(2, 2)),
  ([, minute]) => minute,
);

/** "2pm", "6.30 p.m." ; noon is 12pm, and 12am leaves one to wonder which midnight. */
const twelveHours: Grammar<Clock> = as(
  inOrder<[number, number | undefined, string]>(
    either(digits(1, 2), spelled),
    optional(afterPoint),
    words("am", "a m", "pm", "p m"),
  ),
  ([hour, minute, meridiem]) => {
    if (hour < 1 || hour > 12) return undefined;
    const since = (hour % 12) + (meridiem.startsWith("p") ? 12 : 0);
    const isMidnight = since === 0 && (minute ?? 0) === 0;
    return { hour: isMidnight ? 24 : since, minute: minute ?? 0, half: "known", twelve: true };
  },
);

const named: Grammar<Clock> = as(
  inOrder<[number, number | undefined]>(
    oneOf(
      new Map([
        ["midi", 12],
        ["noon", 12],
        ["midday", 12],
        ["minuit", 24],
        ["midnight", 24],
      ]),
    ),
    optional(minutesAround),
  ),
  ([hour, minutes]) => clock(hour, minutes, "known"),
);

const upToTwelve = as(either(digits(1, 2), spelled), (hour) =>
  hour > 0 && hour <= 12 ? hour : undefined,
);

/** "at 6", "six o'clock". */
const bareHour: Grammar<Clock> = as(
  either(
    as(inOrder<[string, number]>(either(words("at"), sign("@")), upToTwelve), ([, hour]) => hour),
    as(inOrder<[number, string]>(upToTwelve, words("o clock")), ([hour]) => hour),
  ),
  (hour) => ({ hour, minute: 0, half: "unknown" as const }),
);

const partSaid = oneOf(
  new Map(
    [...PARTS].flatMap(([word, part]) =>
      ["du", "de l", "le", "in the"].map((lead): [string, Part] => [`${lead} ${word}`, part]),
    ),
  ),
);

const wholeClock: Grammar<Clock> = as(
  inOrder<[unknown, Clock, unknown, Part | undefined]>(
    optional(atSign),
    either(
      figureHour,
      spelledHour,
      colon(2, "known"),
      colon(1, "unless-english"),
      twelveHours,
      named,
      bareHour,
    ),
    optional(words("precise", "precises", "precis", "pile", "sharp")),
    optional(partSaid),
  ),
  ([, said, , part]) => (part === undefined ? said : { ...said, part }),
);

const nextDay = optional(words("le lendemain", "the next day", "the following day"));
const bareFigure = as(digits(1, 2), (hour) => (hour <= 24 ? hour : undefined));

type Ends = [unknown, Clock, string, Clock, unknown];

const span = (
  lead: Grammar<unknown>,
  start: Grammar<Clock>,
  link: Grammar<string>,
  isBetween: boolean,
) =>
  as(
    inOrder<Ends>(lead, start, link, wholeClock, nextDay),
    ([, from, , end, later]): Time | undefined => {
      return { kind: "span", start: from, end, isNextDay: later !== undefined, isBetween };
    },
  );

const to = either(sign("-"), words("a", "jusqu a", "to", "until", "till"));
const and = words("et", "and");
const fromWord = words("de", "d", "from");
const between = words("entre", "between");

/** The 14 of « de 14 à 16h » : an hour since the other end is one, in the same half of the day. */
const bareClock: Grammar<Clock> = as(bareFigure, (hour) => ({ hour, minute: 0, half: "known" }));

/** « 14-16h », unless it is too long to be meant: « jeudi 4 - 18h » is the 4th. */
const dashed: Grammar<Time> = as(span(optional(fromWord), bareClock, sign("-"), false), (time) => {
  if (time.kind !== "span" || time.end.twelve) return time;
  const hours = time.end.hour - time.start.hour;
  return hours > 0 && hours <= 12 ? time : undefined;
});

const lasting: Grammar<Time> = as(
  inOrder<[Clock, unknown, string, number]>(
    wholeClock,
    optional(sign(",")),
    words("pendant", "durant", "for"),
    length,
  ),
  ([start, , , minutes]) => ({ kind: "lasting", start, minutes }),
);

/** An hour, or hours: « à 14h », « de 14h à 16h », « 14–16h », "from 2pm to 4pm". */
export const time: Grammar<Time> = either<Time>(
  as(wholeClock, (start): Time => ({ kind: "at", start })),
  lasting,
  span(optional(fromWord), wholeClock, to, false),
  span(between, wholeClock, and, true),
  span(fromWord, bareClock, to, false),
  span(between, bareClock, and, true),
  dashed,
  as(inOrder<[Clock, string, Clock]>(wholeClock, sign("/"), wholeClock), () => ({
    kind: "unclear",
  })),
);
