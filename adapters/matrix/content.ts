import { ChatError, type Content } from "../../src/chat.ts";

/** What a reaction to a message does: the command that it stands for. */
export interface Meaning {
  /** What is reacted with: « ✅ », « 1 🤔 ». */
  readonly key: string;
  /** What people know it by. */
  readonly label: string;
  /** As it would be typed. */
  readonly words: string;
  /** Set where we react so ourselves, for others to press. */
  readonly shown?: true;
}

/** A message as it is made: in plain words for what shows no more, and in HTML. */
export interface Message {
  readonly body: string;
  readonly html: string;
  readonly reactions: readonly Meaning[];
}

export const contentOf = (message: Message): Content => ({ ...message });

/** Reads back what `contentOf` made; a content of another shape is refused for good. */
export function messageOf(content: Content): Message {
  const { body, html, reactions } = content as Partial<Message>;
  if (typeof body !== "string" || typeof html !== "string" || !Array.isArray(reactions))
    throw new ChatError({ kind: "refused", code: "unreadable-content" });
  return { body, html, reactions };
}
