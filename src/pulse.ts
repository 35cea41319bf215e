import { schedule } from "node-cron";
import type { House } from "./house.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { Clock } from "./when.ts";

const LOOK_EVERY = 1_000;

/**
 * Keeps the house awake: node-cron says every minute « do what is due », and every second
 * we look whether another process wrote something, a message waits no longer, or a platform
 * does otherwise. The rows decide what is done, so waking too often does nothing. Sending
 * goes on beside the clock, which a platform that hangs shall not stop. `ticked` is called
 * after each tick, and neither waits nor throws.
 */
export function keepPulse(
  house: House,
  store: Store,
  clock: Clock,
  log: Log,
  ticked: (went: "well" | "wrong") => void = () => undefined,
): { stop(): Promise<void> } {
  let seen = store.version();
  let lookedAt = clock.now();
  let under: Promise<void> | undefined;
  let sent: "well" | "wrong" = "well";
  /** Asked while it sends, the house looks once more before it ends. */
  const send = async () => {
    try {
      await house.send();
      sent = "well";
    } catch (error) {
      sent = "wrong";
      log.error({ err: error }, "what is owed could not be sent");
    }
  };
  const tick = async () => {
    try {
      await house.doDue();
      void send();
      ticked(sent);
    } catch (error) {
      log.error({ err: error }, "the clock could not do what is due");
      ticked("wrong");
    }
  };
  const settle = () => {
    under ??= tick().finally(() => (under = undefined));
  };
  const look = async (since: number) => {
    try {
      const version = store.version();
      const hasNews = version !== seen || house.platformsHaveChanged;
      seen = version;
      if (hasNews || (await house.waitedSince(since))) settle();
    } catch (error) {
      log.error({ err: error }, "the clock could not look at what waits");
    }
  };
  // What a former process left is not made to wait for the next minute.
  settle();
  const minute = schedule("* * * * *", settle);
  const second = setInterval(() => {
    if (under !== undefined) return;
    const since = lookedAt;
    lookedAt = clock.now();
    void look(since);
  }, LOOK_EVERY);
  return {
    stop: async () => {
      clearInterval(second);
      await minute.stop();
      await under;
    },
  };
}
