import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { RoomEvent, Synced } from "../../adapters/matrix/encryption.ts";
import type { Credentials } from "../../adapters/matrix/session.ts";
import { type SignedIn, signIn } from "../../adapters/matrix/sign-in.ts";
import type { TakePlace } from "../../src/chat.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import { takeLock } from "../../src/store/lock.ts";
import { Store } from "../../src/store/store.ts";
import { systemClock } from "../../src/when.ts";

interface Room {
  readonly state?: { readonly events: readonly RoomEvent[] };
  readonly timeline?: { readonly events: readonly RoomEvent[] };
}

type Sync = Synced & {
  readonly next_batch: string;
  readonly rooms?: { readonly join?: Readonly<Record<string, Room>> };
};

/** What a machine is, to a device: a folder of its own for locks, unless two share it. */
export function machineOf(database: string): TakePlace {
  return (name) => takeLock(join(dirname(database), name));
}

/** Our side of an encrypted room, with nothing above it: it joins, syncs, says and reads. */
export class LiveDevice {
  readonly signedIn: SignedIn;
  readonly #store: Store;
  #since: string | undefined;
  #hasEnded = false;
  /** What was read, and what could not be yet. */
  readonly read: RoomEvent[] = [];
  #unread: { readonly roomId: string; readonly event: RoomEvent }[] = [];

  private constructor(signedIn: SignedIn, store: Store, since: string | undefined) {
    this.signedIn = signedIn;
    this.#store = store;
    this.#since = since;
  }

  static async begins(
    database: string,
    settings: Credentials,
    takePlace = machineOf(database),
  ): Promise<LiveDevice> {
    const store = new Store(await openDatabase(database, Date.now()));
    const keep = store.keep("matrix", systemClock);
    try {
      const log = makeLog("error");
      const signedIn = await signIn({ settings, keep, takePlace, process: randomUUID(), log });
      const device = new LiveDevice(signedIn, store, await keep.get("since"));
      onTestFinished(() => device.ends());
      return device;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  get encryption() {
    const { encryption } = this.signedIn;
    if (encryption === undefined) throw new Error("no key is configured");
    return encryption;
  }

  async joins(roomId: string): Promise<void> {
    await this.signedIn.client.joinRoom(roomId);
  }

  async says(roomId: string, body: string, txn: string = randomUUID()): Promise<string> {
    const content = { msgtype: "m.text", body };
    const cipher = await this.encryption.encrypt(roomId, "m.room.message", content);
    return this.puts(roomId, cipher, txn);
  }

  async puts(roomId: string, cipher: object, txn: string): Promise<string> {
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/send/m.room.encrypted/${txn}`;
    return (await this.signedIn.client.doRequest("PUT", path, null, cipher)).event_id;
  }

  async syncs(timeout = 0): Promise<void> {
    const asked = { timeout, ...(this.#since !== undefined && { since: this.#since }) };
    const { client } = this.signedIn;
    const sync: Sync = await client.doRequest("GET", "/_matrix/client/v3/sync", asked);
    await this.encryption.received(sync);
    const again = this.#unread;
    this.#unread = [];
    for (const { roomId, event } of again) await this.#reads(roomId, event);
    for (const [roomId, { state, timeline }] of Object.entries(sync.rooms?.join ?? {})) {
      for (const event of [...(state?.events ?? []), ...(timeline?.events ?? [])])
        if (event.state_key !== undefined) await this.encryption.noted(roomId, event);
      for (const event of timeline?.events ?? []) await this.#reads(roomId, event);
    }
    this.#since = sync.next_batch;
    await this.#store.keep("matrix", systemClock).set("since", sync.next_batch);
  }

  async #reads(roomId: string, event: RoomEvent): Promise<void> {
    if (event.type !== "m.room.encrypted" || event.sender === this.signedIn.userId) return;
    const clear = await this.encryption.decrypt(roomId, event);
    if (clear === undefined) this.#unread.push({ roomId, event });
    else this.read.push(clear);
  }

  /** Settled when it has read these words; throws after a while. */
  async hears(words: string): Promise<RoomEvent> {
    for (let tries = 0; tries < 20; tries++) {
      const heard = this.read.find(({ content }) => content["body"] === words);
      if (heard) return heard;
      await this.syncs(500);
    }
    throw new Error(`« ${words} » was never heard`);
  }

  async ends(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    await this.signedIn.encryption?.close();
    await this.#store.close();
  }
}
