import { ChatError, type Found } from "../../src/chat.ts";
import type { Call } from "./connection.ts";

/** Names the metadata of our messages; members can read it: it holds the delivery's key and nothing else. */
const EVENT = "utopia_delivery";
const PAGE = 200;
const MOST_PAGES = 25;

/** Without the right to read it, or once out of the channel, its history tells nothing. */
const UNREADABLE: ReadonlySet<string> = new Set([
  "missing-scope",
  "not-invited",
  "channel-gone",
  "not-allowed",
]);

/** The mark by which a message is found again (docs.slack.dev/messaging/message-metadata). */
export const markOf = (key: string) => ({ event_type: EVENT, event_payload: { key } });

/** The keys and ids of our messages in a page of history. */
function marked(messages: readonly Kept[] = []): readonly (readonly [string, string])[] {
  return messages.flatMap(({ ts, metadata }) => {
    const { key } = (metadata?.event_payload ?? {}) as { readonly key?: unknown };
    return ts !== undefined && metadata?.event_type === EVENT && typeof key === "string"
      ? [[key, ts] as const]
      : [];
  });
}

interface Kept {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
}

/**
 * The ids of our messages that a channel has had since an instant (epoch ms), by their keys:
 * those of its latest page; none where its history tells nothing.
 */
export async function lately(
  call: Call,
  channel: string,
  since: number,
): Promise<readonly (readonly [key: string, id: string])[]> {
  return marked((await pageOf(call, channel, since, undefined))?.messages);
}

/** Looks in a channel's history for the message of a key, posted since an instant (epoch ms). */
export async function findInHistory(
  call: Call,
  channel: string,
  key: string,
  since: number,
): Promise<Found> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await pageOf(call, channel, since, cursor);
    if (answer === undefined) return { found: "unknown" };
    const messageId = new Map(marked(answer.messages)).get(key);
    if (messageId !== undefined) return { found: "yes", messageId };
    cursor = answer.response_metadata?.next_cursor;
    if (!answer.has_more || !cursor) return { found: "no" };
  }
  return { found: "unknown" };
}

/** Undefined where the history is closed to us. A question that fails has changed nothing: it is worth another. */
async function pageOf(call: Call, channel: string, since: number, cursor: string | undefined) {
  try {
    return await call((client) =>
      client.conversations.history({
        channel,
        oldest: String(Math.max(0, since) / 1_000),
        include_all_metadata: true,
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const { failure } = error;
    if (failure.kind === "refused" && UNREADABLE.has(failure.code)) return undefined;
    if (failure.kind !== "ambiguous") throw error;
    throw new ChatError({ kind: "unavailable", code: failure.code });
  }
}
