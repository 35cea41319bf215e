import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { RoomEvent, Synced } from "../../adapters/matrix/encryption.ts";
import type { Credentials } from "../../adapters/matrix/session.ts";
import { type SignedIn, signIn } from "../../adapters/matrix/sign-in.ts";
import type { Keep, TakePlace } from "../../src/chat.ts";
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

const TRIES = 20;

/** The key of all devices here; it is made at a thousandth of its cost: see matrix-seal.test.ts. */
export const KEY = "une phrase que personne ne devine";
const MADE_QUICKLY = {
  version: "1",
  salt: "d2l0aG91dCBtdWNoIHNhbA==",
  cost: 16,
  proof: "1:9EhFx+z1Jm9HcZFnHzrvcEMkwY51LSO4kQy17Wab9rUyWg==",
};

/** The places of one machine: those who keep their database in one folder share it. */
const machineOf =
  (database: string): TakePlace =>
  (name) =>
    takeLock(join(dirname(database), name));

/** A machine on which nobody else is. */
export const elsewhere: TakePlace = () => ({ release: () => undefined });

/** What a process keeps, on the real store. */
export async function keepOn(
  database: string,
): Promise<{ readonly keep: Keep; readonly close: () => Promise<void> }> {
  const store = new Store(await openDatabase(database, Date.now()));
  const keep = store.keep("matrix", systemClock);
  if ((await keep.get("seal")) === undefined) await keep.set("seal", JSON.stringify(MADE_QUICKLY));
  return { keep, close: () => store.close() };
}

/** A signed-in device in encrypted rooms, with nothing above it: it syncs, says and reads. */
export class MatrixDevice {
  readonly signedIn: SignedIn;
  /** What it could read, in order. */
  readonly read: RoomEvent[] = [];
  readonly #keep: Keep;
  readonly #closeKeep: () => Promise<void>;
  #since: string | undefined;
  #unread: { readonly roomId: string; readonly event: RoomEvent }[] = [];
  #ending: Promise<void> | undefined;

  private constructor(
    signedIn: SignedIn,
    keep: Keep,
    closeKeep: () => Promise<void>,
    since: string | undefined,
  ) {
    this.signedIn = signedIn;
    this.#keep = keep;
    this.#closeKeep = closeKeep;
    this.#since = since;
  }

  /** Begins as a process of its own would, on its database. */
  static async begins(
    database: string,
    settings: Omit<Credentials, "key">,
    takePlace: TakePlace = machineOf(database),
    through: (keep: Keep) => Keep = (keep) => keep,
  ): Promise<MatrixDevice> {
    const { keep: kept, close } = await keepOn(database);
    const keep = through(kept);
    try {
      const log = makeLog("silent");
      const signedIn = await signIn({
        settings: { ...settings, key: KEY },
        keep,
        takePlace,
        process: randomUUID(),
        log,
      });
      const device = new MatrixDevice(signedIn, keep, close, await keep.get("since"));
      onTestFinished(() => device.ends());
      return device;
    } catch (error) {
      await close();
      throw error;
    }
  }

  get id(): string {
    return this.signedIn.deviceId;
  }

  get encryption() {
    const { encryption } = this.signedIn;
    if (encryption === undefined) throw new Error("no key is configured");
    return encryption;
  }

  /** Gives the id of the event. */
  async says(roomId: string, body: string, txn: string = randomUUID()): Promise<string> {
    const content = { msgtype: "m.text", body };
    const cipher = await this.encryption.encrypt(roomId, "m.room.message", content);
    const path = `rooms/${encodeURIComponent(roomId)}/send/m.room.encrypted/${txn}`;
    const { client } = this.signedIn;
    return (await client.doRequest("PUT", `/_matrix/client/v3/${path}`, null, cipher)).event_id;
  }

  /** Takes what is new; `patience` (ms) is for something to come. */
  async syncs(patience = 0): Promise<void> {
    const asked = { timeout: patience, ...(this.#since !== undefined && { since: this.#since }) };
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
    await this.#keep.set("since", sync.next_batch);
  }

  async #reads(roomId: string, event: RoomEvent): Promise<void> {
    if (event.type !== "m.room.encrypted" || event.sender === this.signedIn.userId) return;
    const clear = await this.encryption.decrypt(roomId, event);
    if (clear === undefined) this.#unread.push({ roomId, event });
    else this.read.push(clear);
  }

  /** What it read of others, in words. */
  get words(): readonly unknown[] {
    return this.read.map(({ content }) => content["body"]);
  }

  /** How many messages it has that it cannot read. */
  get unread(): number {
    return this.#unread.length;
  }

  /** Settled when it has read these words; throws after a while. */
  async hears(words: string): Promise<RoomEvent> {
    for (let tries = 0; tries < TRIES; tries++) {
      const heard = this.read.find(({ content }) => content["body"] === words);
      if (heard) return heard;
      await this.syncs(500);
    }
    throw new Error(`« ${words} » was never heard`);
  }

  /** Stops as a process does that has the time. */
  ends(): Promise<void> {
    this.#ending ??= this.encryption.close().then(() => this.#closeKeep());
    return this.#ending;
  }
}
