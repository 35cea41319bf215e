import type { Keep } from "../../src/chat.ts";
import { type Language, speech } from "../../src/text.ts";
import { text, view } from "../../src/view.ts";
import { MINUTE } from "../../src/when.ts";
import type { TimelineEvent } from "./events.ts";
import type { Replies } from "./replies.ts";

interface UnreadableParts {
  readonly replies: Replies;
  readonly keep: Keep;
  readonly language: Language;
  /** Whether what is encrypted is read at all. */
  readonly encrypts: boolean;
}

const MOST_WAITING = 100;
/** Keys often come after the message that they open (ms). */
const PATIENCE = MINUTE / 2;
const NAME = "unreadable:";

/**
 * Messages whose keys we do not have. They wait for them; where none come, the room is told
 * so, once for all of them.
 */
export class Unreadable {
  readonly #parts: UnreadableParts;
  readonly #waiting = new Map<string, TimelineEvent[]>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(parts: UnreadableParts) {
    this.#parts = parts;
  }

  /** How many rooms hold what we could not read. */
  get rooms(): number {
    return this.#waiting.size;
  }

  async note(room: string, event: TimelineEvent): Promise<void> {
    // Where nothing encrypted is read, nothing can be said either.
    if (!this.#parts.encrypts) return;
    const waiting = this.#waiting.get(room) ?? [];
    this.#waiting.set(room, [...waiting, event].slice(-MOST_WAITING));
    if (this.#timers.has(room)) return;
    const timer = setTimeout(() => void this.#tell(room, event), PATIENCE);
    timer.unref();
    this.#timers.set(room, timer);
  }

  /** What waits in a room for which keys came; it is to be tried again. */
  taken(room: string): readonly TimelineEvent[] {
    const waiting = this.#waiting.get(room) ?? [];
    this.#waiting.delete(room);
    clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
    return waiting;
  }

  async #tell(room: string, event: TimelineEvent): Promise<void> {
    const { keep, replies, language } = this.#parts;
    this.#timers.delete(room);
    if (!this.#waiting.has(room) || (await keep.get(NAME + room)) !== undefined) return;
    await keep.set(NAME + room, event.event_id);
    replies.answer(room, event, view(text(speech(language).say("unreadable"))));
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
