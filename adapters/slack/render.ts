import type { Content } from "../../src/chat.ts";
import { oneLine } from "../../src/inert.ts";
import { type Language, plain } from "../../src/text.ts";
import type { Block, Inline, PollLine, Text, View } from "../../src/view.ts";
import { hasHour } from "../../src/when.ts";
import { bytesOf, split } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { paged } from "./pages.ts";
import {
  buttonPieces,
  contextPiece,
  headerPiece,
  type Line,
  linePieces,
  type Piece,
} from "./pieces.ts";
import { elementsOf, linkElements } from "./rich.ts";

/** A view as Slack's messages, `{ text, blocks }` each, within its limits and in order; pure. */
export function render({ blocks }: View, language: Language): readonly Content[] {
  return paged(blocks.flatMap((block) => groupsOf(block, language)));
}

/** A block as groups of pieces that are better not parted. */
function groupsOf(block: Block, language: Language): readonly (readonly Piece[])[] {
  switch (block.block) {
    case "title":
      return [titlePieces(block.text, language)];
    case "text":
      return [paragraph(block.text, language)];
    case "facts":
      return [linePieces(block.facts.map((fact) => factLine(fact, language)))];
    case "list":
      return [linePieces(block.items.map((item) => bullet(item, language)))];
    case "poll":
      return [
        ...block.lines.map((line) => pollPieces(line, language)),
        // Where there are buttons, nobody need learn what to type.
        block.lines.some(({ actions }) => actions.length > 0)
          ? []
          : notePieces(block.how, language),
        buttonPieces(block.form === undefined ? [] : [block.form]),
      ];
    case "actions":
      return [buttonPieces(block.actions)];
    case "link":
      return [linePieces([{ elements: linkElements(block.url, block.label) }])];
    case "note":
      return [notePieces(block.text, language)];
    default:
      return block satisfies never;
  }
}

/**
 * A header takes words only. An hour in it would be the network's, and those beneath it the
 * reader's own: such a title is a bold line, as is what a header has no room for.
 */
function titlePieces(text: Text, language: Language): readonly Piece[] {
  if (!text.every(isWords)) return paragraph(text, language, true);
  const [head, rest] = split(oneLine(plain(text)), LIMITS.header);
  return [...(head === "" ? [] : [headerPiece(head)]), ...paragraph([rest], language, true)];
}

/**
 * A context takes no rich text either: a note is small and grey where it is mere words, and
 * a line like any other where something in it is to be seen, typed or followed.
 */
function notePieces(text: Text, language: Language): readonly Piece[] {
  const words = oneLine(plain(text));
  const isMere = text.every((part) => typeof part === "string" || isDay(part));
  const isShort = words !== "" && bytesOf(words) <= LIMITS.textObject;
  return isMere && isShort ? [contextPiece(words)] : paragraph(text, language);
}

/** Whether its words are all that there is to show of it, but for its style. */
const isWords = (part: Inline): boolean =>
  typeof part === "string" || "strong" in part || "code" in part || isDay(part);

const isDay = (part: Inline): boolean =>
  typeof part === "object" && "slot" in part && !hasHour(part.slot);

const paragraph = (text: Text, language: Language, bold = false): readonly Piece[] =>
  linePieces([{ elements: elementsOf(text, language, bold) }]);

const bullet = (item: Text, language: Language): Line => ({
  elements: elementsOf(item, language),
  bullet: true,
});

/** A label and its value on one line: the two columns of a section's fields would take no date. */
function factLine(
  { label, value }: { readonly label: string; readonly value: Text },
  language: Language,
): Line {
  const name = { strong: label + (language === "fr" ? "\u00a0:" : ":") };
  return { elements: elementsOf([name, " ", ...value], language) };
}

/** « **1. mardi 2 mars à 14 h** », its tally, who said what, and its answers to press. */
function pollPieces(
  { number, label, tally, voices, actions }: PollLine,
  language: Language,
): readonly Piece[] {
  return [
    ...linePieces([
      { elements: elementsOf([`${number}. `, ...label], language, true) },
      { elements: elementsOf(tally, language) },
      { elements: elementsOf(voices, language), aside: true },
    ]),
    ...buttonPieces(actions),
  ];
}
