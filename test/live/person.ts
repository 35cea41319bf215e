import type { People } from "./people.ts";
import { type Held, type Seen, seen } from "./reading.ts";
import { type Account, pathOf, request } from "./request.ts";
import { type Called, type Manner, written } from "./writing.ts";

const PATIENCE = 30_000;

export interface RoomWish {
  readonly encrypted?: boolean;
  readonly invites?: readonly Pick<Called, "id">[];
  /** The room's version; the homeserver's own choice where it is not said. */
  readonly version?: string;
  readonly direct?: boolean;
}

/** How an event was encrypted: its group session, and the message's place in it. */
export interface Cipher {
  readonly algorithm: string;
  readonly session: string;
  readonly device: string;
  readonly index: number;
}

/** Someone on Matrix, through the second client; rooms and events go by their ids. */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly #people: People;
  readonly #account: Account;

  private constructor(people: People, account: Account, name: string) {
    this.id = account.userId;
    this.name = name;
    this.#people = people;
    this.#account = account;
  }

  /** Signs in on the device of this account, and listens. */
  static async arrives(people: People, account: Account, name: string): Promise<Person> {
    const person = new Person(people, account, name);
    const { url, userId: user, deviceId: device, accessToken: token } = account;
    await person.#does("arrives", { url, user, device, token });
    return person;
  }

  #does(act: string, given: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.#people.asks(this.id, act, given);
  }

  /** Makes a room, and is in it; gives its id. */
  async opens(name: string, wish: RoomWish = {}): Promise<string> {
    const { encrypted = false, invites = [], version = null, direct = false } = wish;
    const invited = invites.map(({ id }) => id);
    const given = { name, encrypted, invites: invited, version, direct };
    return (await this.#does("opens", given)) as string;
  }

  async joins(room: string): Promise<void> {
    await this.#does("joins", { room });
  }

  async leaves(room: string): Promise<void> {
    await this.#does("leaves", { room });
  }

  async invites(room: string, who: Pick<Called, "id">): Promise<void> {
    await this.#does("invites", { room, user: who.id });
  }

  async kicks(room: string, who: Pick<Called, "id">): Promise<void> {
    await this.#does("kicks", { room, user: who.id });
  }

  async bans(room: string, who: Pick<Called, "id">): Promise<void> {
    await this.#does("bans", { room, user: who.id });
  }

  /** Says something, encrypted where the room is; gives the event's id. */
  says(room: string, words: string, manner: Manner = {}): Promise<string> {
    return this.#sends(room, "m.room.message", written(words, manner));
  }

  /** Says something else in place of what they said. */
  edits(room: string, event: string, words: string): Promise<string> {
    return this.#sends(room, "m.room.message", {
      ...written(`* ${words}`),
      "m.new_content": written(words),
      "m.relates_to": { rel_type: "m.replace", event_id: event },
    });
  }

  /** Gives the id of the reaction, by which it is taken back. */
  reacts(room: string, event: string, sign: string): Promise<string> {
    return this.#sends(room, "m.reaction", {
      "m.relates_to": { rel_type: "m.annotation", event_id: event, key: sign },
    });
  }

  async #sends(room: string, type: string, content: object): Promise<string> {
    return (await this.#does("sends", { room, type, content })) as string;
  }

  /** Takes a message or a reaction back. */
  async takesBack(room: string, event: string): Promise<void> {
    await this.#does("redacts", { room, event });
  }

  async isCalled(name: string): Promise<void> {
    await this.#does("is_called", { name });
  }

  async names(room: string, name: string): Promise<void> {
    await this.#does("sets", { room, type: "m.room.name", content: { name }, key: "" });
  }

  /** Gives somebody a power level in a room. */
  async empowers(room: string, who: Pick<Called, "id">, level: number): Promise<void> {
    const type = "m.room.power_levels";
    const now = (await this.requests("GET", `${pathOf(room)}/state/${type}`)) as {
      readonly users?: object;
    };
    const content = { ...now, users: { ...now.users, [who.id]: level } };
    await this.#does("sets", { room, type, content, key: "" });
  }

  /** Replaces a room by one of this version; gives the new one's id. */
  async upgrades(room: string, version: string): Promise<string> {
    // nio would copy the room's state by itself; people's clients let the homeserver do it.
    const answer = await this.requests("POST", `${pathOf(room)}/upgrade`, { new_version: version });
    const { replacement_room: next } = answer as { readonly replacement_room: string };
    await this.#does("enters", { room: next });
    return next;
  }

  /** Asks the homeserver in their name, for what nio has no word for; throws what it refuses. */
  requests(method: string, path: string, body?: object): Promise<unknown> {
    return request(this.#account, method, path, body);
  }

  /** The rooms that they are invited to. */
  async invitations(): Promise<readonly string[]> {
    return (await this.#does("invitations", {})) as readonly string[];
  }

  /** Settled when they are invited to this room. */
  async isInvited(room: string): Promise<void> {
    const invited = async () => (await this.invitations()).includes(room) || undefined;
    await this.#until(invited, () => `${this.name} is not invited to ${room}`);
  }

  /** The messages of a room as they read them now. */
  async reads(room: string): Promise<readonly Seen[]> {
    return seen((await this.#does("timeline", { room })) as readonly Held[]);
  }

  /** Waits until they read something; gives the newest that is so. */
  sees(room: string, what: RegExp | ((seen: Seen) => boolean), patience?: number): Promise<Seen> {
    const isIt = what instanceof RegExp ? ({ body }: Seen) => what.test(body) : what;
    let read: readonly Seen[] = [];
    const look = async () => {
      read = await this.reads(room);
      return read.findLast(isIt);
    };
    const bodies = () => read.map((one) => (one.readable ? one.body : "(unreadable)"));
    const missing = () =>
      `${this.name} never saw ${String(what)} in ${room}:\n${bodies().join("\n")}`;
    return this.#until(look, missing, patience);
  }

  async #until<Sought>(
    look: () => Promise<Sought | undefined>,
    missing: () => string,
    patience = PATIENCE,
  ): Promise<Sought> {
    const end = performance.now() + patience;
    for (;;) {
      const before = this.#people.shown(this.id);
      const found = await look();
      if (found !== undefined) return found;
      const left = end - performance.now();
      if (left <= 0) throw new Error(missing());
      await this.#people.showsMore(this.id, before, left);
    }
  }

  /** How an event that they can read was encrypted. */
  async cipher(room: string, event: string): Promise<Cipher> {
    return (await this.#does("cipher", { room, event })) as Cipher;
  }
}
