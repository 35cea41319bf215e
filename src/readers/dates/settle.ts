import type { Clock, Time } from "./hours.ts";
import type { Part } from "./words.ts";

/** In minutes from the midnight that opens the day, on the wall; an end may be the next day's. */
export interface Hours {
  readonly start: number;
  readonly end?: number;
  /** How long it lasts, where that was said instead of an end. */
  readonly lasting?: number;
}

/** What keeps the hours from being known. */
export type Trouble =
  /** This hour, or twelve hours later. */
  | { readonly trouble: "half-day"; readonly hour: number; readonly minute: number }
  /** Which night? */
  | { readonly trouble: "midnight" }
  /** « 25h », « 14h75 ». */
  | { readonly trouble: "no-hour" }
  /** « 14h du matin ». */
  | { readonly trouble: "part" }
  /** « de 16h à 14h ». */
  | { readonly trouble: "backwards" }
  /** « 14h/16h ». */
  | { readonly trouble: "unclear" };

const NOON = 12;
const MIDNIGHT = 24 * 60;
/** An end that comes before its start is the next day's only if that makes at most this. */
const LONGEST_NIGHT = 12 * 60;

export function isTrouble(value: number | Hours | Trouble): value is Trouble {
  return typeof value === "object" && "trouble" in value;
}

/**
 * The hours that were said. `part` is the one said with the day (« ce soir 8h »);
 * `english` says whether "6:30" leaves the half of the day open.
 */
export function settle(time: Time, part: Part | undefined, english: boolean): Hours | Trouble {
  switch (time.kind) {
    case "unclear":
      return { trouble: "unclear" };
    case "at":
      return settleHour(time.start, part, english);
    case "lasting":
      if (time.minutes === 0 || time.minutes > MIDNIGHT) return { trouble: "backwards" };
      return withStart(minutesOf(time.start, part, english), (start) => ({
        start,
        lasting: time.minutes,
      }));
    case "span":
      return settleSpan(time, part, english);
    default:
      return time satisfies never;
  }
}

/** Midnight belongs to a night only with « soir » : that of the day that ends. */
function settleHour(clock: Clock, part: Part | undefined, english: boolean): Hours | Trouble {
  const start = minutesOf(clock, part, english);
  const isThatEvening = start === MIDNIGHT && (clock.part ?? part) === "evening";
  return isThatEvening ? { start } : withStart(start, (known) => ({ start: known }));
}

function withStart(
  start: number | Trouble,
  then: (start: number) => Hours | Trouble,
): Hours | Trouble {
  if (isTrouble(start)) return start;
  return start >= MIDNIGHT ? { trouble: "midnight" } : then(start);
}

/** 24 h and more for midnight, whichever night it is. */
function minutesOf(clock: Clock, dayPart: Part | undefined, english: boolean): number | Trouble {
  const { hour, minute, part = dayPart } = clock;
  if (hour > 24 || minute > 59) return { trouble: "no-hour" };
  if (hour === 24) return MIDNIGHT + minute;
  if (part !== undefined) return minutesIn(part, clock, dayPart);
  if (clock.half === "unknown" || (clock.half === "unless-english" && english)) {
    return { trouble: "half-day", hour, minute };
  }
  return hour * 60 + minute;
}

function minutesIn(part: Part, clock: Clock, dayPart: Part | undefined): number | Trouble {
  const hour = hourIn(part, clock.hour);
  const isSure = clock.twelve === undefined || hour === clock.hour;
  const agrees = dayPart === undefined || (hour !== undefined && hourIn(dayPart, hour) === hour);
  return hour !== undefined && isSure && agrees ? hour * 60 + clock.minute : { trouble: "part" };
}

/** « 8h du soir » is 20 h, « 20h du soir » too; undefined for « 14h du matin ». */
function hourIn(part: Part, hour: number): number | undefined {
  const [first, last, firstOfTwelve] = HOURS_OF[part];
  if (hour >= first && hour <= last) return hour;
  const later = hour + NOON;
  return hour >= firstOfTwelve && hour < NOON && later >= first && later <= last
    ? later
    : undefined;
}

/** The first and the last hour of each part, and the first that is said without its twelve. */
const HOURS_OF: Readonly<Record<Part, readonly [number, number, number]>> = {
  morning: [0, 11, NOON],
  afternoon: [12, 18, 1],
  evening: [17, 23, 5],
};

type Span = Extract<Time, { kind: "span" }>;

function settleSpan(time: Span, part: Part | undefined, english: boolean): Hours | Trouble {
  const open = openHalf(time, part);
  if (open !== undefined) {
    return { trouble: "half-day", hour: open.hour, minute: open.minute };
  }
  const startClock = inHalfOf(time);
  return withStart(minutesOf(startClock, part, english), (start) => {
    const end = minutesOf(time.end, endPart(time, part, start), english);
    return isTrouble(end) ? end : ordered(start, end, time.isNextDay);
  });
}

/** The end whose half of the day the other end does not tell: « de 8h à 10h du soir », "11-1pm". */
function openHalf({ start, end }: Span, part: Part | undefined): Clock | undefined {
  if (part !== undefined) return undefined;
  const isOpenStart = !start.twelve && start.part === undefined && start.hour <= NOON;
  if (isOpenStart && start.hour > 0) {
    if (end.twelve && (end.hour === 24 || inHalf(start, end) >= minutes(end))) return start;
    if (end.part !== undefined && hourIn(end.part, end.hour) !== end.hour) return start;
  }
  const isOpenEnd = !end.twelve && end.part === undefined && end.hour > 0 && end.hour <= NOON;
  return start.twelve && isOpenEnd && minutes(end) <= minutes(start) ? end : undefined;
}

const minutes = ({ hour, minute }: Clock) => hour * 60 + minute;
const inHalf = (clock: Clock, of: Clock) =>
  (clock.hour % NOON) * 60 + clock.minute + (of.hour >= NOON ? NOON * 60 : 0);

/** "2-4pm" is all in the afternoon. */
function inHalfOf({ start, end }: Span): Clock {
  const isShared = end.twelve && !start.twelve && start.part === undefined && start.hour <= NOON;
  if (!isShared || start.hour === 0) return start;
  const shared = inHalf(start, end);
  return { hour: Math.floor(shared / 60), minute: shared % 60, half: "known", twelve: true };
}

/** « ce soir de 8h à 10h » : what holds for the start holds for the end. */
function endPart({ start, end }: Span, part: Part | undefined, at: number): Part | undefined {
  const isShifted = start.hour !== Math.floor(at / 60);
  return isShifted && end.hour <= NOON && !end.twelve ? part : undefined;
}

function ordered(start: number, end: number, isNextDay: boolean): Hours | Trouble {
  if (isNextDay) {
    if (end >= MIDNIGHT) return { trouble: "midnight" };
    return end <= start ? { start, end: end + MIDNIGHT } : { trouble: "backwards" };
  }
  if (end > start) return { start, end };
  const later = end + MIDNIGHT;
  return later - start <= LONGEST_NIGHT ? { start, end: later } : { trouble: "backwards" };
}
