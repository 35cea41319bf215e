import { createHash } from "node:crypto";
import type { Entries } from "../../../src/view.ts";

/** What stands behind a view, kept in its `private_metadata`: where its person came from, and what it completes. */
export interface Behind {
  /** Empty where no channel was seen: a shortcut, the home tab. */
  readonly channel: string;
  readonly channelName: string;
  readonly command?: string;
  /** Of the entries that were read back. */
  readonly digest?: string;
}

const NOWHERE: Behind = { channel: "", channelName: "" };

export const metadataOf = (behind: Behind): string => JSON.stringify(behind);

/** Reads back what `metadataOf` wrote; a view of another version stands nowhere. */
export function behindOf(metadata: string): Behind {
  if (!metadata.startsWith("{")) return NOWHERE;
  return { ...NOWHERE, ...(JSON.parse(metadata) as Partial<Behind>) };
}

/** The same for the same entries, whatever their order. */
export function digestOf(entries: Entries): string {
  const sorted = Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url");
}
