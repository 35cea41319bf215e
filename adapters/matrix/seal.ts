import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from "node:crypto";
import { ChatError, type Keep } from "../../src/chat.ts";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;
/** About 100 ms and 32 MiB, once a start; kept with the salt, so that it can be raised. */
const COST = 2 ** 15;
const BLOCK = 8;
const BYTES_OF_COST = 128;

/** Under which name we keep how the key was made, and a proof that it is the same. */
const NAME = "seal";
const PROOF = "Utopia";
const VERSION = "1";

/** How the key was made from what the operator chose. */
interface Making {
  readonly version: typeof VERSION;
  readonly salt: string;
  readonly cost: number;
  readonly proof: string;
}

/**
 * Seals what is secret before it is kept: AES-256-GCM, under a key made by scrypt from what
 * the operator chose. A seal holds under its name only: what is sealed under one name cannot
 * be put in the place of another.
 */
export class Seal {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  /**
   * With no key, undefined as long as nothing was sealed.
   * @throws {ChatError} refused: `key-missing`, `key-wrong`
   */
  static async open(keep: Keep, chosen: string | undefined): Promise<Seal | undefined> {
    const kept = await keep.get(NAME);
    if (chosen === undefined) {
      if (kept !== undefined) throw refused("key-missing");
      return undefined;
    }
    if (kept === undefined) return Seal.#begin(keep, chosen);
    const making = readMaking(kept);
    const seal = new Seal(await makeKey(chosen, making));
    try {
      seal.opened(NAME, making.proof);
    } catch {
      throw refused("key-wrong");
    }
    return seal;
  }

  static async #begin(keep: Keep, chosen: string): Promise<Seal> {
    const making = { salt: randomBytes(SALT_BYTES).toString("base64"), cost: COST };
    const seal = new Seal(await makeKey(chosen, making));
    const proof = seal.sealed(NAME, Buffer.from(PROOF));
    await keep.set(NAME, JSON.stringify({ version: VERSION, ...making, proof } satisfies Making));
    return seal;
  }

  /** Forgets how the key was made: what it sealed cannot be opened any more. */
  static forget(keep: Keep): Promise<void> {
    return keep.delete(NAME);
  }

  sealed(name: string, clear: Uint8Array): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(`${VERSION}:${name}`));
    const parts = [nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()];
    return `${VERSION}:${Buffer.concat(parts).toString("base64")}`;
  }

  /** @throws {ChatError} refused, `sealed-damaged`: not a byte of it is used */
  opened(name: string, sealed: string): Buffer {
    const [version, text = ""] = sealed.split(":");
    const bytes = Buffer.from(text, "base64");
    if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES)
      throw refused("sealed-damaged");
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(`${VERSION}:${name}`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const clear = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([clear, decipher.final()]);
    } catch {
      throw refused("sealed-damaged");
    }
  }
}

function refused(code: string): ChatError {
  return new ChatError({ kind: "refused", code });
}

/** @throws {ChatError} refused, `sealed-damaged` */
function readMaking(kept: string): Making {
  try {
    const { version, salt, cost, proof } = JSON.parse(kept) as Partial<Making>;
    if (version === VERSION && salt !== undefined && cost !== undefined && proof !== undefined)
      return { version, salt, cost, proof };
  } catch {}
  throw refused("sealed-damaged");
}

function makeKey(chosen: string, { salt, cost }: Pick<Making, "salt" | "cost">): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: BLOCK, maxmem: 2 * BYTES_OF_COST * cost * BLOCK };
  // The same passphrase, whatever keyboard it was typed on.
  const passphrase = chosen.normalize("NFKC");
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.from(salt, "base64"), KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
