import { deserialize, serialize } from "node:v8";
import { ChatError, type Keep } from "../../../src/chat.ts";
import type { Seal } from "../seal.ts";
import { type Change, changed, type Image } from "./memory-database.ts";

/** Which process has this device, as its homeserver was told (see fence.ts). */
export interface Claims {
  /** The last that stood there for sure. */
  readonly stood: string | undefined;
  /** The one after it, which may stand there. */
  readonly claimed: string | undefined;
}

interface Whole {
  /** How often it was written before. */
  readonly number: number;
  readonly image: Image;
  readonly claims: Claims;
}

interface Step {
  readonly changes: readonly Change[];
  readonly claims: Claims;
}

/** What is added is folded into the whole once it weighs as much, and this at least. */
const LEAST_FOLDED = 64 * 1024;

export interface VaultParts {
  readonly keep: Keep;
  readonly seal: Seal;
  /** Under which it is kept; no other device has the same. */
  readonly name: string;
}

/**
 * Where the keys of a device are kept: the whole once, and after it each step as a row of its
 * own, sealed and numbered. A write is one row, and stands whole or not at all, so that what
 * is read back is what was written last. The number only grows.
 */
export class Vault {
  readonly #parts: VaultParts;
  #number: number;
  #weight = 0;
  #wholeWeight: number;

  private constructor(parts: VaultParts, number: number, wholeWeight: number) {
    this.#parts = parts;
    this.#number = number;
    this.#wholeWeight = wholeWeight;
  }

  /** One for a device of which nothing is kept yet. */
  static empty(parts: VaultParts): Vault {
    return new Vault(parts, 0, 0);
  }

  /**
   * What is kept of this device; undefined where nothing is.
   * @throws {ChatError} refused, `sealed-damaged`
   */
  static async read(
    parts: VaultParts,
  ): Promise<
    { readonly vault: Vault; readonly image: Image; readonly claims: Claims } | undefined
  > {
    const { keep, seal, name } = parts;
    const sealed = await keep.get(name);
    if (sealed === undefined) return undefined;
    const whole = read(seal.opened(name, sealed)) as Whole;
    const vault = new Vault(parts, whole.number, sealed.length);
    let { claims } = whole;
    const changes: Change[] = [];
    for (;;) {
      const stepName = vault.#stepName(vault.#number + 1);
      const step = await keep.get(stepName);
      if (step === undefined) break;
      const { changes: more, claims: newer } = read(seal.opened(stepName, step)) as Step;
      changes.push(...more);
      claims = newer;
      vault.#number += 1;
      vault.#weight += step.length;
    }
    return { vault, image: changed(whole.image, changes), claims };
  }

  /** Of the last write. */
  get number(): number {
    return this.#number;
  }

  /** Whether it is time to write the whole anew. */
  get isHeavy(): boolean {
    return this.#weight > Math.max(this.#wholeWeight, LEAST_FOLDED);
  }

  async add(step: Step): Promise<void> {
    const { keep, seal } = this.#parts;
    const name = this.#stepName(this.#number + 1);
    const sealed = seal.sealed(name, serialize(step));
    await keep.set(name, sealed);
    this.#number += 1;
    this.#weight += sealed.length;
  }

  async replace(image: Image, claims: Claims): Promise<void> {
    const { keep, seal, name } = this.#parts;
    const number = this.#number + 1;
    const sealed = seal.sealed(name, serialize({ number, image, claims } satisfies Whole));
    await keep.set(name, sealed);
    this.#number = number;
    this.#weight = 0;
    this.#wholeWeight = sealed.length;
    // What came before it is never read again; a death here leaves it to the next time.
    await forgetSteps(keep, name);
  }

  #stepName(number: number): string {
    return `${this.#parts.name}:${number}`;
  }
}

/** Forgets all that is kept under that name. */
export async function eraseVault(keep: Keep, name: string): Promise<void> {
  await keep.delete(name);
  await forgetSteps(keep, name);
}

function forgetSteps(keep: Keep, name: string): Promise<void> {
  return keep.forget(`${name}:`, Number.MAX_SAFE_INTEGER);
}

/** What is sealed was written by us; a later version may still have written it otherwise. */
function read(bytes: Buffer): unknown {
  try {
    return deserialize(bytes);
  } catch {
    throw new ChatError({ kind: "refused", code: "sealed-damaged" });
  }
}
