import { ChatError } from "../../src/chat.ts";
import { MINUTE } from "../../src/when.ts";
import { chatError } from "./failures.ts";

/** How long (ms) we go carefully once the homeserver lets us through again. */
const CAREFUL = MINUTE;

/**
 * Lets through what is sent. Once the homeserver tells us to wait, nothing goes before that,
 * and then one at a time: the first finds out for the others whether the way is open again.
 */
export class Gate {
  #closedUntil = 0;
  #carefulUntil = 0;
  /** The last of those who go one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  through<T>(send: () => Promise<T>): Promise<T> {
    if (performance.now() > this.#carefulUntil) return this.#pass(send);
    const turn = this.#last.then(() => this.#pass(send));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** @throws {ChatError} limited, while it is closed */
  check(): void {
    const wait = this.#closedUntil - performance.now();
    if (wait > 0) throw new ChatError({ kind: "limited", retryAfter: Math.ceil(wait) });
  }

  async #pass<T>(send: () => Promise<T>): Promise<T> {
    this.check();
    try {
      return await send();
    } catch (error) {
      const { failure } = chatError(error);
      if (failure.kind === "limited") this.#close(failure.retryAfter);
      throw error;
    }
  }

  #close(wait: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, performance.now() + wait);
    this.#carefulUntil = this.#closedUntil + CAREFUL;
  }
}
