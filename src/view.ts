import type { Slot } from "./when.ts";

/**
 * What people are shown, without how. Strings are text from outside, to be escaped
 * by the renderer; nothing in a View is ever markup.
 */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly label: string }
  /** A moment with its words in the reader's language; platforms that can add the reader's own hour. */
  | { readonly slot: Slot; readonly words: string };

export type Text = readonly Inline[];

/**
 * A button. `run` is a typed command, run as if the person had typed it (at most 90
 * characters: Discord's custom_id holds 100); `ask` is the beginning of a command that the person completes.
 */
export type Action =
  | { readonly label: string; readonly run: string; readonly tone?: "primary" | "danger" }
  | { readonly label: string; readonly ask: string };

export interface PollLine {
  readonly number: number;
  readonly label: Text;
  readonly tally: Text;
  /** Who answered what, by partner; empty when secret or nobody answered. */
  readonly voices: Text;
  /** The answers that one click can give to this option, none once the poll is closed. */
  readonly actions: readonly Action[];
}

export type Block =
  | { readonly block: "title"; readonly text: Text }
  | { readonly block: "text"; readonly text: Text }
  | {
      readonly block: "facts";
      readonly facts: readonly { readonly label: string; readonly value: Text }[];
    }
  | { readonly block: "list"; readonly items: readonly Text[] }
  /** `how` says what to type, where buttons would be too many; empty once the poll is closed. */
  | { readonly block: "poll"; readonly lines: readonly PollLine[]; readonly how: Text }
  | { readonly block: "actions"; readonly actions: readonly Action[] }
  | { readonly block: "link"; readonly url: string; readonly label: string }
  | { readonly block: "note"; readonly text: Text };

export interface View {
  readonly blocks: readonly Block[];
  /** Set on a refusal: its code, the same in every language. */
  readonly refused?: string;
  /** Set on a fault of ours: the reference that stands in the log. */
  readonly fault?: string;
}

export const title = (text: Text): Block => ({ block: "title", text });
export const text = (content: Text): Block => ({ block: "text", text: content });
export const note = (content: Text): Block => ({ block: "note", text: content });
export const list = (items: readonly Text[]): Block => ({ block: "list", items });
export const actions = (...all: readonly Action[]): Block => ({ block: "actions", actions: all });

/** A view of these blocks; what is absent (`undefined`, `false`) is left out. */
export function view(...blocks: readonly (Block | undefined | false)[]): View {
  return { blocks: blocks.filter((one): one is Block => one !== undefined && one !== false) };
}
