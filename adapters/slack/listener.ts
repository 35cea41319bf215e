import { Socket } from "node:net";
import { type Context, HTTPReceiver } from "@slack/bolt";
import type { ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { quietly } from "./logger.ts";

interface Listening {
  readonly signingSecret: string;
  readonly port: number;
  readonly log: Log;
}

/** Another process may still be about to leave the port. */
const PAUSE = 5_000;

/** Under which a request's connection stands beside what it brought. */
const WAY = "utopiaWay";

/** Whether whoever waits for an acknowledgement is surely gone. What left for somebody who goes meanwhile is not known. */
export function isCut({ [WAY]: way }: Context): boolean {
  return way instanceof Socket && !way.writable;
}

/** Our own address, to which Slack sends signed requests. */
export class Listener {
  readonly receiver: HTTPReceiver;
  readonly #port: number;
  #state: ChatState = { state: "connecting" };
  #isClosed = false;
  #next: NodeJS.Timeout | undefined;

  constructor({ signingSecret, port, log }: Listening) {
    this.receiver = new HTTPReceiver({
      signingSecret,
      logger: quietly(log),
      customPropertiesExtractor: ({ socket }) => ({ [WAY]: socket }),
    });
    this.#port = port;
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Tries to have the port, and goes on trying; settled with the first attempt, come of it what may. */
  async open(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.receiver.start(this.#port);
      this.#state = { state: "connected" };
      if (this.#isClosed) await this.receiver.stop();
    } catch (error) {
      this.#state = { state: "lost", reason: `port ${this.#port}: ${codeOf(error)}` };
      if (!this.#isClosed) this.#next = setTimeout(() => void this.open(), PAUSE);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#next);
    if (this.#state.state !== "connected") return;
    this.#state = { state: "connecting" };
    await this.receiver.stop();
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
