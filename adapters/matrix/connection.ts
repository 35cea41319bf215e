import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ChatError, type ChatState, type Keep, type TakePlace } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { MINUTE } from "../../src/when.ts";
import { chatError } from "./failures.ts";
import { path } from "./homeserver.ts";
import type { Line } from "./line.ts";
import type { Sync } from "./rounds.ts";
import type { MatrixSettings } from "./settings.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

interface ConnectionParts {
  readonly settings: MatrixSettings;
  readonly keep: Keep;
  readonly takePlace: TakePlace;
  readonly log: Log;
  /** Ends all that is asked. */
  readonly closing: AbortSignal;
  /** What is made of a sign-in. */
  readonly made: (signedIn: SignedIn) => Promise<Line>;
}

/** How long (ms) the homeserver may keep a question for news open. */
const LONG_POLL = 30_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = MINUTE;

/** What we are told of, the same at each time: after another filter, old things are told again. */
const FILTER = JSON.stringify({
  presence: { types: [] },
  room: {
    ephemeral: { types: [] },
    account_data: { types: [] },
    state: { lazy_load_members: true },
    timeline: { limit: 50, lazy_load_members: true },
  },
});

/**
 * Signs in and listens, for ever: what fails is tried again, from where all was done that was
 * told until then. The token of a /sync is kept once everything in it is done and answered:
 * whoever is killed before reads it again, and gives the answers that are missing.
 */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #process = randomUUID();
  readonly #listening = new AbortController();
  #line: Line | undefined;
  #state: ChatState = { state: "connecting" };
  #tried: () => void = () => undefined;
  #run: Promise<void> = Promise.resolve();
  /** What we heard last, which may not all be answered yet. */
  #since: string | undefined;
  #kept: Promise<void> = Promise.resolve();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  get state(): ChatState {
    const refusal = this.#line?.encryption?.refused ?? this.#line?.homeserver.refusal;
    return refusal === undefined ? this.#state : { state: "refused", reason: refusal };
  }

  /** Whether some room holds what could not be read. */
  get isPuzzled(): boolean {
    return this.#line !== undefined && this.#line.unreadable.rooms > 0;
  }

  /** @throws {ChatError} unavailable, as long as nobody let us in */
  get line(): Line {
    if (this.#line === undefined)
      throw new ChatError({ kind: "unavailable", code: this.#state.reason ?? "connecting" });
    return this.#line;
  }

  /** Begins to listen; settled once the first attempt came to something. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#tried = resolve;
      this.#run = this.#listen();
    });
  }

  async #listen(): Promise<void> {
    const { signal } = this.#listening;
    let failures = 0;
    while (!signal.aborted && this.#line?.encryption?.refused === undefined) {
      try {
        this.#line ??= await this.#enter();
        await this.#round(this.#line);
        failures = 0;
        this.#state = { state: "connected" };
        this.#tried();
      } catch (error) {
        if (signal.aborted) break;
        const { failure } = chatError(error);
        this.#parts.log.debug({ platform: "matrix", err: error }, "the homeserver does not answer");
        const growing = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
        failures += 1;
        this.#state =
          failure.kind === "refused"
            ? { state: "refused", reason: failure.code }
            : { state: "lost", reason: failure.kind === "limited" ? "limited" : failure.code };
        this.#tried();
        // Whoever was refused has first to be let in by somebody.
        const pause =
          failure.kind === "refused" ? LONGEST_PAUSE : growing * (0.5 + Math.random() / 2);
        const wait = failure.kind === "limited" ? Math.max(pause, failure.retryAfter) : pause;
        await sleep(wait, undefined, { signal }).catch(() => undefined);
      }
    }
    this.#tried();
  }

  async #enter(): Promise<Line> {
    return this.#parts.made(await signIn({ ...this.#parts, process: this.#process }));
  }

  async #round({ homeserver, rounds, replies }: Line): Promise<void> {
    const name = `sync:${homeserver.self}`;
    const since = this.#since ?? (await this.#parts.keep.get(name));
    const isUp = this.#state.state === "connected";
    const timeout = isUp ? LONG_POLL : 0;
    const sync = await homeserver.wait<Sync>(
      path("sync"),
      { filter: FILTER, timeout, ...(since !== undefined && { since }) },
      timeout,
      this.#listening.signal,
    );
    await rounds.take(sync, since);
    this.#since = sync.next_batch;
    const answered = replies.answered();
    this.#kept = this.#kept
      .then(() => answered)
      .then(() => this.#keep(name, sync.next_batch))
      // It is read again by the next process, or kept with the next one.
      .catch((error: unknown) =>
        this.#parts.log.error({ platform: "matrix", err: error }, "a sync could not be kept"),
      );
  }

  /** Unless the answers were cut off: the next process gives them. */
  async #keep(name: string, token: string): Promise<void> {
    if (!this.#parts.closing.aborted) await this.#parts.keep.set(name, token);
  }

  /** Listens no more; settled once what was told is done and answered. */
  async close(): Promise<void> {
    this.#listening.abort();
    await this.#run;
    await this.#kept;
    this.#state = { state: "connecting" };
  }

  /** Says nothing more, and gives the device back. */
  async end(): Promise<void> {
    this.#line?.unreadable.close();
    await this.#line?.encryption?.close();
  }
}
