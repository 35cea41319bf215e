import { type Access, ChatError } from "../../src/chat.ts";
import type { Call } from "./connection.ts";

/**
 * How a channel is open to us (docs.slack.dev/reference/methods/conversations.info). A private
 * channel of which we are no member is told as one that does not exist.
 */
export async function accessTo(call: Call, channel: string): Promise<Access> {
  try {
    const { channel: found } = await call((client) => client.conversations.info({ channel }));
    return { ...(found?.name && { name: found.name }), barred: barOf(found) };
  } catch (error) {
    if (!(error instanceof ChatError) || error.failure.kind !== "refused") throw error;
    // Not to be allowed to ask is not to be kept from posting.
    return { barred: error.failure.code === "missing-scope" ? null : error.failure.code };
  }
}

interface Described {
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
}

function barOf(found: Described | undefined): string | null {
  if (found?.is_archived) return "channel-archived";
  return found?.is_member === false ? "not-invited" : null;
}
