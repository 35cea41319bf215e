import { MINUTE } from "../when.ts";

const FIRST = 2_000;
const MOST = 5 * MINUTE;

/**
 * How long to wait (ms) after this many attempts that failed: doubling from 2 s to 5 min,
 * the upper half drawn by chance so that what failed together is not retried together.
 * @param chance from 0 to 1
 */
export function backOff(attempts: number, chance: number): number {
  const whole = Math.min(MOST, FIRST * 2 ** (attempts - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
