import { Temporal } from "temporal-polyfill";
import { DAY, type Day, dayAt, daysAfter, startOf, type WallTime } from "../when.ts";
import { nextOpen, type OpenHours } from "./quiet-hours.ts";
import { type FixedRhythm, type FrequencyRhythm, nextOccurrences, type Rhythm } from "./rhythm.ts";

/** What a rhythm knows of what came of it so far. */
export interface RhythmPast {
  readonly rhythm: Rhythm;
  /** Epoch ms. */
  readonly since: number;
  /** The day of the occurrence that is skipped. */
  readonly skips: string | null;
  /** The days that are served, in order: by a meeting, or by a poll that looks for one. */
  readonly served: readonly string[];
  /** The last day that a former rhythm had planned: what is planned stays, and this one comes after it. */
  readonly former: string | null;
}

/** What a rhythm asks for next, and when it is done (epoch ms). */
export type RhythmDue =
  | {
      readonly asks: "meeting";
      readonly when: WallTime;
      readonly dueAt: number;
      /** Occurrences that fall on public holidays, and are left out. */
      readonly closed: readonly WallTime[];
    }
  | { readonly asks: "poll"; readonly from: Day; readonly dueAt: number };

/** How long before a meeting is owed its poll opens. */
const POLL_BEFORE = 21;
/** Proposals leave a week to answer, and some days to prepare. */
const LEAST_NOTICE = 10;
const MORNING = "09:00";
/** Far more than the holidays that can follow one another in a rhythm. */
const MOST_CLOSED = 10;

/**
 * What a rhythm asks for after what it has already. A fixed one always has its next meeting
 * planned, from the morning after the one before; a frequency opens its poll 21 days
 * before the day from which a meeting is owed. Nothing for one without dates.
 */
export function rhythmDue(past: RhythmPast, now: number, hours: OpenHours): RhythmDue | undefined {
  const { rhythm } = past;
  switch (rhythm.kind) {
    case "none":
      return undefined;
    case "fixed":
      return fixedDue(past, rhythm, now, hours);
    case "frequency":
      return frequencyDue(past, rhythm, now, hours);
    default:
      return rhythm satisfies never;
  }
}

function fixedDue(
  { served, skips, former }: RhythmPast,
  rhythm: FixedRhythm,
  now: number,
  hours: OpenHours,
): RhythmDue | undefined {
  const { zone } = hours;
  const formerEnd = former === null ? 0 : startOf(daysAfter({ day: former }, 1), zone) - 1;
  const count = MOST_CLOSED + served.length;
  const coming = nextOccurrences(rhythm, Math.max(now, formerEnd), zone, count).filter(
    ({ wall }) => wall.slice(0, 10) !== skips && !served.includes(wall.slice(0, 10)),
  );
  const isClosed = ({ wall }: WallTime) => hours.isHoliday({ day: wall.slice(0, 10) });
  const when = coming.find((one) => !isClosed(one));
  if (when === undefined) return undefined;
  const closed = coming.slice(0, coming.indexOf(when));
  const before = served.findLast((day) => day < when.wall);
  const wanted = before === undefined ? now : morningOf(daysAfter({ day: before }, 1), zone);
  return { asks: "meeting", when, dueAt: nextOpen(Math.max(now, wanted), hours), closed };
}

function frequencyDue(
  past: RhythmPast,
  rhythm: FrequencyRhythm,
  now: number,
  hours: OpenHours,
): RhythmDue {
  const { zone } = hours;
  const owed = owedFrom(past, rhythm, zone);
  const wanted = morningOf(daysAfter(owed, -POLL_BEFORE), zone);
  const dueAt = nextOpen(Math.max(now, wanted), hours);
  const earliest = daysAfter(dayAt(dueAt, zone), LEAST_NOTICE);
  return { asks: "poll", from: owed.day > earliest.day ? owed : earliest, dueAt };
}

/** About how long (ms) lies between two meetings of a frequency. */
export function intervalOf({ every, unit }: FrequencyRhythm): number {
  return every * (unit === "week" ? 7 : 30) * DAY;
}

/** The day from which a meeting is owed: one interval after the latest that was held, sought or skipped. */
function owedFrom(
  { served, skips, since }: RhythmPast,
  { every, unit }: FrequencyRhythm,
  zone: string,
): Day {
  const latest = [...served, skips]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  if (latest === undefined) return daysAfter(dayAt(since, zone), POLL_BEFORE);
  const interval = unit === "week" ? { weeks: every } : { months: every };
  return { day: Temporal.PlainDate.from(latest).add(interval).toString() };
}

/**
 * The occurrence that skipping would leave out: of a fixed rhythm the next one, planned or
 * not; of a frequency the next that has no poll yet.
 */
export function nextToSkip(past: RhythmPast, now: number, hours: OpenHours): Day | undefined {
  const { rhythm } = past;
  if (rhythm.kind === "none") return undefined;
  if (rhythm.kind === "fixed") {
    const [next] = nextOccurrences(rhythm, now, hours.zone, 1);
    return next && { day: next.wall.slice(0, 10) };
  }
  return owedFrom({ ...past, skips: null }, rhythm, hours.zone);
}

function morningOf({ day }: Day, zone: string): number {
  return startOf({ wall: `${day}T${MORNING}`, zone }, zone);
}

/** Whether a skipped occurrence is over. */
export function isSkipOver(skips: string, now: number, zone: string): boolean {
  return startOf({ day: skips }, zone) + DAY < now;
}
