import { Temporal } from "temporal-polyfill";
import { DAY, type Day, daysAfter, type WallTime, weekdayOf } from "../when.ts";
import type { Calendar } from "./calendar.ts";
import { type Clash, isNear } from "./clash.ts";
import { type DateRemark, remarksOn } from "./date-remark.ts";
import type { FrequencyRhythm } from "./rhythm.ts";
import { intervalOf } from "./rhythm-due.ts";

/** A slot that a poll can offer, with what speaks against it, where nothing better was left. */
export interface Proposed {
  readonly slot: WallTime;
  readonly remarks: readonly DateRemark[];
}

/** Over how many days proposals are looked for at most: the summer's holidays, and a fortnight. */
export const LOOK_AHEAD = 77;
const FORTNIGHT = 14;
/** With hours of a single day there is little to choose between. */
const ENOUGH_DAYS = 2;
const MOST = 8;
/** A meeting wants this much of a body's hours, and so much lies between two ways to begin. */
const USUAL_MINUTES = 120;

interface Candidate extends Proposed {
  readonly day: string;
  /**
   * 0: nothing speaks against it; then clashes, which keep some away; then school holidays,
   * which empty the room; then both; then what comes too late.
   */
  readonly weight: number;
  readonly isUsual: boolean;
}

/**
 * Slots at which a body may meet from a day on, in order: in its usual weekdays and hours,
 * over a fortnight. Never on a public holiday, nor at an hour that daylight saving skips or
 * repeats. School holidays and meetings of bodies with common members are left out as long
 * as two days remain; these are looked for longer, by as much as lies between two meetings,
 * then among what was left out, the least bad first. At most eight, and fewer than two only
 * where public holidays fill eleven weeks.
 */
export function propose(
  rhythm: FrequencyRhythm,
  from: Day,
  zone: string,
  calendar: Calendar,
  clashes: readonly Clash[],
): readonly Proposed[] {
  const candidates = candidatesOf(rhythm, from, zone, calendar, clashes);
  const chosen = new Set<Candidate>();
  const days = new Set<string>();
  let last: Candidate | undefined;
  for (const one of candidates.toSorted((a, b) => a.weight - b.weight)) {
    // The day's other hour, when it is as good.
    const continues = last?.day === one.day && last.weight === one.weight;
    const isNeeded = days.size < ENOUGH_DAYS && !days.has(one.day);
    if (!one.isUsual && !continues && !isNeeded) continue;
    chosen.add(one);
    days.add(one.day);
    last = one;
  }
  const inOrder = candidates.filter((one) => chosen.has(one));
  return spread(inOrder, MOST).map(({ slot, remarks }) => ({ slot, remarks }));
}

function candidatesOf(
  rhythm: FrequencyRhythm,
  from: Day,
  zone: string,
  calendar: Calendar,
  clashes: readonly Clash[],
): readonly Candidate[] {
  const interval = intervalOf(rhythm) / DAY;
  const hours = startsIn(rhythm);
  const wanted: readonly number[] = rhythm.weekdays;
  const days = Array.from({ length: LOOK_AHEAD }, (_, after) => ({
    ...daysAfter(from, after),
    after,
  })).filter((day) => wanted.includes(weekdayOf(day)) && calendar.publicHoliday(day) === undefined);
  return days.flatMap(({ day, after }) =>
    hours
      .map((time) => ({ wall: `${day}T${time}`, zone }))
      .filter(isOnce)
      .map((slot) => {
        const near = clashes.filter((clash) => isNear(slot, clash));
        const remarks = remarksOn(slot, calendar, near);
        const weight =
          (near.length > 0 ? 1 : 0) +
          (remarks.some(({ about }) => about === "school-holidays") ? 2 : 0) +
          (after < FORTNIGHT + interval ? 0 : 4);
        return { slot, remarks, day, weight, isUsual: weight === 0 && after < FORTNIGHT };
      }),
  );
}

/** When to begin within a body's hours: at once, and as late as leaves time to meet, if that is another part of the day. */
function startsIn({ from, to }: FrequencyRhythm): readonly string[] {
  const latest = Temporal.PlainTime.from(to).subtract({ minutes: USUAL_MINUTES });
  const room = Temporal.PlainTime.from(from).until(to).total("minutes");
  return room < 2 * USUAL_MINUTES ? [from] : [from, latest.toString({ smallestUnit: "minute" })];
}

/** Whether the clocks of its zone show this once: not in the hours that daylight saving skips or repeats. */
function isOnce({ wall, zone }: WallTime): boolean {
  const local = Temporal.PlainDateTime.from(wall);
  return local
    .toZonedDateTime(zone, { disambiguation: "earlier" })
    .equals(local.toZonedDateTime(zone, { disambiguation: "later" }));
}

/** At most so many, evenly: the first and the last are among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => all[Math.round(at * step)]).filter(
    (one) => one !== undefined,
  );
}
