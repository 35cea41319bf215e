import type { Clock } from "./when.ts";

/** A clock that can be set: a rehearsed present, which goes on at the usual pace unless it is stopped. */
export class TravelClock implements Clock {
  readonly #real: Clock;
  readonly #runs: boolean;
  #offset = 0;

  /** @param start epoch ms; @param runs whether time passes between two settings */
  constructor(real: Clock, start?: number, runs = true) {
    this.#real = real;
    this.#runs = runs;
    if (start !== undefined) this.set(start);
  }

  now(): number {
    return this.#runs ? this.#real.now() + this.#offset : this.#offset;
  }

  monotonic(): number {
    return this.#real.monotonic();
  }

  /** @param instant epoch ms */
  set(instant: number): void {
    this.#offset = this.#runs ? instant - this.#real.now() : instant;
  }
}

/** What living through a stretch of time needs. */
export interface Traveller {
  settle(): Promise<void>;
  /** Notes that the time until now was lived through, with nothing due in it: it was no outage. */
  lived(): Promise<void>;
  /** The next instant that something waits for, up to `until`. */
  nextWaiting(until: number): Promise<number | undefined>;
}

/** Moves a clock forward to an instant, stopping wherever something is due on the way, so that all happens at its hour. */
export async function liveUntil(
  clock: TravelClock,
  target: number,
  house: Traveller,
): Promise<void> {
  await house.settle();
  for (;;) {
    const next = await house.nextWaiting(target);
    if (next === undefined || next > target) break;
    clock.set(next);
    await house.lived();
    await house.settle();
  }
  clock.set(target);
  await house.lived();
  await house.settle();
}
