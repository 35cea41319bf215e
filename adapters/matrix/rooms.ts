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

  /** The rooms of the spaces that hold this one, as far as we are in them, or are let in. */
  async around(room: string): Promise<readonly Place[]> {
    const { joined_rooms: ours } = await this.#homeserver.get<Joined>(path("joined_rooms"));
    const spaces = await Promise.all(ours.map((one) => this.get(one)));
    const roofs = spaces.filter(({ isSpace, children }) => isSpace && children.includes(room));
    const rooms = new Set(roofs.flatMap(({ children }) => children));
    const places: Place[] = [];
    for (const one of rooms)
      if (ours.includes(one) || (await this.#enters(one, roofs)))
        places.push(await this.place(one));
    return places.filter(({ kind }) => kind === "channel");
  }

  async #enters(room: string, roofs: readonly RoomState[]): Promise<boolean> {
    const via = roofs.flatMap((roof) => roof.viaOf(room));
    try {
      await this.#homeserver.post(joining(room, via), {});
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
      return false;
    }
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

interface Joined {
  readonly joined_rooms: readonly string[];
}

/** The request that enters a room; its id does not always say which server knows it. */
export function joining(room: string, via: readonly string[]): string {
  const query = via.map((server) => encodeURIComponent(server));
  const servers = query.map((server) => `server_name=${server}&via=${server}`).join("&");
  return `${path("join", room)}?${servers}`;
}

function barOf(state: RoomState, self: string, encrypts: boolean): string | null {
  if (state.membershipOf(self) !== "join") return "not-invited";
  if (state.isOver) return "channel-archived";
  if (state.isEncrypted && !encrypts) return "encryption-off";
  const type = state.isEncrypted ? "m.room.encrypted" : "m.room.message";
  return state.maySend(self, type) ? null : "not-allowed";
}
