import { type Change, type Chat, ChatError, type Place } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { TimelineEvent } from "./events.ts";
import { isRefused } from "./failures.ts";
import type { Homeserver } from "./homeserver.ts";
import { serverOf } from "./invitations.ts";
import { placeOf } from "./read.ts";
import { joining, type Rooms } from "./rooms.ts";

interface WatchParts {
  readonly changed: NonNullable<Parameters<Chat["connect"]>[1]>;
  readonly homeserver: Homeserver;
  readonly rooms: Rooms;
  /** Whether we can write where it is encrypted. */
  readonly encrypts: boolean;
  readonly log: Log;
  readonly underWay: (work: Promise<void>) => void;
}

/** What changes whether we may post there. */
const OF_ACCESS: ReadonlySet<string> = new Set(["m.room.power_levels", "m.room.encryption"]);
const NAMES: ReadonlySet<string> = new Set(["m.room.name", "m.room.canonical_alias"]);
const TOMBSTONE = "m.room.tombstone";

/** Tells what becomes of rooms, and of our place in them. */
export class Watch {
  readonly #parts: WatchParts;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** We are in this room no more: somebody had us leave it, or we did. */
  async left(room: string): Promise<void> {
    this.#parts.rooms.forget(room);
    await this.#tell(room, { barred: "not-invited" });
  }

  /** A room tells of a change of its own, which its state holds already. */
  async told(room: string, event: TimelineEvent): Promise<void> {
    const { type, state_key: key, content } = event;
    const { self } = this.#parts.homeserver;
    if (NAMES.has(type)) return this.#renamed(room);
    if (type === TOMBSTONE) return this.#over(room);
    const isOurs = type === "m.room.member" && key === self;
    const hasCome = isOurs && content["membership"] === "join" && !wasIn(event);
    if (hasCome) await this.#came(room);
    else if (OF_ACCESS.has(type)) await this.#tellAccess(room);
  }

  async #renamed(room: string): Promise<void> {
    const { name } = await this.#parts.rooms.get(room);
    if (name !== undefined) await this.#tell(room, { name });
  }

  async #tellAccess(room: string): Promise<void> {
    const { rooms, encrypts } = this.#parts;
    const { name, barred } = await rooms.barOf({ address: room }, encrypts);
    await this.#tell(room, { ...(name !== undefined && { name }), barred });
  }

  /** Nobody can write there any more. Where it goes on is found out beside everything else. */
  async #over(room: string): Promise<void> {
    await this.#tell(room, { barred: "channel-archived" });
    this.follow(room);
  }

  async #came(room: string): Promise<void> {
    const { rooms } = this.#parts;
    rooms.forget(room);
    await this.#tellAccess(room);
    const { predecessor } = await rooms.get(room);
    if (predecessor !== undefined) await this.#succeed(predecessor, room).catch(this.#forgiven);
  }

  /** Goes where a room goes on, if it is let in; otherwise once it is invited there. */
  follow(room: string): void {
    this.#parts.underWay(this.#enter(room).catch(this.#forgiven));
  }

  async #enter(room: string): Promise<void> {
    const { homeserver, rooms } = this.#parts;
    const { successor, endedBy = room } = await rooms.get(room);
    if (successor === undefined) return;
    await homeserver.post(joining(successor, [serverOf(endedBy)]), {});
    await this.#succeed(room, successor);
  }

  /** Each of them must name the other: anybody can make a room that says to take another's place. */
  async #succeed(room: string, successor: string): Promise<void> {
    const { rooms } = this.#parts;
    const [before, after] = [await rooms.get(room), await rooms.get(successor)];
    if (before.successor !== successor || after.predecessor !== room) return;
    const movedTo: Place = placeOf(successor, after.name ?? before.name ?? "", "channel");
    await this.#tell(room, { movedTo });
  }

  #tell(room: string, now: Change): Promise<void> {
    return this.#parts.changed(placeOf(room, "", "channel"), now);
  }

  readonly #forgiven = (error: unknown): void => {
    const why = error instanceof ChatError ? { failure: error.failure } : { err: error };
    const level = isRefused(error) ? "info" : "warn";
    this.#parts.log[level]({ platform: "matrix", ...why }, "a room could not be followed");
  };
}

const wasIn = ({ unsigned }: TimelineEvent): boolean =>
  unsigned?.prev_content?.["membership"] === "join";
