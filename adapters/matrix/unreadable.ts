import type { Keep } from "../../src/chat.ts";
import { type Language, speech } from "../../src/text.ts";
import { text, view } from "../../src/view.ts";
import { MINUTE } from "../../src/when.ts";
import { ageOf } from "./ears.ts";
import type { TimelineEvent } from "./events.ts";
import type { Replies } from "./replies.ts";

interface UnreadableParts {
  readonly replies: Replies;
  readonly keep: Keep;
  readonly language: Language;
  /** Whether what is encrypted is read at all. */
  readonly encrypts: boolean;
}

interface Waiting {
  readonly event: TimelineEvent;
  /** When it came (ms, as `performance.now`), and how old (ms) it was then. */
  readonly since: number;
  readonly age: number;
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
  readonly #waiting = new Map<string, readonly Waiting[]>();
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
    const waiting = [
      ...(this.#waiting.get(room) ?? []),
      { event, age: ageOf(event), since: performance.now() },
    ];
    this.#waiting.set(room, waiting.slice(-MOST_WAITING));
    if (this.#timers.has(room)) return;
    const timer = setTimeout(() => void this.#tell(room), PATIENCE);
    timer.unref();
    this.#timers.set(room, timer);
  }

  /** What waits in a room, the oldest first, each as old as it is by now. */
  waitingIn(room: string): readonly TimelineEvent[] {
    const now = performance.now();
    return (this.#waiting.get(room) ?? []).map(({ event, since, age }) => ({
      ...event,
      unsigned: { ...event.unsigned, age: Math.round(age + now - since) },
    }));
  }

  /** This one waits no more. */
  wasRead(room: string, { event_id: id }: TimelineEvent): void {
    const others = (this.#waiting.get(room) ?? []).filter(({ event }) => event.event_id !== id);
    if (others.length > 0) {
      this.#waiting.set(room, others);
      return;
    }
    this.#waiting.delete(room);
    clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
  }

  async #tell(room: string): Promise<void> {
    const { keep, replies, language } = this.#parts;
    this.#timers.delete(room);
    const isTold = (await keep.get(NAME + room)) !== undefined;
    const [event] = this.waitingIn(room);
    if (event === undefined || isTold) return;
    await keep.set(NAME + room, event.event_id);
    const sentence = view(text(speech(language).say("unreadable")));
    // Once it is read, it has an answer of its own.
    replies.answer(room, event, sentence, `unreadable ${event.event_id}`);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
