import type { Log } from "./log.ts";
import { type Clock, MINUTE } from "./when.ts";

/** The clock's tick may come a little before its minute is full. */
const AT_MOST_EVERY = MINUTE - 1_000;
const PATIENCE = 10_000;

export interface Heartbeat {
  /** Says that all is well, unless it was said a moment ago. Nothing waits for it, and it never throws. */
  beat(): void;
  stop(): void;
}

/**
 * Lets a monitor elsewhere know that the clock ticks: it raises the alarm when it hears
 * nothing. The address may hold a secret and is never logged.
 */
export function heartbeat(url: string, clock: Clock, log: Log): Heartbeat {
  const stopping = new AbortController();
  let isHeard = true;
  let next = -Infinity;

  const ask = async () => {
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE)]);
      const response = await fetch(url, { signal });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      if (!isHeard) log.info("the heartbeat is heard again");
      isHeard = true;
    } catch (error) {
      if (isHeard && !stopping.signal.aborted)
        log.warn({ err: error }, "the heartbeat is not heard");
      isHeard = false;
    }
  };

  return {
    beat: () => {
      if (clock.monotonic() < next) return;
      next = clock.monotonic() + AT_MOST_EVERY;
      void ask();
    },
    stop: () => stopping.abort(),
  };
}
