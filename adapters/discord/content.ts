import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIStringSelectComponent,
} from "discord.js";
import { ChatError, type Content } from "../../src/chat.ts";

/** What stands in our rows. */
export type Control = APIButtonComponentWithCustomId | APIStringSelectComponent;
export type Row = APIActionRowComponent<Control>;

/** A message as Discord takes it; `content` is markdown, empty where only buttons are left. */
export interface Message {
  readonly content: string;
  readonly components: readonly Row[];
}

export function contentOf(message: Message): Content {
  return { ...message };
}

/** Reads back what `contentOf` made; a content of another shape is refused for good. */
export function messageOf(content: Content): Message {
  const { content: words, components } = content as Partial<Message>;
  if (typeof words !== "string" || !Array.isArray(components))
    throw new ChatError({ kind: "refused", code: "unreadable-content" });
  return { content: words, components };
}
