import { type MatrixClient, MatrixError } from "matrix-bot-sdk";
import { ChatError } from "../../../src/chat.ts";
import type { Log } from "../../../src/log.ts";
import { MINUTE } from "../../../src/when.ts";
import type { Synced } from "../encryption.ts";
import type { Device, Machine } from "./machine.ts";

/** How long the age of our keys may go untold while it grows (ms). */
const UNTOLD = 10 * MINUTE;

/** What stands in the account's data: which process uses the device, and how far it was. */
interface Told {
  readonly process: string;
  /** See `Machine.age`. */
  readonly age: number;
}

interface FenceParts {
  readonly client: MatrixClient;
  readonly device: Device;
  readonly machine: Machine;
  /** A name that no other process has. */
  readonly process: string;
  readonly log: Log;
}

/**
 * Keeps two processes from using the keys of one device: the second would take up keys that
 * the first has used. Each process writes its name into the account's data, where all who
 * use that device read it, with the age of the keys that it has. Whoever finds there another
 * name than the last it wrote, or keys that are older than what is told, has a copy.
 */
export class Fence {
  readonly #parts: FenceParts;
  #isCrossed = false;
  #isDoubtful = false;
  #toldAge = 0;
  #toldAt = 0;

  constructor(parts: FenceParts) {
    this.#parts = parts;
  }

  /** Whether another process has taken over. */
  get isCrossed(): boolean {
    return this.#isCrossed;
  }

  /**
   * Takes the device over from the process before; false where the keys that we have are a
   * copy of keys that went on to be used: nothing may be done with them any more.
   */
  async take(): Promise<boolean> {
    const { machine, process } = this.#parts;
    const told = await this.#read();
    const ours = [machine.claims.stood, machine.claims.claimed, process];
    if (told !== undefined && (!ours.includes(told.process) || told.age > machine.age))
      return false;
    // Whoever comes after a death between the two finds either name there, and knows both.
    await machine.keepClaims({ stood: told?.process, claimed: process });
    await this.#write();
    return true;
  }

  /**
   * Tells the age of our keys before something is sent that makes an older copy harmful.
   * @throws {ChatError} unavailable, `device-elsewhere`
   */
  async move(): Promise<void> {
    this.#look(await this.#read());
    this.check();
    await this.#write();
  }

  /** @throws {ChatError} unavailable, `device-elsewhere` */
  check(): void {
    if (this.#isCrossed) throw new ChatError({ kind: "unavailable", code: "device-elsewhere" });
  }

  /**
   * Looks whether a /sync brought another name, and tells our age when it has long gone untold.
   * Synapse gives for two minutes the same answer to the same question, and so tells us what
   * the process before us was told: what stands is asked for before another name is believed.
   */
  async received({ account_data: data }: Synced): Promise<void> {
    for (const { type, content } of data?.events ?? [])
      if (type === this.#type && isOther(read(content), this.#parts.process))
        this.#isDoubtful = true;
    if (this.#isDoubtful) this.#look(await this.#read());
    this.#isDoubtful = false;
    const isUntold = this.#parts.machine.age > this.#toldAge;
    if (isUntold && !this.#isCrossed && performance.now() - this.#toldAt > UNTOLD)
      await this.move();
  }

  #look(told: Told | undefined): void {
    const { process, log } = this.#parts;
    if (!isOther(told, process) || this.#isCrossed) return;
    this.#isCrossed = true;
    log.error({ process: told.process }, "another process uses our Matrix device: we are silent");
  }

  get #type(): string {
    return `org.utopia.device.${this.#parts.device.deviceId}`;
  }

  get #path(): string {
    const { userId } = this.#parts.device;
    const [user, type] = [userId, this.#type].map((part) => encodeURIComponent(part));
    return `/_matrix/client/v3/user/${user}/account_data/${type}`;
  }

  async #read(): Promise<Told | undefined> {
    try {
      return read(await this.#parts.client.doRequest("GET", this.#path));
    } catch (error) {
      if (error instanceof MatrixError && error.errcode === "M_NOT_FOUND") return undefined;
      throw error;
    }
  }

  async #write(): Promise<void> {
    const { client, machine, process } = this.#parts;
    const told: Told = { process, age: machine.age };
    await client.doRequest("PUT", this.#path, null, told);
    this.#toldAge = told.age;
    this.#toldAt = performance.now();
  }
}

const isOther = (told: Told | undefined, process: string): told is Told =>
  told !== undefined && told.process !== process;

/** Undefined where nothing of ours stands: an account's data can be emptied, not deleted. */
function read(content: unknown): Told | undefined {
  const { process, age } = (content ?? {}) as Partial<Told>;
  return typeof process === "string" && typeof age === "number" ? { process, age } : undefined;
}
