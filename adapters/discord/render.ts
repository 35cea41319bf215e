import type { Content } from "../../src/chat.ts";
import type { Language } from "../../src/text.ts";
import type { Block, Text, View } from "../../src/view.ts";
import { linesOf } from "./markdown.ts";
import { paged } from "./pages.ts";
import { buttonPiece, linePiece, type Piece } from "./pieces.ts";
import { pollPieces, small } from "./poll.ts";

/**
 * A view as Discord's messages, `{ content, components }` each, within its limits and in order;
 * pure. They are the classic ones: what a notification and a screen reader tell is `content`.
 */
export function render({ blocks }: View, language: Language): readonly Content[] {
  return paged(blocks.flatMap((block) => piecesOf(block, language)));
}

/** What a block says, and what is pressed beneath it. */
export function piecesOf(block: Block, language: Language): readonly Piece[] {
  switch (block.block) {
    case "title":
      return [linePiece(prefixed("### ", linesOf(block.text).filter(isFilled)))];
    case "text":
      return [linePiece(linesOf(block.text))];
    case "facts":
      return [linePiece(block.facts.flatMap((fact) => linesOf(factText(fact, language))))];
    case "list":
      return block.items.map((item) => linePiece(bullet(linesOf(item))));
    case "poll":
      return pollPieces(block, language);
    case "actions":
      return [buttonPiece(block.actions, language)];
    case "link":
      return [linePiece(linesOf([{ link: block.url, label: block.label }]))];
    case "note":
      return [linePiece(small(linesOf(block.text)))];
    default:
      return block satisfies never;
  }
}

const isFilled = (line: string): boolean => line.trim() !== "";

const prefixed = (sign: string, lines: readonly string[]): readonly string[] =>
  lines.map((line) => sign + line);

/** A sign and no list of Discord's, which would take what follows it for more of itself. */
const bullet = ([first = "", ...others]: readonly string[]): readonly string[] =>
  isFilled(first) ? [`• ${first}`, ...others] : others;

function factText(
  { label, value }: { readonly label: string; readonly value: Text },
  language: Language,
): Text {
  return [{ strong: label + (language === "fr" ? "\u00a0:" : ":") }, " ", ...value];
}
