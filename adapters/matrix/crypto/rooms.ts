import {
  EncryptionAlgorithm,
  EncryptionSettings,
  HistoryVisibility,
  RoomId,
  RoomSettings,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import { type MatrixClient, MatrixError } from "matrix-bot-sdk";
import type { Log } from "../../../src/log.ts";
import type { EventContent, RoomEvent } from "../encryption.ts";
import type { Machine } from "./machine.ts";

/** The one that there is for rooms; in any other we can neither write nor read. */
const MEGOLM = "m.megolm.v1.aes-sha2";
const MICROSECONDS = 1_000n;

const VISIBILITIES: ReadonlyMap<unknown, HistoryVisibility> = new Map([
  ["invited", HistoryVisibility.Invited],
  ["joined", HistoryVisibility.Joined],
  ["shared", HistoryVisibility.Shared],
  ["world_readable", HistoryVisibility.WorldReadable],
]);

/** How a room is encrypted: « plain », « unknown » in a way that we do not know, or by these settings. */
type Encryption = "plain" | "unknown" | RoomSettings;

/** Who can read in it what is sent now. */
interface Readers {
  readonly visibility: HistoryVisibility;
  readonly userIds: readonly string[];
}

interface RoomsParts {
  readonly client: MatrixClient;
  readonly machine: Machine;
  readonly log: Log;
}

/**
 * What must be known of a room before anything is encrypted for it. It is asked of the
 * homeserver once and then told by state events. That a room is encrypted is kept: no
 * answer of a homeserver makes it plain again.
 */
export class Rooms {
  readonly #parts: RoomsParts;
  readonly #others = new Map<string, "plain" | "unknown">();
  readonly #readers = new Map<string, Promise<Readers>>();

  constructor(parts: RoomsParts) {
    this.#parts = parts;
  }

  async noted(roomId: string, { type, content }: RoomEvent): Promise<void> {
    if (type === "m.room.encryption") await this.#take(roomId, content);
    // Asked anew before the next message: who may read it is the homeserver's last word.
    if (type === "m.room.member" || type === "m.room.history_visibility")
      this.#readers.delete(roomId);
  }

  /** @throws where the homeserver could not be asked: that is no « plain » */
  async encryption(roomId: string): Promise<Encryption> {
    const known = (await this.#kept(roomId)) ?? this.#others.get(roomId);
    if (known !== undefined) return known;
    const content = await this.#state(roomId, "m.room.encryption");
    if (content === undefined) this.#others.set(roomId, "plain");
    else await this.#take(roomId, content);
    return (await this.#kept(roomId)) ?? this.#others.get(roomId) ?? "unknown";
  }

  /** With whom a key for this room is shared, and how long it is used. */
  async sharing(
    roomId: string,
    kept: RoomSettings,
  ): Promise<{ readonly userIds: readonly string[]; readonly settings: EncryptionSettings }> {
    const { userIds, visibility } = await this.#readersOf(roomId);
    const { sessionRotationPeriodMs: ms, sessionRotationPeriodMessages: messages } = kept;
    const settings = new EncryptionSettings();
    settings.algorithm = EncryptionAlgorithm.MegolmV1AesSha2;
    settings.historyVisibility = visibility;
    if (ms !== undefined) settings.rotationPeriod = BigInt(ms) * MICROSECONDS;
    if (messages !== undefined) settings.rotationPeriodMessages = BigInt(messages);
    return { userIds, settings };
  }

  async #take(roomId: string, content: EventContent): Promise<void> {
    if (content["algorithm"] !== MEGOLM) {
      this.#others.set(roomId, "unknown");
      return;
    }
    const settings = new RoomSettings();
    settings.algorithm = EncryptionAlgorithm.MegolmV1AesSha2;
    settings.sessionRotationPeriodMs = wholeNumber(content["rotation_period_ms"]);
    settings.sessionRotationPeriodMessages = wholeNumber(content["rotation_period_msgs"]);
    const { machine, log } = this.#parts;
    await machine
      .do((olm) => olm.setRoomSettings(new RoomId(roomId), settings))
      // What would make it weaker than before is refused, and what holds goes on to hold.
      .catch((error: unknown) =>
        log.warn({ roomId, err: error }, "a room stays encrypted as it was"),
      );
  }

  async #kept(roomId: string): Promise<RoomSettings | undefined> {
    return this.#parts.machine.do((olm) => olm.getRoomSettings(new RoomId(roomId)));
  }

  #readersOf(roomId: string): Promise<Readers> {
    const known = this.#readers.get(roomId);
    if (known !== undefined) return known;
    const asked = this.#askReaders(roomId);
    this.#readers.set(roomId, asked);
    asked.catch(() => this.#readers.get(roomId) === asked && this.#readers.delete(roomId));
    return asked;
  }

  async #askReaders(roomId: string): Promise<Readers> {
    const content = await this.#state(roomId, "m.room.history_visibility");
    const told = VISIBILITIES.get(content?.["history_visibility"]);
    const visibility = told ?? HistoryVisibility.Shared;
    const memberships = visibility === HistoryVisibility.Joined ? ["join"] : ["join", "invite"];
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/members`;
    const asked = { not_membership: "leave" };
    const { chunk }: Members = await this.#parts.client.doRequest("GET", path, asked);
    const present = chunk.filter(({ content: { membership } }) => memberships.includes(membership));
    return { visibility, userIds: present.map((member) => member.state_key) };
  }

  /** Undefined where there is none, and only then. */
  async #state(roomId: string, type: string): Promise<EventContent | undefined> {
    try {
      return await this.#parts.client.getRoomStateEvent(roomId, type, "");
    } catch (error) {
      if (error instanceof MatrixError && error.errcode === "M_NOT_FOUND") return undefined;
      throw error;
    }
  }
}

interface Members {
  readonly chunk: readonly {
    readonly state_key: string;
    readonly content: { readonly membership: string };
  }[];
}

/** Undefined, and so the default, for what is none: anybody may have written it. */
function wholeNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
