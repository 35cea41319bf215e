import {
  DeviceId,
  initAsync,
  MegolmDecryptionError,
  OlmMachine,
  UserId,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import type { Log } from "../../../src/log.ts";
import { type Image, MemoryDatabase } from "./memory-database.ts";
import { type Claims, Vault, type VaultParts } from "./vault.ts";

/** An account on one device. */
export interface Device {
  readonly userId: string;
  readonly deviceId: string;
}

interface MachineParts extends VaultParts {
  readonly device: Device;
  readonly log: Log;
}

/** What somebody sent cannot be read, or not yet. */
export class Undecryptable extends Error {
  override readonly name = "Undecryptable";
}

const UNCLAIMED: Claims = { stood: undefined, claimed: undefined };

/**
 * The cryptographic machine of one device: matrix-sdk-crypto, that all large clients use,
 * in WebAssembly, and its store. What it gives out is given only once the change that made
 * it is kept.
 */
export class Machine {
  readonly #log: Log;
  readonly #olm: OlmMachine;
  readonly #database: MemoryDatabase;
  readonly #vault: Vault;
  #claims: Claims;
  #hasNewClaims = false;
  #isBroken = false;
  /** The write that is under way, and the one after it, which takes in all until then. */
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(
    { log }: MachineParts,
    olm: OlmMachine,
    database: MemoryDatabase,
    vault: Vault,
    claims: Claims,
  ) {
    this.#log = log;
    this.#olm = olm;
    this.#database = database;
    this.#vault = vault;
    this.#claims = claims;
  }

  /** The machine of a device whose keys are kept; undefined where none are. */
  static async kept(parts: MachineParts): Promise<Machine | undefined> {
    const found = await Vault.read(parts);
    if (found === undefined) return undefined;
    const { vault, image, claims } = found;
    const machine = await Machine.#begin(parts, image, vault, claims);
    // A newer matrix-sdk-crypto has changed the tables themselves.
    if (machine.#database.version !== image.version) await machine.#writeWhole();
    else await machine.#save();
    return machine;
  }

  /** A machine with keys of its own, for a device that has none yet. They are kept before this settles. */
  static async made(parts: MachineParts): Promise<Machine> {
    const machine = await Machine.#begin(parts, undefined, Vault.empty(parts), UNCLAIMED);
    await machine.#writeWhole();
    return machine;
  }

  static async #begin(
    parts: MachineParts,
    image: Image | undefined,
    vault: Vault,
    claims: Claims,
  ): Promise<Machine> {
    const { userId, deviceId } = parts.device;
    await initAsync();
    const { opened: olm, database } = await MemoryDatabase.open(image, (name) =>
      OlmMachine.initialize(new UserId(userId), new DeviceId(deviceId), name),
    );
    // Nobody who uses this device has another one that could answer.
    olm.roomKeyRequestsEnabled = false;
    return new Machine(parts, olm, database, vault, claims);
  }

  /** Asks the machine for something, and gives it once all that changed meanwhile is kept. */
  async do<T>(work: (olm: OlmMachine) => Promise<T>): Promise<T> {
    if (this.#isBroken) throw new Error("the encryption broke before");
    const made = await work(this.#olm).catch((error: unknown) => {
      throw this.#faultOf(error);
    });
    await this.#save();
    return made;
  }

  /** Whether nothing can be asked of it any more, until another process begins. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** How often its state was kept: it only grows. */
  get age(): number {
    return this.#vault.number;
  }

  get claims(): Claims {
    return this.#claims;
  }

  async keepClaims(claims: Claims): Promise<void> {
    this.#claims = claims;
    this.#hasNewClaims = true;
    await this.#save();
  }

  async close(): Promise<void> {
    await this.#writing;
    if (!this.#isBroken) this.#olm.close();
    this.#database.close();
  }

  /** Kept once all that changed until now is; those who wait at the same time share one write. */
  #save(): Promise<void> {
    this.#next ??= this.#writing.then(() => {
      this.#next = undefined;
      return this.#write();
    });
    const saved = this.#next;
    this.#writing = saved.catch(() => undefined);
    return saved;
  }

  async #write(): Promise<void> {
    const { changes, giveBack } = await this.#database.changes();
    if (changes.length === 0 && !this.#hasNewClaims) return;
    this.#hasNewClaims = false;
    try {
      await this.#vault.add({ changes, claims: this.#claims });
    } catch (error) {
      giveBack();
      this.#hasNewClaims = true;
      throw error;
    }
    if (this.#vault.isHeavy) await this.#writeWhole();
  }

  async #writeWhole(): Promise<void> {
    await this.#vault.replace(await this.#database.image(), this.#claims);
  }

  /** Its errors may be objects in its own memory, whose fields are gone when a log reads them. */
  #faultOf(error: unknown): Error {
    if (error instanceof MegolmDecryptionError) return new Undecryptable(error.description);
    // A panic of Rust: what it was about to do is half done in its memory.
    if (error instanceof Error && error.name === "RuntimeError") {
      this.#isBroken = true;
      this.#log.error({ err: error }, "the encryption broke: it needs another process");
    }
    if (error instanceof Error) return error;
    return new Error(`matrix-sdk-crypto: ${String(error)}`);
  }
}
