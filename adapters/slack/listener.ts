import { HTTPReceiver } from "@slack/bolt";
import type { ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { quietly } from "./logger.ts";

interface Listening {
  readonly signingSecret: string;
  readonly port: number;
  readonly log: Log;
}

/** Our own address, to which Slack sends signed requests. */
export class Listener {
  readonly receiver: HTTPReceiver;
  readonly #port: number;
  #state: ChatState = { state: "connecting" };

  constructor({ signingSecret, port, log }: Listening) {
    this.receiver = new HTTPReceiver({ signingSecret, logger: quietly(log) });
    this.#port = port;
  }

  get state(): ChatState {
    return this.#state;
  }

  async open(): Promise<void> {
    await this.receiver.start(this.#port);
    this.#state = { state: "connected" };
  }

  async close(): Promise<void> {
    if (this.#state.state !== "connected") return;
    this.#state = { state: "connecting" };
    await this.receiver.stop();
  }
}
