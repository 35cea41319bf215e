import { createHash } from "node:crypto";

/*
 * Discord forgets within minutes under which nonce a message was sent. What stands in a
 * channel's history is known by a mark that nobody sees: our key as letters without width.
 */

/** Letters that take no room and are no white space, so that nothing trims them. */
const LETTERS = ["\u200b", "\u200c", "\u200d", "\u2060"] as const;
const BITS = 2;
const BYTES = 8;
const MARK = new RegExp(`[${LETTERS.join("")}]{${(BYTES * 8) / BITS}}$`, "u");

/** How many characters of a message it takes. */
export const MARK_LENGTH = (BYTES * 8) / BITS;

const digest = (key: string): Buffer => createHash("sha256").update(key).digest();

/** The same for the same key, at the end of what is sent. */
export function markOf(key: string): string {
  const bytes = [...digest(key).subarray(0, BYTES)];
  const letters = bytes.flatMap((byte) =>
    [6, 4, 2, 0].map((shift) => LETTERS[(byte >> shift) & 3] ?? ""),
  );
  return letters.join("");
}

/** The mark at the end of what stands there; empty where there is none. */
export const markIn = (content: string): string => MARK.exec(content)?.[0] ?? "";

/** Whether a message that stands there was sent under this key. */
export const bears = (content: string, key: string): boolean => markIn(content) === markOf(key);

/** What Discord takes for the same message when it comes again within minutes; at most 25 characters. */
export const nonceOf = (key: string): string => digest(key).toString("base64url").slice(0, 25);
