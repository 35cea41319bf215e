import type { types } from "@slack/bolt";
import { ChatError, type Content } from "../../src/chat.ts";

/**
 * Said with each message: nothing in its `text` is parsed beyond entities, no `@here` found.
 * `chat.update` does so unless told (docs.slack.dev/reference/methods/chat.update).
 */
export const UNPARSED = { parse: "none", link_names: false } as const;

/** The blocks that we make. */
export type SlackBlock =
  | types.HeaderBlock
  | types.RichTextBlock
  | types.ContextBlock
  | types.ActionsBlock;

/** A message as `chat.postMessage` and `chat.update` take it; `text` is escaped. */
export interface Message {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export function contentOf(message: Message): Content {
  return { ...message };
}

/** Reads back what `contentOf` made; a content of another shape is refused for good. */
export function messageOf(content: Content): Message {
  const { text, blocks } = content as Partial<Message>;
  if (typeof text !== "string" || !Array.isArray(blocks))
    throw new ChatError({ kind: "refused", code: "unreadable-content" });
  return { text, blocks };
}
