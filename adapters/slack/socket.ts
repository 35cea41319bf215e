import { SocketModeReceiver } from "@slack/bolt";
import type { ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { MINUTE } from "../../src/when.ts";
import { refusalOf } from "./failures.ts";
import { quietly } from "./logger.ts";

/** A socket that lived so long was a good one. */
const LONG = MINUTE;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = MINUTE;

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
  #state: ChatState = { state: "connecting" };
  #isClosed = false;
  #failures = 0;
  #next: NodeJS.Timeout | undefined;

  constructor({ appToken, apiUrl, log, patience }: Socketed) {
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
        },
      },
    });
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Tries to open it, and goes on trying; settled with the first attempt, come of it what may. */
  async open(): Promise<void> {
    const { client } = this.receiver;
    try {
      await this.receiver.start();
      if (this.#isClosed) return await this.receiver.stop();
      const since = performance.now();
      this.#state = { state: "connected" };
      client.once("disconnected", () => this.#ended({ state: "lost" }, since));
    } catch (error) {
      const reason = refusalOf(error);
      this.#ended(reason === undefined ? { state: "lost" } : { state: "refused", reason });
    }
  }

  #ended(state: ChatState, since?: number): void {
    this.#state = state;
    if (this.#isClosed) return;
    const wasGood = since !== undefined && performance.now() - since > LONG;
    const pause = wasGood ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#failures = wasGood ? 0 : this.#failures + 1;
    this.#next = setTimeout(() => void this.open(), pause);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#next);
    await this.receiver.stop();
  }
}
