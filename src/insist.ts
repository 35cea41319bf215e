import { setTimeout as sleep } from "node:timers/promises";
import { ChatError } from "./chat.ts";

const MOST_TRIES = 5;
/** Nobody waits longer for an answer (ms). */
const LONGEST_WAIT = 30_000;

/**
 * Asks a platform for what somebody waits for, which stands in no queue of ours: where the
 * platform asks to wait, it waits, and tries again until `stopping` is aborted.
 * @throws {ChatError} what the last try came to
 */
export async function insist<T>(ask: () => Promise<T>, stopping: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ask();
    } catch (error) {
      const failure = error instanceof ChatError ? error.failure : undefined;
      if (failure?.kind !== "limited" || attempt === MOST_TRIES || stopping.aborted) throw error;
      const wait = Math.min(LONGEST_WAIT, failure.retryAfter);
      await sleep(wait, undefined, { signal: stopping }).catch(() => undefined);
    }
}
