import type { Keep } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { type Language, speech } from "../../src/text.ts";
import { text, view } from "../../src/view.ts";
import { DAY, MINUTE } from "../../src/when.ts";
import { ageOf } from "./ears.ts";
import type { TimelineEvent } from "./events.ts";
import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";
import type { Replies } from "./replies.ts";

interface UnreadableParts {
  readonly homeserver: Homeserver;
  readonly replies: Replies;
  readonly keep: Keep;
  readonly language: Language;
  readonly log: Log;
  /** Whether what is encrypted is read at all. */
  readonly encrypts: boolean;
  readonly closing: AbortSignal;
  readonly underWay: (work: Promise<void>) => void;
}

interface Waiting {
  readonly room: string;
  readonly event: TimelineEvent;
  /** When it came (ms, as `performance.now`), and how old (ms) it was then. */
  readonly since: number;
  readonly age: number;
}

/** What is kept of each: the homeserver has the rest. */
type Kept = readonly [room: string, id: string];

const MOST_IN_ROOM = 100;
const MOST_KEPT = 500;
/** Keys often come after the message that they open (ms). */
const PATIENCE = MINUTE / 2;
/** Nobody waits any more for an answer to what is older (ms). */
const LONGEST = DAY;
/** How long (ms) a room that was told so is not told again. */
const QUIET = 7 * DAY;
const TOLD = "unreadable:";

/**
 * Messages whose keys we do not have. They wait for them, through a restart too; where none
 * come, the room is told so, once for all of them.
 */
export class Unreadable {
  readonly #parts: UnreadableParts;
  readonly #name: string;
  /** The oldest first. */
  #waiting: readonly Waiting[] = [];
  #isRecalled = false;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(parts: UnreadableParts) {
    this.#parts = parts;
    this.#name = `waiting:${parts.homeserver.self}`;
  }

  /** How many rooms hold what we could not read. */
  get rooms(): number {
    return new Set(this.#waiting.filter(isRecent).map(({ room }) => room)).size;
  }

  /**
   * Takes up what waited when a former process ended, and gives its rooms: keys may have come
   * since. What cannot be asked for now is thrown, to be recalled again; done once, it gives none.
   */
  async recall(): Promise<readonly string[]> {
    if (this.#isRecalled || !this.#parts.encrypts) return [];
    const kept = await this.#parts.keep.get(this.#name);
    const recalled: Waiting[] = [];
    for (const [room, id] of kept === undefined ? [] : (JSON.parse(kept) as readonly Kept[])) {
      const event = await this.#ask(room, id);
      if (event !== undefined) recalled.push(waits(room, event));
    }
    this.#isRecalled = true;
    this.#waiting = recalled.filter(isRecent);
    const rooms = new Set(this.#waiting.map(({ room }) => room));
    for (const room of rooms) this.#expect(room);
    if (kept !== undefined) await this.#note();
    return [...rooms];
  }

  /** To be called before the token of its /sync is kept. */
  async note(room: string, event: TimelineEvent): Promise<void> {
    // Where nothing encrypted is read, nothing can be said either.
    if (!this.#parts.encrypts) return;
    const isIt = (one: Waiting) => one.room === room;
    const here = [...this.#waiting.filter(isIt), waits(room, event)].slice(-MOST_IN_ROOM);
    this.#waiting = [...this.#waiting.filter((one) => !isIt(one)), ...here].filter(isRecent);
    await this.#note();
    this.#expect(room);
  }

  /** What waits in a room, the oldest first, each as old as it is by now. */
  waitingIn(room: string): readonly TimelineEvent[] {
    return this.#waiting
      .filter((one) => one.room === room && isRecent(one))
      .map((one) => ({ ...one.event, unsigned: { ...one.event.unsigned, age: ageNow(one) } }));
  }

  /** This one waits no more. */
  async wasRead(room: string, { event_id: id }: TimelineEvent): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one.room !== room || one.event.event_id !== id);
    if (this.waitingIn(room).length === 0) {
      clearTimeout(this.#timers.get(room));
      this.#timers.delete(room);
    }
    await this.#note();
  }

  /** One that is gone, or in a room that we are in no more, gives nothing. */
  async #ask(room: string, id: string): Promise<TimelineEvent | undefined> {
    try {
      return await this.#parts.homeserver.get<TimelineEvent>(path("rooms", room, "event", id));
    } catch (error) {
      if (isRefused(error)) return undefined;
      throw error;
    }
  }

  #note(): Promise<void> {
    const kept = this.#waiting.map(({ room, event }): Kept => [room, event.event_id]);
    return this.#parts.keep.set(this.#name, JSON.stringify(kept.slice(-MOST_KEPT)));
  }

  #expect(room: string): void {
    if (this.#timers.has(room)) return;
    const { underWay, log } = this.#parts;
    const tell = () =>
      this.#tell(room).catch((error: unknown) =>
        log.error({ platform: "matrix", room, err: error }, "what is unreadable was not told"),
      );
    const timer = setTimeout(() => underWay(tell()), PATIENCE);
    timer.unref();
    this.#timers.set(room, timer);
  }

  async #tell(room: string): Promise<void> {
    const { keep, replies, language, closing } = this.#parts;
    this.#timers.delete(room);
    const [event] = this.waitingIn(room);
    await keep.forget(TOLD, Date.now() - QUIET);
    if (event === undefined || (await keep.get(TOLD + room)) !== undefined) return;
    const sentence = view(text(speech(language).say("unreadable")));
    // Once it is read, it has an answer of its own.
    replies.answer(room, event, sentence, `unreadable ${event.event_id}`);
    await replies.answered();
    // Whoever is stopped before leaves it to the next process.
    if (!closing.aborted) await keep.set(TOLD + room, event.event_id);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}

const waits = (room: string, event: TimelineEvent): Waiting => ({
  room,
  event,
  age: ageOf(event),
  since: performance.now(),
});

const ageNow = ({ age, since }: Waiting): number => Math.round(age + performance.now() - since);

const isRecent = (one: Waiting): boolean => ageNow(one) < LONGEST;
