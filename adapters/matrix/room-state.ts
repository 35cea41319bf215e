import { type TimelineEvent, textOf } from "./events.ts";

type StateEvent = Pick<TimelineEvent, "type" | "state_key" | "sender" | "content">;

interface PowerLevels {
  readonly events?: Readonly<Record<string, number>>;
  readonly events_default?: number;
  readonly users?: Readonly<Record<string, number>>;
  readonly users_default?: number;
}

/** From this version on, whoever made a room stands above its power levels. */
const CREATORS_REIGN = 12;

/** What a room says of itself, kept up to date by what it tells. */
export class RoomState {
  readonly #events = new Map<string, StateEvent>();

  constructor(events: readonly StateEvent[]) {
    for (const event of events) this.apply(event);
  }

  apply(event: StateEvent): void {
    if (event.state_key !== undefined) this.#events.set(`${event.type} ${event.state_key}`, event);
  }

  #content(type: string, key = ""): StateEvent["content"] | undefined {
    return this.#events.get(`${type} ${key}`)?.content;
  }

  /** What people see as its name; undefined where it has none of its own. */
  get name(): string | undefined {
    const name = textOf(this.#content("m.room.name") ?? {}, "name");
    const alias = textOf(this.#content("m.room.canonical_alias") ?? {}, "alias");
    return [name, alias].find(Boolean);
  }

  get isEncrypted(): boolean {
    return this.#content("m.room.encryption") !== undefined;
  }

  get isSpace(): boolean {
    return this.#content("m.room.create")?.["type"] === "m.space";
  }

  /** The room that takes the place of this one. */
  get successor(): string | undefined {
    return textOf(this.#content("m.room.tombstone") ?? {}, "replacement_room");
  }

  /** Who put it to rest. */
  get endedBy(): string | undefined {
    return this.#events.get("m.room.tombstone ")?.sender;
  }

  get isOver(): boolean {
    return this.#content("m.room.tombstone") !== undefined;
  }

  /** The room whose place this one says to take. */
  get predecessor(): string | undefined {
    const { room_id: id } = (this.#content("m.room.create")?.["predecessor"] ?? {}) as {
      readonly room_id?: unknown;
    };
    return typeof id === "string" ? id : undefined;
  }

  membershipOf(user: string): string | undefined {
    return textOf(this.#content("m.room.member", user) ?? {}, "membership");
  }

  /** What somebody is called there. */
  nameOf(user: string): string | undefined {
    const name = textOf(this.#content("m.room.member", user) ?? {}, "displayname");
    return name === "" ? undefined : name;
  }

  /** The rooms of a space. */
  get children(): readonly string[] {
    return [...this.#events.values()]
      .filter(({ type, content }) => type === "m.space.child" && Array.isArray(content["via"]))
      .map(({ state_key: room = "" }) => room);
  }

  /** The servers by which a room of this space is entered. */
  viaOf(room: string): readonly string[] {
    const via = this.#content("m.space.child", room)?.["via"];
    return Array.isArray(via) ? via.filter((one): one is string => typeof one === "string") : [];
  }

  /** Whether somebody may send events of this type there (spec.matrix.org/v1.14/client-server-api/#mroompower_levels). */
  maySend(user: string, type: string): boolean {
    if (this.#reigns(user)) return true;
    const levels = this.#content("m.room.power_levels") as PowerLevels | undefined;
    const needed = levels?.events?.[type] ?? levels?.events_default ?? 0;
    return (levels?.users?.[user] ?? levels?.users_default ?? 0) >= needed;
  }

  #reigns(user: string): boolean {
    const create = this.#events.get("m.room.create ");
    const version = Number(textOf(create?.content ?? {}, "room_version"));
    if (create === undefined || !(version >= CREATORS_REIGN)) return false;
    const others = create.content["additional_creators"];
    return create.sender === user || (Array.isArray(others) && others.includes(user));
  }
}
