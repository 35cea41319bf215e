import type { Meaning } from "./content.ts";
import type { Line } from "./markup.ts";

/** What is better not parted: a paragraph or an item of a list, and what reactions to it do. */
export interface Piece {
  readonly as: "title" | "paragraph" | "small" | "item";
  readonly lines: readonly Line[];
  readonly reactions?: readonly Meaning[];
}

export const paragraph = (lines: readonly Line[]): Piece => ({ as: "paragraph", lines });
export const small = (lines: readonly Line[]): Piece => ({ as: "small", lines });
