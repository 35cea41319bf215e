import { randomUUID } from "node:crypto";

export type Json = Readonly<Record<string, unknown>>;

/** What a homeserver answers when it does not do it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly body: Json;

  constructor(status: number, errcode: string | undefined, error: string, more: Json = {}) {
    super(error);
    this.status = status;
    this.body = { ...(errcode !== undefined && { errcode, error }), ...more };
  }
}

interface DeviceOfAccount {
  token: string;
  keys?: Json;
  readonly oneTime: Map<string, unknown>;
  fallback?: { readonly id: string; readonly key: unknown };
  /** What was sent to it, until it says by its next sync that it has it. */
  inbox: { readonly at: number; readonly event: Json }[];
}

export interface AccountOfWorld {
  readonly password: string;
  readonly devices: Map<string, DeviceOfAccount>;
  readonly data: Map<string, { readonly at: number; readonly content: Json }>;
  readonly crossSigning: Record<string, Json>;
}

/** Who asks. */
export interface Person {
  readonly userId: string;
  readonly account: AccountOfWorld;
  readonly deviceId: string;
  readonly device: DeviceOfAccount;
}

interface EventOfRoom extends Json {
  readonly type: string;
  readonly event_id: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly content: Json;
}

/** A megolm message as it arrived, whether it became an event or was a repetition. */
export interface Cipher {
  readonly session: string;
  readonly index: number;
}

/** All that a homeserver remembers. */
export class World {
  readonly accounts = new Map<string, AccountOfWorld>();
  readonly #rooms = new Map<string, { readonly at: number; readonly event: EventOfRoom }[]>();
  readonly #changedDevices = new Map<string, number>();
  readonly #lapsed = new Set<string>();
  readonly #transactions = new Map<string, Json>();
  readonly ciphers: Cipher[] = [];
  /** How long ago (ms) everything was said, as devices are told. */
  age = 0;
  /** Whether what one device sends another, as the keys of messages, is on its way for longer. */
  isSlow = false;
  #onTheirWay: (() => void)[] = [];
  #now = 0;

  /** The next instant: of each no two things are. */
  next(): number {
    this.#now += 1;
    return this.#now;
  }

  devicesChanged(userId: string): void {
    this.#changedDevices.set(userId, this.next());
  }

  enrols(userId: string, password: string): void {
    this.accounts.set(userId, {
      password,
      devices: new Map(),
      data: new Map(),
      crossSigning: {},
    });
  }

  signsIn(userId: string, deviceId: string = randomUUID().slice(0, 8).toUpperCase()): Json {
    const account = this.accounts.get(userId);
    const token = randomUUID();
    const device = account?.devices.get(deviceId);
    if (device !== undefined) device.token = token;
    else account?.devices.set(deviceId, { token, oneTime: new Map(), inbox: [] });
    this.devicesChanged(userId);
    return { user_id: userId, device_id: deviceId, access_token: token };
  }

  /** The token of a device is taken no more, but its owner may enter it again (a « soft logout »). */
  lapses(userId: string, deviceId: string): void {
    const device = this.accounts.get(userId)?.devices.get(deviceId);
    if (device === undefined) return;
    this.#lapsed.add(device.token);
    device.token = randomUUID();
  }

  /** Brings something to a device, by now or once the way is faster again. */
  brings(device: DeviceOfAccount | undefined, event: Json): void {
    const arrive = () => device?.inbox.push({ at: this.next(), event });
    if (this.isSlow) this.#onTheirWay.push(arrive);
    else arrive();
  }

  /** All that was on its way is there. */
  hastens(): void {
    this.isSlow = false;
    for (const arrive of this.#onTheirWay.splice(0)) arrive();
  }

  signsOut({ account, deviceId, userId }: Person): void {
    account.devices.delete(deviceId);
    this.devicesChanged(userId);
  }

  /** @throws {Refused} */
  withToken(token: string | undefined): Person {
    for (const [userId, account] of this.accounts)
      for (const [deviceId, device] of account.devices)
        if (device.token === token) return { userId, account, deviceId, device };
    const isLapsed = this.#lapsed.has(token ?? "");
    throw new Refused(401, "M_UNKNOWN_TOKEN", "nobody has this token", { soft_logout: isLapsed });
  }

  opens(roomId: string, members: readonly string[], encryption?: Json): void {
    this.#rooms.set(roomId, []);
    const [creator = ""] = members;
    for (const member of members)
      this.#adds(roomId, creator, "m.room.member", { membership: "join" }, member);
    if (encryption !== undefined) this.#adds(roomId, creator, "m.room.encryption", encryption, "");
  }

  setsState(roomId: string, sender: string, type: string, key: string, content: Json): void {
    this.#adds(roomId, sender, type, content, key);
  }

  /** Once a transaction and device, however often it is asked. */
  sends(by: Person, roomId: string, type: string, txn: string, content: Json): Json {
    if (type === "m.room.encrypted") this.ciphers.push(cipherOf(content));
    const id = `${by.deviceId} ${txn}`;
    const done = this.#transactions.get(id) ?? {
      event_id: this.#adds(roomId, by.userId, type, content).event_id,
    };
    this.#transactions.set(id, done);
    return done;
  }

