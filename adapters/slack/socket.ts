import { SocketModeReceiver } from "@slack/bolt";
import type { ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { MINUTE } from "../../src/when.ts";
import { chatError, refusalOf } from "./failures.ts";
import { quietly } from "./logger.ts";

/** A socket that lived so long was a good one. */
const LONG = MINUTE;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = MINUTE;
/** How long we wait for Slack's own goodbye (ms). */
const GOODBYE = 1_000;

interface Socketed {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** How long we wait for an answer of Slack (ms). */
  readonly patience: number;
}

/**
 * One socket, opened anew whenever it ends. The library would do that itself, but what it
 * takes for final it throws where nobody can catch it.
 */
export class Socket {
  readonly receiver: SocketModeReceiver;
  readonly #patience: number;
  readonly #closing = new AbortController();
  #state: ChatState = { state: "connecting" };
  #failures = 0;
  #next: NodeJS.Timeout | undefined;

  constructor({ appToken, apiUrl, log, patience }: Socketed) {
    const { signal } = this.#closing;
    this.#patience = patience;
    this.receiver = new SocketModeReceiver({
      appToken,
      logger: quietly(log),
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
          timeout: patience,
          retryConfig: { retries: 0 },
          rejectRateLimitedCalls: true,
          // Who stops does not wait for an address that comes late.
          fetch: (url, { signal: late, ...rest } = {}) =>
            fetch(url, { ...rest, signal: AbortSignal.any(late ? [signal, late] : [signal]) }),
        },
      },
    });
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Tries to open it, and goes on trying; settled with the first attempt, come of it what may. */
  async open(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const { client } = this.receiver;
    let isLate = false;
    // The address is waited for, then as long for a hello, which the library would wait for forever.
    const late = setTimeout(() => {
      isLate = true;
      void this.#hangUp();
    }, 2 * this.#patience);
    try {
      await this.receiver.start();
      if (this.#closing.signal.aborted) return await this.#hangUp();
      const since = performance.now();
      this.#state = { state: "connected" };
      client.once("disconnected", () => this.#ended({ state: "lost" }, since));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== undefined) this.#ended({ state: "refused", reason: refusal });
      else this.#ended({ state: "lost", reason: isLate ? "timeout" : reasonOf(error) });
    } finally {
      clearTimeout(late);
    }
  }

  #ended(state: ChatState, since?: number): void {
    this.#state = state;
    if (this.#closing.signal.aborted) return;
    const wasGood = since !== undefined && performance.now() - since > LONG;
    const whole = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    // In part by chance, so that what failed together is not tried again together.
    const pause = wasGood ? 0 : whole * (0.5 + Math.random() / 2);
    this.#failures = wasGood ? 0 : this.#failures + 1;
    this.#next = setTimeout(() => void this.open(), pause);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#next);
    await this.#hangUp();
  }

  async #hangUp(): Promise<void> {
    const { client } = this.receiver;
    // Told twice, the library waits no longer for an answer.
    const again = setTimeout(() => void client.disconnect(), GOODBYE);
    await client.disconnect();
    clearTimeout(again);
  }
}

/** Why there is no socket, in a word. */
function reasonOf(error: unknown): string {
  // The library does not say why a socket ended before it was greeted.
  if (error === undefined) return "no-socket";
  const { failure } = chatError(error);
  return failure.kind === "limited" ? "limited" : failure.code;
}
