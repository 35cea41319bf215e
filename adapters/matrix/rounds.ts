import type { Log } from "../../src/log.ts";
import { ShortMemory } from "../../src/short-memory.ts";
import { HOUR } from "../../src/when.ts";
import { DIRECT, type Directs } from "./directs.ts";
import { type Hearing, hearMessage, type Told } from "./ears.ts";
import type { Encryption, Synced } from "./encryption.ts";
import type { JoinedRoom, TimelineEvent } from "./events.ts";
import { isRefused } from "./failures.ts";
import { filled } from "./gaps.ts";
import type { Invitations, InvitedRoom } from "./invitations.ts";
import type { Watch } from "./lifecycle.ts";
import { hearReaction, hearRedaction } from "./reactions.ts";
import type { Unreadable } from "./unreadable.ts";

/** What a /sync brings (spec.matrix.org/v1.14/client-server-api/#get_matrixclientv3sync). */
export interface Sync extends Synced {
  readonly next_batch: string;
  readonly rooms?: {
    readonly join?: Readonly<Record<string, JoinedRoom>>;
    readonly invite?: Readonly<Record<string, InvitedRoom>>;
    readonly leave?: Readonly<Record<string, unknown>>;
  };
}

export interface RoundsParts extends Hearing {
  readonly directs: Directs;
  readonly encryption: Encryption | undefined;
  readonly invitations: Invitations;
  readonly unreadable: Unreadable;
  readonly watch: Watch | undefined;
  readonly log: Log;
}

type Named = Pick<TimelineEvent, "event_id">;

/** A sync that is read again tells again what was done already. */
const TWICE_WITHIN = HOUR;
const MOST_HEARD = 20_000;

/**
 * Does what a /sync tells, all of it or, when it throws, so that the same sync can be read
 * again: what was done is not done twice.
 */
export class Rounds {
  readonly #parts: RoundsParts;
  readonly #done = new ShortMemory<true>(TWICE_WITHIN, MOST_HEARD);
  /** The rooms for which keys came, or may have come, until what waited for them was read. */
  readonly #keyed = new Set<string>();

  constructor(parts: RoundsParts) {
    this.#parts = parts;
  }

  /** `since` is the token of the one before; without, nothing was said to us yet. */
  async take(sync: Sync, since: string | undefined): Promise<void> {
    const { homeserver, encryption, directs, invitations, unreadable, watch } = this.#parts;
    const keyed = encryption && (await homeserver.within(() => encryption.received(sync)));
    for (const { type, content } of sync.account_data?.events ?? [])
      if (type === DIRECT) directs.told(content);
    const { join = {}, invite = {}, leave = {} } = sync.rooms ?? {};
    for (const [room, invited] of Object.entries(invite)) await invitations.told(room, invited);
    const told: Told = new Set();
    for (const room of [...(await unreadable.recall()), ...(keyed ?? [])]) this.#keyed.add(room);
    for (const room of this.#keyed) {
      await this.#readAgain(room, told);
      this.#keyed.delete(room);
    }
    if (since !== undefined) for (const room of Object.keys(leave)) await watch?.left(room);
    // Rooms do not wait for each other; in each, one thing follows the other.
    const outcomes = await Promise.allSettled(
      Object.entries(join).map(([room, news]) => this.#room(room, news, since, told)),
    );
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  async #room(
    room: string,
    news: JoinedRoom,
    since: string | undefined,
    told: Told,
  ): Promise<void> {
    const { homeserver, rooms, encryption, watch, log } = this.#parts;
    const timeline = news.timeline?.events ?? [];
    const changes = [...(news.state?.events ?? []), ...timeline.filter(isState)];
    for (const event of changes) {
      await rooms.apply(room, event);
      if (encryption !== undefined) await homeserver.within(() => encryption.noted(room, event));
    }
    if (since === undefined) return;
    for (const event of changes) await this.#once(event, async () => watch?.told(room, event));
    const { events, isWhole } = await filled(homeserver, room, news, since);
    if (!isWhole) log.error({ platform: "matrix", room }, "more was said than could be read");
    for (const event of events) if (!isState(event)) await this.#hear(room, event, told);
  }

  #hear(room: string, event: TimelineEvent, told: Told): Promise<void> {
    if (event.sender === this.#parts.homeserver.self) return Promise.resolve();
    return this.#once(event, () => this.#heard(room, event, told));
  }

  async #heard(room: string, event: TimelineEvent, told: Told): Promise<void> {
    switch (event.type) {
      case "m.room.message":
        return hearMessage(this.#parts, room, event, told);
      case "m.reaction":
        return hearReaction(this.#parts, room, event);
      case "m.room.redaction":
        return hearRedaction(this.#parts, room, event);
      case "m.room.encrypted":
        return this.#decrypted(room, event, told);
      default:
    }
  }

  async #decrypted(room: string, event: TimelineEvent, told: Told): Promise<void> {
    const clear = await this.#clear(room, event);
    if (clear === undefined) await this.#parts.unreadable.note(room, event);
    else await this.#read(room, clear, told);
  }

  async #clear(room: string, event: TimelineEvent): Promise<TimelineEvent | undefined> {
    const { homeserver, encryption } = this.#parts;
    const clear = encryption && (await homeserver.within(() => encryption.decrypt(room, event)));
    return clear && { ...event, ...clear };
  }

  async #read(room: string, clear: TimelineEvent, told: Told): Promise<void> {
    if (clear.type === "m.room.message") await hearMessage(this.#parts, room, clear, told);
  }

  /** That it was heard is noted already: it is read under a name of its own. */
  async #readAgain(room: string, told: Told): Promise<void> {
    const { unreadable } = this.#parts;
    for (const event of unreadable.waitingIn(room)) {
      const clear = await this.#clear(room, event);
      if (clear === undefined) continue;
      const name = { event_id: `read ${event.event_id}` };
      await this.#once(name, () => this.#read(room, clear, told));
      await unreadable.wasRead(room, event);
    }
  }

  /** What is refused for good is not waited for. */
  async #once({ event_id: id }: Named, work: () => Promise<void>): Promise<void> {
    if (this.#done.get(id)) return;
    try {
      await work();
    } catch (error) {
      if (!isRefused(error)) throw error;
      this.#parts.log.warn({ platform: "matrix", event: id, err: error }, "an event is left aside");
    }
    this.#done.set(id, true);
  }
}

const isState = ({ state_key: key }: TimelineEvent): boolean => key !== undefined;
