import {
  DecryptionSettings,
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  initAsync,
  OlmMachine,
  RequestType,
  RoomId,
  TrustRequirement,
  UserId,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import type { RoomEvent, Synced } from "../../adapters/matrix/encryption.ts";

type Errand = Awaited<ReturnType<OlmMachine["outgoingRequests"]>>[number];

/** Asks a homeserver something, at a path of its client API, as the device's account. */
export type Ask = (method: "POST" | "PUT", path: string, body: unknown) => Promise<unknown>;

const PATHS: ReadonlyMap<RequestType, string> = new Map([
  [RequestType.KeysUpload, "keys/upload"],
  [RequestType.KeysQuery, "keys/query"],
  [RequestType.KeysClaim, "keys/claim"],
]);

const users = (ids: readonly string[]): UserId[] => ids.map((id) => new UserId(id));
const anyDevice = () => new DecryptionSettings(TrustRequirement.Untrusted);

/** A device whose keys are in memory alone: the least that speaks in encrypted rooms. */
export class MemoryDevice {
  readonly #olm: OlmMachine;
  readonly #ask: Ask;
  #encrypting: Promise<unknown> = Promise.resolve();

  private constructor(olm: OlmMachine, ask: Ask) {
    this.#olm = olm;
    this.#ask = ask;
  }

  /** One that can be written to once this settles. */
  static async begins(userId: string, deviceId: string, ask: Ask): Promise<MemoryDevice> {
    await initAsync();
    const olm = await OlmMachine.initialize(new UserId(userId), new DeviceId(deviceId));
    const device = new MemoryDevice(olm, ask);
    await device.#run();
    return device;
  }

  /** Takes what a /sync brought for this device. */
  async received(sync: Synced): Promise<void> {
    const { changed = [], left = [] } = sync.device_lists ?? {};
    const counts = new Map(Object.entries(sync.device_one_time_keys_count ?? {}));
    await this.#olm.receiveSyncChanges(
      JSON.stringify(sync.to_device?.events ?? []),
      new DeviceLists(users(changed), users(left)),
      counts,
      new Set(sync.device_unused_fallback_key_types),
      anyDevice(),
    );
    await this.#run();
  }

  /** Asks anew which devices these have. */
  async meets(people: readonly string[]): Promise<void> {
    await this.#olm.updateTrackedUsers(users(people));
    await this.#carry(this.#olm.queryKeysForUsers(users(people)));
  }

  /** The content of an event that the devices of these can read. One at a time, so that each finds its key. */
  encrypt(
    room: string,
    people: readonly string[],
    type: string,
    content: unknown,
  ): Promise<unknown> {
    const encrypted = this.#encrypting.then(async () => {
      await this.#olm.updateTrackedUsers(users(people));
      await this.#run();
      const claim = await this.#olm.getMissingSessions(users(people));
      if (claim) await this.#carry(claim);
      const settings = new EncryptionSettings();
      for (const key of await this.#olm.shareRoomKey(new RoomId(room), users(people), settings))
        await this.#carry(key);
      const clear = JSON.stringify(content);
      return JSON.parse(await this.#olm.encryptRoomEvent(new RoomId(room), type, clear));
    });
    this.#encrypting = encrypted.catch(() => undefined);
    return encrypted;
  }

  /** @throws when it cannot be read */
  async decrypt(room: string, event: RoomEvent): Promise<RoomEvent> {
    const decrypted = await this.#olm.decryptRoomEvent(
      JSON.stringify(event),
      new RoomId(room),
      anyDevice(),
    );
    return { ...event, ...(JSON.parse(decrypted.event) as RoomEvent) };
  }

  async #run(): Promise<void> {
    for (const errand of await this.#olm.outgoingRequests()) await this.#carry(errand);
  }

  async #carry(errand: Errand): Promise<void> {
    const path =
      "txn_id" in errand && "event_type" in errand
        ? `sendToDevice/${errand.event_type}/${errand.txn_id}`
        : PATHS.get(errand.type);
    if (path === undefined || errand.id === undefined) return;
    const method = "txn_id" in errand ? "PUT" : "POST";
    const answer = await this.#ask(method, path, JSON.parse(errand.body));
    await this.#olm.markRequestAsSent(errand.id, errand.type, JSON.stringify(answer));
  }
}
