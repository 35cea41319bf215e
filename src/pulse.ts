import { schedule } from "node-cron";
import type { House } from "./house.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { Clock } from "./when.ts";

const LOOK_EVERY = 1_000;

/**
 * Keeps the house awake: node-cron says every minute « do what is due », and every second
 * we look whether another process wrote something, or a message waits no longer. The rows
 * decide what is done, so waking too often does nothing.
 */
export function keepPulse(
  house: House,
  store: Store,
  clock: Clock,
  log: Log,
): { stop(): Promise<void> } {
  let seen = store.version();
  let under: Promise<void> = Promise.resolve();
  let busy = false;
  const settle = () => {
    if (busy) return;
    busy = true;
    under = house
      .settle()
      .catch((error: unknown) => log.error({ err: error }, "the clock could not do what is due"))
      .finally(() => {
        busy = false;
      });
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
