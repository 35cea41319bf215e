import { setTimeout as sleep } from "node:timers/promises";
import { ChatError, type Keep } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Sending } from "./sending.ts";

/** Our own reactions to a message of ours, which others only have to press. */
interface Owed {
  readonly room: string;
  readonly target: string;
  readonly keys: readonly string[];
}

interface PillsParts {
  readonly sending: Sending;
  readonly keep: Keep;
  readonly log: Log;
  readonly closing: AbortSignal;
}

const NAME = "pills";
/** Messages come first: the homeserver's patience is theirs (ms). */
const BETWEEN = 250;
const LATER = 10_000;
const MOST_OWED = 500;

/**
 * Puts reactions beneath messages, one after the other and behind everything else. Those
 * that are owed are kept, so that a message is not left without by a restart.
 */
export class Pills {
  readonly #parts: PillsParts;
  #owed: readonly Owed[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(parts: PillsParts) {
    this.#parts = parts;
  }

  /** Goes on with those of a former process. */
  async resume(): Promise<void> {
    const kept = await this.#parts.keep.get(NAME);
    this.#owed = kept === undefined ? [] : (JSON.parse(kept) as readonly Owed[]);
    for (const owed of this.#owed) this.#begin(owed);
  }

  async add(owed: Owed): Promise<void> {
    if (owed.keys.length === 0) return;
    this.#owed = [...this.#owed, owed].slice(-MOST_OWED);
    await this.#note();
    this.#begin(owed);
  }

  /** Settled once all that are owed are there, or it is closed. */
  settled(): Promise<void> {
    return this.#work;
  }

  #begin(owed: Owed): void {
    this.#work = this.#work.then(() => this.#put(owed));
  }

  async #put(owed: Owed): Promise<void> {
    const { closing, log } = this.#parts;
    for (const key of owed.keys) await this.#react(owed, key);
    if (closing.aborted) return;
    this.#owed = this.#owed.filter((one) => one !== owed);
    await this.#note().catch((error: unknown) =>
      log.warn({ platform: "matrix", err: error }, "reactions that are there are noted as owed"),
    );
  }

  async #react({ room, target }: Owed, key: string): Promise<void> {
    const { sending, closing, log } = this.#parts;
    while (!closing.aborted) {
      try {
        await sending.reaction(room, target, key);
        return await this.#pause(BETWEEN);
      } catch (error) {
        const { failure } = error as ChatError;
        if (!(error instanceof ChatError) || failure.kind === "refused") {
          // One that stands there already is refused as well.
          log.debug({ platform: "matrix", err: error }, "a reaction could not be put");
          return;
        }
        await this.#pause(failure.kind === "limited" ? failure.retryAfter + BETWEEN : LATER);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#parts.closing }).catch(() => undefined);
  }

  #note(): Promise<void> {
    return this.#parts.keep.set(NAME, JSON.stringify(this.#owed));
  }
}
