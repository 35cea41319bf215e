import { schedule } from "node-cron";
import type { House } from "./house.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { Clock } from "./when.ts";

const LOOK_EVERY = 1_000;

/**
 * Keeps the house awake: node-cron says every minute « do what is due », and every second
 * we look whether another process wrote something, or a message waits no longer. The rows
 * decide what is done, so waking too often does nothing. `ticked` is called after each
 * tick, and neither waits nor throws.
 */
export function keepPulse(
  house: House,
  store: Store,
  clock: Clock,
  log: Log,
  ticked: (went: "well" | "wrong") => void = () => undefined,
): { stop(): Promise<void> } {
  let seen = store.version();
  let under: Promise<void> = Promise.resolve();
  let busy = false;
  const settle = () => {
    if (busy) return;
    busy = true;
    under = tick();
  };
  const tick = async () => {
    let went: "well" | "wrong" = "well";
    try {
      await house.settle();
    } catch (error) {
      went = "wrong";
      log.error({ err: error }, "the clock could not do what is due");
    }
    busy = false;
    ticked(went);
  };
  // What a former process left is not made to wait for the next minute.
  settle();
  const minute = schedule("* * * * *", settle);
  let lookedAt = clock.now();
  const second = setInterval(() => {
    const version = store.version();
    const now = clock.now();
    const since = lookedAt;
    lookedAt = now;
    if (version !== seen) {
      seen = version;
      settle();
    } else
      house.waitedSince(since).then(
        (waited) => waited && settle(),
        (error: unknown) => log.error({ err: error }, "the clock could not look at what waits"),
      );
  }, LOOK_EVERY);
  return {
    stop: async () => {
      clearInterval(second);
      await minute.stop();
      await under;
    },
  };
}
