import {
  DecryptionSettings,
  DeviceLists,
  type OlmMachine,
  RoomId,
  ShieldStateCode,
  TrustRequirement,
  UserId,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import type { MatrixClient } from "matrix-bot-sdk";
import { ChatError } from "../../../src/chat.ts";
import type { Log } from "../../../src/log.ts";
import type { CrossSigned, Encryption, EventContent, RoomEvent, Synced } from "../encryption.ts";
import type { Errands } from "./errands.ts";
import type { Fence } from "./fence.ts";
import { type Machine, Undecryptable } from "./machine.ts";
import { Rooms } from "./rooms.ts";

interface EncryptionParts {
  readonly client: MatrixClient;
  readonly machine: Machine;
  readonly fence: Fence;
  readonly errands: Errands;
  readonly crossSigned: CrossSigned;
  readonly log: Log;
  /** Gives the device back to whoever comes next on this machine. */
  readonly release: () => void;
}

type Received = Awaited<ReturnType<OlmMachine["receiveSyncChanges"]>>;

/** Whoever may be in a room may be heard there; whether a device is verified is for people to care. */
const anyDevice = () => new DecryptionSettings(TrustRequirement.Untrusted);

/** The encryption of a device that is ours alone. */
export class DeviceEncryption implements Encryption {
  readonly crossSigned: CrossSigned;
  readonly #parts: EncryptionParts;
  readonly #rooms: Rooms;
  /** Rooms for which a key of this process is in use: no message index of a process before is used again. */
  readonly #renewed = new Set<string>();
  #encrypting: Promise<unknown> = Promise.resolve();

  constructor(parts: EncryptionParts) {
    this.crossSigned = parts.crossSigned;
    this.#parts = parts;
    this.#rooms = new Rooms(parts);
  }

  get refused(): string | undefined {
    const { machine, fence } = this.#parts;
    if (machine.isBroken) return "encryption-broken";
    return fence.isCrossed ? "device-elsewhere" : undefined;
  }

  async received(sync: Synced): Promise<ReadonlySet<string>> {
    const { fence, errands, log } = this.#parts;
    const withKeys = new Set((await this.#take(sync)).flatMap(roomOfKey));
    try {
      await fence.received(sync);
      if (this.refused === undefined) await errands.run();
    } catch (error) {
      // What came is kept; what is to be asked is asked after the next sync.
      log.warn({ err: error }, "the homeserver did not take what our Matrix device owes it");
    }
    return withKeys;
  }

  #take(sync: Synced): Promise<Received> {
    const { changed = [], left = [] } = sync.device_lists ?? {};
    const messages = JSON.stringify(sync.to_device?.events ?? []);
    const counts = sync.device_one_time_keys_count;
    const unused = sync.device_unused_fallback_key_types;
    return this.#parts.machine.do((olm) => {
      const lists = new DeviceLists(users(changed), users(left));
      const fallback = unused && new Set(unused);
      const numbers = new Map(Object.entries(counts ?? {}));
      // Without a word on our one-time keys, they are as many as they were, and not none.
      return counts === undefined
        ? olm.receiveSyncChangesMsc4186(messages, lists, numbers, fallback, anyDevice())
        : olm.receiveSyncChanges(messages, lists, numbers, fallback, anyDevice());
    });
  }

  noted(roomId: string, event: RoomEvent): Promise<void> {
    return this.#rooms.noted(roomId, event);
  }

  async isEncrypted(roomId: string): Promise<boolean> {
    return (await this.#rooms.encryption(roomId)) !== "plain";
  }

  /** One at a time: a key that is shared for one message may be used up by another before it is encrypted. */
  encrypt(roomId: string, type: string, content: EventContent): Promise<EventContent> {
    const encrypted = this.#encrypting.then(() => this.#encrypt(roomId, type, content));
    this.#encrypting = encrypted.catch(() => undefined);
    return encrypted;
  }

  async #encrypt(roomId: string, type: string, content: EventContent): Promise<EventContent> {
    const { machine, errands } = this.#parts;
    this.#check();
    const encryption = await this.#rooms.encryption(roomId);
    if (encryption === "plain") throw new Error(`nothing is encrypted in ${roomId}`);
    if (encryption === "unknown")
      throw new ChatError({ kind: "refused", code: "encryption-unknown" });
    const { userIds, settings } = await this.#rooms.sharing(roomId, encryption);
    const room = () => new RoomId(roomId);

    if (!this.#renewed.has(roomId)) await machine.do((olm) => olm.invalidateGroupSession(room()));
    this.#renewed.add(roomId);
    await machine.do((olm) => olm.updateTrackedUsers(users(userIds)));
    await errands.run();
    const claim = await machine.do((olm) => olm.getMissingSessions(users(userIds)));
    if (claim) await errands.carry([claim]);
    const keys = await machine.do((olm) => olm.shareRoomKey(room(), users(userIds), settings));
    await errands.carry(keys);

    this.#check();
    const clear = JSON.stringify(content);
    return JSON.parse(await machine.do((olm) => olm.encryptRoomEvent(room(), type, clear)));
  }

  /** @throws {ChatError} unavailable, with the code of `refused` */
  #check(): void {
    const code = this.refused;
    if (code !== undefined) throw new ChatError({ kind: "unavailable", code });
  }

  async decrypt(roomId: string, event: RoomEvent): Promise<RoomEvent | undefined> {
    const raw = JSON.stringify(event);
    try {
      const decrypted = await this.#parts.machine.do((olm) =>
        olm.decryptRoomEvent(raw, new RoomId(roomId), anyDevice()),
      );
      // The homeserver says who sent it, the key says whose it is.
      if (decrypted.shieldState(false).code === ShieldStateCode.MismatchedSender) return undefined;
      const { type, content }: RoomEvent = JSON.parse(decrypted.event);
      return { ...event, type, content };
    } catch (error) {
      if (error instanceof Undecryptable) return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#encrypting;
    await this.#parts.machine.close();
    this.#parts.release();
  }
}

/** Made anew for each call, which takes them into its own memory. */
function users(ids: readonly string[]): UserId[] {
  return ids.map((id) => new UserId(id));
}

/** The room for which a message to this device brought a key, if it did. */
function roomOfKey(message: Received[number]): readonly string[] {
  const { type, content }: RoomEvent = JSON.parse(message.rawEvent);
  const roomId = content?.["room_id"];
  const isKey = type === "m.room_key" || type === "m.forwarded_room_key";
  return isKey && typeof roomId === "string" ? [roomId] : [];
}
