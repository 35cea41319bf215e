import { setTimeout as sleep } from "node:timers/promises";
import type { MatrixClient } from "matrix-bot-sdk";
import { ChatError } from "../../src/chat.ts";
import { chatError, refusalOf } from "./failures.ts";
import { Gate } from "./gate.ts";
import { asking } from "./transport.ts";

/** How long we wait for an answer of the homeserver (ms). */
const PATIENCE = 30_000;

type Method = "GET" | "POST" | "PUT";
type Query = Readonly<Record<string, string | number>>;

/** An event on its way: the path that it is put to, and its content. */
interface Sendable {
  readonly at: string;
  readonly body: unknown;
}

interface Sent {
  readonly event_id: string;
}

interface HomeserverParts {
  /** Our user id. */
  readonly self: string;
  readonly client: MatrixClient;
  /** The least time (ms) between two requests. */
  readonly pace: number;
  /** Ends what is asked. */
  readonly closing: AbortSignal;
}

/** A path of the client API; what stands in it is whatever others named so. */
export const path = (...steps: readonly string[]): string =>
  `/_matrix/client/v3/${steps.map(encodeURIComponent).join("/")}`;

/** The homeserver's client API; what fails is thrown as a ChatError. */
export class Homeserver {
  readonly self: string;
  readonly #client: MatrixClient;
  readonly #pace: number;
  readonly #closing: AbortSignal;
  /** When the next request may be made. */
  #turn: Promise<void> = Promise.resolve();
  readonly #gate = new Gate();
  #refusal: string | undefined;

  constructor({ self, client, pace, closing }: HomeserverParts) {
    this.self = self;
    this.#client = client;
    this.#pace = pace;
    this.#closing = closing;
  }

  /** Why the homeserver let us in no more when it was last asked. */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  get<T>(at: string, query?: Query): Promise<T> {
    return this.#paced(() => this.#ask("GET", at, query));
  }

  post<T>(at: string, body: unknown): Promise<T> {
    return this.#paced(() => this.#ask("POST", at, undefined, body));
  }

  put<T>(at: string, body: unknown): Promise<T> {
    return this.#paced(() => this.#ask("PUT", at, undefined, body));
  }

  /**
   * Sends an event, made once its turn has come. Once we are told to wait, nothing is sent
   * before that, nor asked again in vain.
   */
  send(make: () => Promise<Sendable>): Promise<string> {
    return this.#gate.through(async () => {
      const { at, body } = await make();
      const sent = await this.#paced(() => {
        this.#gate.check();
        return this.#ask<Sent>("PUT", at, undefined, body);
      });
      return sent.event_id;
    });
  }

  /** Asks for what may take so long (ms) to come, or until nobody waits for it any more. */
  wait<T>(at: string, query: Query, patience: number, signal: AbortSignal): Promise<T> {
    const signals = AbortSignal.any([this.#closing, signal]);
    return this.#ask("GET", at, query, undefined, {
      patience: patience + PATIENCE,
      signal: signals,
    });
  }

  /** What the library asks by itself while it does this, under the same conditions. */
  async within<T>(work: () => Promise<T>, signal = this.#closing): Promise<T> {
    if (this.#closing.aborted) throw new ChatError({ kind: "unavailable", code: "closed" });
    try {
      const done = await asking.run(signal, work);
      this.#refusal = undefined;
      return done;
    } catch (error) {
      this.#refusal = refusalOf(error) ?? this.#refusal;
      throw this.#closing.aborted
        ? new ChatError({ kind: "ambiguous", code: "closed" })
        : chatError(error);
    }
  }

  async #paced<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#pace > 0) {
      const turn = this.#turn;
      // Counted from when the one before is made: what waits while the machine sleeps does not come at once.
      this.#turn = turn.then(() => this.#rest());
      await turn;
    }
    return ask();
  }

  async #rest(): Promise<void> {
    const pause = { signal: this.#closing };
    await sleep(this.#pace, undefined, pause).catch(() => undefined);
  }

  #ask<T>(
    method: Method,
    at: string,
    query?: Query,
    body?: unknown,
    { patience = PATIENCE, signal = this.#closing } = {},
  ): Promise<T> {
    const ask = (): Promise<T> => this.#client.doRequest(method, at, query, body, patience);
    return this.within(ask, signal);
  }
}
