import {
  DAY,
  type Day,
  dayAt,
  daysAfter,
  HOUR,
  instantOf,
  MINUTE,
  startOf,
  type WallTime,
  wallAt,
  weekdayOf,
} from "../when.ts";
import { offered, type Poll } from "./poll.ts";
import type { OpenHours } from "./quiet-hours.ts";

/** A stretch during which nobody was heard (epoch ms). */
export interface Outage {
  readonly from: number;
  readonly until: number;
}

/** A shorter silence is a restart. */
const SHORTEST = 30 * MINUTE;
/** That much of a poll's last day must have been heard. */
const LAST_DAY = DAY;
const MOST_LOST = LAST_DAY / 2;
/** An extended poll still ends before its first date. */
const BEFORE_DATES = 2 * HOUR;
const SATURDAY = 6;
const MOST_HOLIDAYS = 30;

/** The outage that ends now, if the clock was last heard too long ago. */
export function outageUntil(now: number, lastTick: number | undefined): Outage | undefined {
  if (lastTick === undefined || now - lastTick < SHORTEST) return undefined;
  return { from: lastTick, until: now };
}

/**
 * Until when a poll is extended because an outage covered its last day: the same hour on the
 * first working day that leaves a whole day to answer, and before its first date. Nothing
 * where most of its last day was heard, or where its dates leave no more time than it had.
 */
export function extendedDeadline(
  poll: Poll,
  outage: Outage,
  hours: OpenHours,
): WallTime | undefined {
  const { deadline, deadlineAt } = poll;
  const lost = Math.min(outage.until, deadlineAt) - Math.max(outage.from, deadlineAt - LAST_DAY);
  if (lost < MOST_LOST) return undefined;
  const wanted = sameHourOnWorkingDay(deadline, outage.until + DAY, hours);
  const starts = offered(poll).flatMap(({ proposal }) =>
    "label" in proposal ? [] : [startOf(proposal, deadline.zone)],
  );
  if (starts.every((start) => instantOf(wanted) <= start)) return wanted;
  const last = nearest(deadline, Math.min(...starts) - BEFORE_DATES, outage.until);
  return last !== undefined && instantOf(last) > deadlineAt ? last : undefined;
}

function sameHourOnWorkingDay(deadline: WallTime, least: number, hours: OpenHours): WallTime {
  const { zone, wall } = deadline;
  const first = dayAt(least, zone);
  for (let count = 0; count < MOST_HOLIDAYS; count += 1) {
    const day = daysAfter(first, count);
    const moment = { wall: `${day.day}${wall.slice(10)}`, zone };
    if (isWorkingDay(day, hours) && instantOf(moment) >= least) return moment;
  }
  return { wall: `${first.day}${wall.slice(10)}`, zone };
}

function isWorkingDay(day: Day, hours: OpenHours): boolean {
  return weekdayOf(day) < SATURDAY && !hours.isHoliday(day);
}

/** The last moment that is still of use, if there is one. */
function nearest({ zone }: WallTime, last: number, now: number): WallTime | undefined {
  return last >= now + BEFORE_DATES ? wallAt(last, zone) : undefined;
}
