import { ChatError, type Content } from "../../src/chat.ts";
import type { Action } from "../../src/view.ts";

export type Style = "title" | "strong" | "code" | "link" | "quiet" | "danger";

/** Words in one style; the text comes from outside and is made printable where it is laid out. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** A line before it is laid out: as wide as it is, without colour, its buttons without number. */
export type Line =
  /** Where it takes several rows, those after the first begin `hang` columns further in. */
  | { readonly spans: readonly Span[]; readonly hang?: number }
  | { readonly buttons: readonly Action[] };

export const EMPTY_LINE: Line = { spans: [] };

/** A terminal's message: its lines. */
export function contentOf(lines: readonly Line[]): Content {
  return { lines };
}

/** Reads back what `contentOf` made; a content of another shape is refused for good. */
export function linesOf(content: Content): readonly Line[] {
  const { lines } = content as { readonly lines?: readonly Line[] };
  if (!Array.isArray(lines)) throw new ChatError({ kind: "refused", code: "unreadable-content" });
  return lines;
}

/** What a line holds of words, for its measure and for those who only read. */
export function textOf(line: Line): string {
  if ("spans" in line) return line.spans.map(({ text }) => text).join("");
  return line.buttons.map(({ label }) => label).join("  ");
}
