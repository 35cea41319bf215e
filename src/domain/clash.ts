import { HOUR, instantOf, MINUTE, type WallTime } from "../when.ts";

/** A planned meeting of another body, with members in common. */
export interface Clash {
  /** The other body's name. */
  readonly body: string;
  readonly when: WallTime;
  /** Null when nobody said how long it lasts. */
  readonly minutes: number | null;
  /** How many people are members of both bodies: at least one. */
  readonly common: number;
}

/** How long a meeting lasts of which nobody said so. */
const USUAL_LENGTH = 2 * HOUR;
/** With less between them, nobody goes to two meetings gladly. */
const LEAST_BETWEEN = 2 * HOUR;

export function isSameDay(day: string, { when }: Clash): boolean {
  return when.wall.slice(0, 10) === day;
}

/** Whether a meeting that begins then would overlap the other on its day, or come too near to it. */
export function isNear(start: WallTime, clash: Clash): boolean {
  if (!isSameDay(start.wall.slice(0, 10), clash)) return false;
  const mine = instantOf(start);
  const other = instantOf(clash.when);
  const length = clash.minutes === null ? USUAL_LENGTH : clash.minutes * MINUTE;
  return mine < other + length + LEAST_BETWEEN && other < mine + USUAL_LENGTH + LEAST_BETWEEN;
}