  #adds(roomId: string, sender: string, type: string, content: Json, key?: string): EventOfRoom {
    const at = this.next();
    const event = {
      type,
      sender,
      content,
      event_id: `$${at}`,
      origin_server_ts: at,
      ...(key !== undefined && { state_key: key }),
    };
    this.#rooms.get(roomId)?.push({ at, event });
    return event;
  }

  /** The newest state of a room; @throws {Refused} where there is none */
  state(roomId: string, type: string, key: string): Json {
    const events = this.#rooms.get(roomId) ?? [];
    const found = events.findLast(({ event }) => event.type === type && event.state_key === key);
    if (found === undefined) throw new Refused(404, "M_NOT_FOUND", `no ${type}`);
    return found.event.content;
  }

  eventsOf(roomId: string): readonly EventOfRoom[] {
    return (this.#rooms.get(roomId) ?? []).map(({ event }) => this.#told(event));
  }

  /** The newest of each kind of state. */
  states(roomId: string): readonly EventOfRoom[] {
    const newest = new Map<string, EventOfRoom>();
    for (const event of this.eventsOf(roomId))
      if (event.state_key !== undefined) newest.set(`${event.type} ${event.state_key}`, event);
    return [...newest.values()];
  }

  /** @throws {Refused} where there is no such event */
  event(roomId: string, id: string): EventOfRoom {
    const found = this.eventsOf(roomId).find((event) => event.event_id === id);
    if (found === undefined) throw new Refused(404, "M_NOT_FOUND", `no ${id}`);
    return found;
  }

  #told(event: EventOfRoom): EventOfRoom {
    return { ...event, unsigned: { age: this.age } };
  }

  members(roomId: string): readonly EventOfRoom[] {
    const newest = new Map<string, EventOfRoom>();
    for (const { event } of this.#rooms.get(roomId) ?? [])
      if (event.type === "m.room.member") newest.set(event.state_key ?? "", event);
    return [...newest.values()];
  }

  #isIn(roomId: string, userId: string): boolean {
    const member = this.members(roomId).find(({ state_key: id }) => id === userId);
    return member?.content["membership"] === "join";
  }

  syncs({ userId, account, device }: Person, since: number): Json {
    device.inbox = device.inbox.filter(({ at }) => at > since);
    const data = [...account.data].filter(([, { at }]) => at > since);
    const changed = [...this.#changedDevices].filter(([, at]) => at > since).map(([id]) => id);
    const joined = [...this.#rooms].filter(([id]) => this.#isIn(id, userId));
    const rooms = joined.map(([id, events]) => {
      const news = events.filter(({ at }) => at > since).map(({ event }) => this.#told(event));
      return [id, { timeline: { events: news } }];
    });
    return {
      next_batch: String(this.#now),
      account_data: { events: data.map(([type, { content }]) => ({ type, content })) },
      to_device: { events: device.inbox.map(({ event }) => event) },
      device_lists: { changed, left: [] },
      device_one_time_keys_count: { signed_curve25519: device.oneTime.size },
      device_unused_fallback_key_types: device.fallback ? ["signed_curve25519"] : [],
      rooms: { join: Object.fromEntries(rooms) },
    };
  }
}

/** A megolm message begins with its version, a tag and its index, in sevens of bits (gitlab.matrix.org/matrix-org/olm, docs/megolm.md). */
function cipherOf(content: Json): Cipher {
  const bytes = Buffer.from(String(content["ciphertext"]), "base64");
  let index = 0;
  for (let at = 2, shift = 0; ; at += 1, shift += 7) {
    const byte = bytes[at] ?? 0;
    index |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return { session: String(content["session_id"]), index };
}
