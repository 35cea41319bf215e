import { Temporal } from "temporal-polyfill";
import { instantOf, type WallTime } from "../when.ts";

/** ISO: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Which of a month's Tuesdays; −1 is the last. No fifth: most months have none. */
export type Ordinal = 1 | 2 | 3 | 4 | -1;

interface Hours {
  /** `HH:MM`, on the wall. */
  readonly time: string;
  /** How long it lasts, when that was said. */
  readonly minutes?: number;
}

/** « deuxième mardi 18h », « 2e et 4e jeudi » : the meetings themselves can be planned. */
interface Monthly extends Hours {
  readonly kind: "fixed";
  readonly pattern: "monthly";
  readonly ordinals: readonly Ordinal[];
  readonly weekday: Weekday;
}

/** « tous les mardis 18h ». */
interface Weekly extends Hours {
  readonly kind: "fixed";
  readonly pattern: "weekly";
  readonly weekdays: readonly Weekday[];
}

export type FixedRhythm = Monthly | Weekly;

/** « tous les deux mois, mardi ou jeudi, 14h–19h » : a poll finds the date. `from` is before `to`. */
export interface FrequencyRhythm {
  readonly kind: "frequency";
  readonly every: number;
  readonly unit: "week" | "month";
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** When a body meets, in wall time: JSON all the way down. */
export type Rhythm = FixedRhythm | FrequencyRhythm | { readonly kind: "none" };

/**
 * The `count` first occurrences strictly after an instant (epoch ms), in order. Each keeps its
 * wall time on both sides of a change of hour; `instantOf` says which instant that is.
 */
export function nextOccurrences(
  rhythm: FixedRhythm,
  fromInstant: number,
  zone: string,
  count: number,
): WallTime[] {
  const found: WallTime[] = [];
  if (isNever(rhythm)) return found;
  for (const day of daysFrom(rhythm, today(fromInstant, zone))) {
    if (found.length >= count) break;
    const occurrence = { wall: `${day.toString()}T${rhythm.time}`, zone };
    if (instantOf(occurrence) > fromInstant) found.push(occurrence);
  }
  return found;
}

function isNever(rhythm: FixedRhythm): boolean {
  return (rhythm.pattern === "weekly" ? rhythm.weekdays : rhythm.ordinals).length === 0;
}

function today(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

/** The days of a rhythm from the week or the month that holds `day`, without end. */
function* daysFrom(rhythm: FixedRhythm, day: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  if (rhythm.pattern === "weekly") {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    for (let weeks = 0; ; weeks++) {
      yield* inOrder(rhythm.weekdays.map((weekday) => monday.add({ weeks, days: weekday - 1 })));
    }
  }
  const first = day.with({ day: 1 });
  for (let months = 0; ; months++) {
    const month = first.add({ months });
    yield* inOrder(rhythm.ordinals.map((ordinal) => nthWeekday(month, ordinal, rhythm.weekday)));
  }
}

/** Sorted, each day once: a month's fourth Tuesday can be its last. */
function inOrder(days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  return days
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
    .filter((day, at, sorted) => !sorted[at - 1]?.equals(day));
}

/** The month's nth such weekday; a fifth that the month has not falls in the next month. */
export function nthWeekday(
  month: Temporal.PlainDate,
  ordinal: number,
  weekday: Weekday,
): Temporal.PlainDate {
  if (ordinal < 0) {
    const last = month.with({ day: month.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
  }
  const first = month.with({ day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (ordinal - 1) });
}
