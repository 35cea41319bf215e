import { setTimeout } from "node:timers/promises";
import { SILENT_AFTER } from "./boards/status.ts";
import type { Chat, ChatState } from "./chat.ts";
import type { Log } from "./log.ts";
import { backOff } from "./outbox/back-off.ts";
import { Health, type PlatformNote } from "./store/health.ts";
import type { Store } from "./store/store.ts";
import { type Clock, MINUTE } from "./when.ts";

/** Messages and clicks settle the house many times a minute: once is enough to be seen. */
const SEEN_EVERY = MINUTE / 2;
const MOST_REASON = 200;

interface PlatformsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly chats: readonly Chat[];
  /** What is to be done each time that a platform is there again, or asks for it; it may wait for the network. */
  readonly cameUp: (platform: string) => Promise<void>;
  /** Told each time that a platform does otherwise than before; it neither waits nor throws. */
  readonly changed?: ((platform: string, state: ChatState) => void) | undefined;
}

/**
 * The platforms of this process. Each is connected on its own, in the background: one that is
 * down, hangs or refuses us keeps neither the others waiting nor the clock.
 */
export class Platforms {
  readonly #parts: PlatformsParts;
  /** How each did when it was last looked at. */
  readonly #seen = new Map<string, string>();
  readonly #stopping = new AbortController();
  #connected: Promise<unknown> = Promise.resolve();
  #cameUp: Promise<unknown> = Promise.resolve();

  constructor(parts: PlatformsParts) {
    this.#parts = parts;
  }

  /** Begins to connect them; what keeps one from it is logged, and tried again until it is there. */
  connect(...ears: Parameters<Chat["connect"]>): void {
    this.#connected = Promise.all(
      this.#parts.chats.map((chat) => this.#untilConnected(chat, ears)),
    );
  }

  async #untilConnected(chat: Chat, ears: Parameters<Chat["connect"]>): Promise<void> {
    const { log, cameUp } = this.#parts;
    const { signal } = this.#stopping;
    const [hear, changed, complete] = ears;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await chat.connect(hear, changed, complete, () => cameUp(chat.platform));
        break;
      } catch (error) {
        log.error({ err: error, platform: chat.platform }, "a platform could not be connected");
      }
      await setTimeout(backOff(attempt, Math.random()), undefined, { signal }).catch(() => {});
    }
    if (signal.aborted) return;
    await this.look().catch((error: unknown) =>
      log.error({ err: error, platform: chat.platform }, "how a platform does could not be noted"),
    );
  }

  /** Whether one does otherwise than when it was last looked at; known at once. */
  get haveChanged(): boolean {
    return this.#parts.chats.some((chat) => this.#seen.get(chat.platform) !== wordsOf(chat));
  }

  /** Says in the log what has changed, and notes how each does for whoever asks from another process. */
  async look(): Promise<void> {
    const { store, chats, clock } = this.#parts;
    for (const chat of chats) {
      const words = wordsOf(chat);
      if (this.#seen.get(chat.platform) !== words) this.#report(chat);
      this.#seen.set(chat.platform, words);
    }
    await notePlatforms(store, chats, clock.now());
  }

  #report(chat: Chat): void {
    const { log, cameUp, changed } = this.#parts;
    const { platform } = chat;
    const state = chat.state();
    switch (state.state) {
      case "connecting":
        return;
      case "connected":
        log.info({ platform }, "a platform is connected");
        this.#cameUp = this.#cameUp
          .then(() => cameUp(platform))
          .catch((error: unknown) => {
            if (!this.#stopping.signal.aborted)
              log.error(
                { err: error, platform },
                "a platform could not be asked after its channels",
              );
          });
        break;
      case "lost":
        log.warn({ platform, reason: state.reason }, "a platform is not there; it is tried again");
        break;
      case "refused":
        log.error({ platform, reason: state.reason }, "a platform does not let us in");
        break;
      default:
        state.state satisfies never;
    }
    changed?.(platform, state);
  }

  /** Settled when each was connected, and what follows from it done: with one that is down, not so soon. */
  async settled(): Promise<void> {
    await this.#connected;
    await this.#cameUp;
  }

  /** Tries no more to connect what is not yet. */
  stop(): void {
    this.#stopping.abort();
  }
}

function wordsOf(chat: Chat): string {
  const { state, reason } = chat.state();
  return `${state} ${reason ?? ""}`;
}

/** Notes how this process's platforms do (now: epoch ms), for whoever asks from another process. */
async function notePlatforms(store: Store, chats: readonly Chat[], now: number): Promise<void> {
  if (chats.length === 0) return;
  const notes = await store.look((db) => new Health(db).platforms());
  const fresh = chats.flatMap((chat) => {
    const before = notes.find(({ name }) => name === chat.platform);
    return noteOf(chat, before, now) ?? [];
  });
  for (const note of fresh) await store.look((db) => new Health(db).notePlatform(note));
}

/** What is to be written; undefined when the same was written a moment ago. */
function noteOf(
  chat: Chat,
  before: PlatformNote | undefined,
  now: number,
): PlatformNote | undefined {
  const { state, reason: words, lacks, lapsesAt } = chat.state();
  const reason = words?.slice(0, MOST_REASON);
  const age = before === undefined ? Infinity : now - before.seenAt;
  const isSame = before?.state === state && before.reason === reason && age <= SILENT_AFTER;
  const isKnown = isSame && before.lacks?.join() === lacks?.join() && before.lapsesAt === lapsesAt;
  if (isKnown && age >= 0 && age < SEEN_EVERY) return undefined;
  return {
    name: chat.platform,
    state,
    ...(reason !== undefined && { reason }),
    ...(lacks !== undefined && { lacks }),
    ...(lapsesAt !== undefined && { lapsesAt }),
    since: isSame ? before.since : now,
    seenAt: now,
  };
}

/** Forgets the platforms that neither this process nor another one runs any more. */
export async function forgetStopped(
  store: Store,
  chats: readonly Chat[],
  now: number,
): Promise<void> {
  for (const { name, seenAt } of await store.look((db) => new Health(db).platforms()))
    if (now - seenAt > SILENT_AFTER && !chats.some((chat) => chat.platform === name))
      await store.look((db) => new Health(db).forgetPlatform(name));
}
