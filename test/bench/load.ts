import { setTimeout } from "node:timers/promises";
import { type Line, line } from "./line.ts";
import { compare, quantile, type Round } from "./measure.ts";
import type { Size } from "./town-of-size.ts";

export const ROUNDS = 5;
const DEEDS = 600;
const AT_ONCE = 16;
const A_SECOND = 100;
const STEADY = 200;

/** What became of something that somebody did, by the monotonic clock (ms). */
export interface Told {
  readonly acknowledged: Promise<number>;
  readonly answered: Promise<number>;
}

type Until = keyof Told;

/** Something that people do, again and again: the nth time. */
export type Does = (turn: number) => Told;

interface Loaded {
  /** « Slack: a vote ». */
  readonly what: string;
  readonly floorIs: string;
  readonly ours: Does;
  readonly floor: Does;
  /** How many make a round, if not as many as usual. */
  readonly deeds?: number;
}

/** How many a second are acknowledged or answered, so many of them under way at once. */
export async function rateLine(
  { what, floorIs, ours, floor, deeds = DEEDS }: Loaded,
  until: Until,
  size: Size,
  goal?: number,
): Promise<Line> {
  const subject = {
    what: `${what}, ${until}, ${AT_ONCE} at once`,
    floorIs: `${floorIs}: ${until}`,
    unit: "/s",
    ...(goal !== undefined && { goal }),
  } as const;
  return line(
    subject,
    size,
    await compare(rateOf(ours, until, deeds), rateOf(floor, until, deeds), ROUNDS),
  );
}

/** What the slowest hundredth wait for their answer, at a steady rate. */
export async function slowestLine(
  { what, floorIs, ours, floor }: Loaded,
  size: Size,
): Promise<Line> {
  const subject = {
    what: `${what}, answered, the slowest hundredth at ${A_SECOND} a second`,
    floorIs: `${floorIs}: answered`,
    unit: "ms",
  } as const;
  return line(subject, size, await compare(slowestOf(ours), slowestOf(floor), ROUNDS));
}

/** µs for each of many, so many of them under way at once until they are acknowledged or answered; all are answered before the next round. */
function rateOf(does: Does, until: Until, deeds: number): Round {
  let turn = 0;
  return async () => {
    const last = turn + deeds;
    const answers: Promise<number>[] = [];
    const ends: number[] = [];
    const began = performance.now();
    const acts = async () => {
      while (turn < last) {
        turn += 1;
        const told = does(turn);
        answers.push(told.answered);
        ends.push(await told[until]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, acts));
    await Promise.all(answers);
    return ((Math.max(...ends) - began) * 1_000) / deeds;
  };
}

/** µs that all but a hundredth wait at most for their answer, which come at a steady rate whatever becomes of those before. */
function slowestOf(does: Does): Round {
  let turn = 0;
  return async () => {
    const began = performance.now();
    const waits: Promise<number>[] = [];
    for (let count = 0; count < STEADY; count += 1) {
      const due = began + (count * 1_000) / A_SECOND;
      await setTimeout(Math.max(0, due - performance.now()));
      turn += 1;
      waits.push(does(turn).answered.then((at) => at - due));
    }
    return quantile(await Promise.all(waits), 0.99) * 1_000;
  };
}
