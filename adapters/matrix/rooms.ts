import type { Address, Place } from "../../src/chat.ts";
import type { Directs } from "./directs.ts";
import type { TimelineEvent } from "./events.ts";
import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { placeOf } from "./read.ts";
import { RoomState } from "./room-state.ts";

/** What rooms say of themselves: asked once, then told. */
export class Rooms {
  readonly #homeserver: Homeserver;
  readonly #directs: Directs;
  readonly #known = new Map<string, Promise<RoomState>>();

  constructor(homeserver: Homeserver, directs: Directs) {
    this.#homeserver = homeserver;
    this.#directs = directs;
  }

  get(room: string): Promise<RoomState> {
    const known = this.#known.get(room);
    if (known !== undefined) return known;
    const asked = this.#homeserver
      .get<readonly TimelineEvent[]>(path("rooms", room, "state"))
      .then((events) => new RoomState(events));
    asked.catch(() => this.#known.delete(room));
    this.#known.set(room, asked);
    return asked;
  }

  /** Takes note of what a room tells, if it was ever asked after. */
  async apply(room: string, event: TimelineEvent): Promise<void> {
    const state = await this.#known.get(room)?.catch(() => undefined);
    state?.apply(event);
  }

  /** We are in it no more, and are told nothing of it. */
  forget(room: string): void {
    this.#known.delete(room);
  }

  async place(room: string): Promise<Place> {
    const isDirect = await this.#directs.has(room);
    const { name = "" } = await this.get(room);
    return placeOf(room, name, isDirect ? "direct" : "channel");
  }

  async nameOf(room: string, user: string): Promise<string> {
    return (await this.get(room)).nameOf(user) ?? user;
  }

  /**
   * What nobody may post there for: a message is told so as well. Of a room that we are not
   * in, a homeserver tells nothing, or what it was when we left.
   */
  async barOf(
    { address }: Pick<Address, "address">,
    encrypts: boolean,
  ): Promise<{ readonly name: string | undefined; readonly barred: string | null }> {
    try {
      const state = await this.get(address);
      return { name: state.name, barred: barOf(state, this.#homeserver.self, encrypts) };
    } catch (error) {
      if (!isRefused(error)) throw error;
      return {
        name: undefined,
        barred: isRefused(error, "channel-gone") ? "channel-gone" : "not-invited",
      };
    }
  }
}

function barOf(state: RoomState, self: string, encrypts: boolean): string | null {
  if (state.membershipOf(self) !== "join") return "not-invited";
  if (state.isOver) return "channel-archived";
  if (state.isEncrypted && !encrypts) return "encryption-off";
  const type = state.isEncrypted ? "m.room.encrypted" : "m.room.message";
  return state.maySend(self, type) ? null : "not-allowed";
}
