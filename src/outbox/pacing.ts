import type { Clock } from "../when.ts";

/** Keeps a pause between sends to one destination, on the monotonic clock: a clock that jumps opens no floodgate. */
export class Pace {
  readonly #clock: Clock;
  readonly #free = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes the next turn at a destination, and says how many ms to wait for it. */
  take(destination: string, pause: number): number {
    const now = this.#clock.monotonic();
    const turn = Math.max(now, this.#free.get(destination) ?? now);
    this.#free.set(destination, turn + pause);
    return turn - now;
  }
}
