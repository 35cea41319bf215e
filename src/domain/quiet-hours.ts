import { type Day, dayAt, daysAfter, HOUR, instantOf, wallAt, weekdayOf } from "../when.ts";

/** When a network may be spoken to without being disturbed: some hours of the days that are not closed. */
export interface OpenHours {
  readonly zone: string;
  /** `08:00`: from this hour on. */
  readonly opens: string;
  /** `20:00`: no more from this hour on. */
  readonly closes: string;
  /** Public holidays, where the network is. Sundays are closed anyway. */
  readonly isHoliday: (day: Day) => boolean;
}

const SUNDAY = 7;
/** No run of holidays is longer. */
const LONGEST_CLOSURE = 30;

function isOpenDay(day: Day, hours: OpenHours): boolean {
  return weekdayOf(day) !== SUNDAY && !hours.isHoliday(day);
}

/** Whether somebody may be disturbed at an instant (epoch ms). */
export function isOpen(instant: number, hours: OpenHours): boolean {
  const time = wallAt(instant, hours.zone).wall.slice(11);
  return time >= hours.opens && time < hours.closes && isOpenDay(dayAt(instant, hours.zone), hours);
}

/** The instant itself where it is open, else the beginning of the last open hour before it: for reminders, which are no use late. */
export function previousOpen(instant: number, hours: OpenHours): number {
  return isOpen(instant, hours) ? instant : nearestOpen(instant, hours, -1);
}

/** The instant itself where it is open, else when the next open day begins: for what can wait. */
export function nextOpen(instant: number, hours: OpenHours): number {
  return isOpen(instant, hours) ? instant : nearestOpen(instant, hours, 1);
}

function nearestOpen(instant: number, hours: OpenHours, step: -1 | 1): number {
  const today = dayAt(instant, hours.zone);
  for (let count = 0; count <= LONGEST_CLOSURE; count += 1) {
    const day = daysAfter(today, count * step);
    if (!isOpenDay(day, hours)) continue;
    const at = (time: string) => instantOf({ wall: `${day.day}T${time}`, zone: hours.zone });
    const edge = step === -1 ? at(hours.closes) - HOUR : at(hours.opens);
    if (step === -1 ? edge < instant : edge > instant) return edge;
  }
  // A calendar that closes every day for a month is no reason to say nothing.
  return instant;
}
