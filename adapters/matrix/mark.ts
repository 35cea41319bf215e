import { createHmac, randomBytes } from "node:crypto";
import type { Keep } from "../../src/chat.ts";

const SALT = "salt";
const BYTES = 18;

/**
 * Names for what we send, one for each key. They are our transaction ids, under which the
 * homeserver makes one event of however many tries, and stand in the event for when it has
 * forgotten those. Whoever reads them cannot tell the key from them, and another database
 * of ours, whose keys begin anew, has others.
 */
export class Marks {
  readonly #salt: string;

  private constructor(salt: string) {
    this.#salt = salt;
  }

  static async from(keep: Keep): Promise<Marks> {
    const kept = await keep.get(SALT);
    const salt = kept ?? randomBytes(BYTES).toString("base64url");
    if (kept === undefined) await keep.set(SALT, salt);
    return new Marks(salt);
  }

  of(key: string): string {
    const digest = createHmac("sha256", this.#salt).update(key).digest();
    return digest.subarray(0, BYTES).toString("base64url");
  }
}
