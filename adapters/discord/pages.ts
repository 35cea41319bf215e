import type { Content } from "../../src/chat.ts";
import { TYPE } from "./component-types.ts";
import { type Control, contentOf, type Message, type Row } from "./content.ts";
import { apart } from "./custom-id.ts";
import { LIMITS } from "./limits.ts";
import { MARK_LENGTH } from "./mark.ts";
import type { Piece } from "./pieces.ts";

/**
 * Pieces as messages within the limits, in order. Lines and rows of one piece stand in one
 * message where one can hold them; in each, the rows stand beneath all of its lines.
 */
export function paged(pieces: readonly Piece[]): readonly Content[] {
  const pages: Piece[] = [];
  for (const piece of pieces.flatMap((one) => (fits(one) ? [one] : parted(one)))) {
    const page = pages.at(-1);
    const both = page && {
      lines: [...page.lines, ...piece.lines],
      rows: [...page.rows, ...piece.rows],
    };
    if (both && fits(both)) pages[pages.length - 1] = both;
    else pages.push(piece);
  }
  return pages
    .map(messageFrom)
    .filter(({ content, components }) => content !== "" || components.length > 0)
    .map(contentOf);
}

const fits = ({ lines, rows }: Piece): boolean =>
  joined(lines).length <= LIMITS.content - MARK_LENGTH && rows.length <= LIMITS.rows;

function parted({ lines, rows }: Piece): readonly Piece[] {
  return [
    ...lines.map((line) => ({ lines: [line], rows: [] })),
    ...rows.map((row) => ({ lines: [], rows: [row] })),
  ];
}

function messageFrom({ lines, rows }: Piece): Message {
  const taken = new Set<string>();
  const ownId = (control: Control): Control => {
    const id = apart(control.custom_id, taken);
    taken.add(id);
    return { ...control, custom_id: id };
  };
  const components = rows.map((row): Row => ({ type: TYPE.row, components: row.map(ownId) }));
  return { content: joined(lines), components };
}

const joined = (lines: readonly string[]): string => lines.join("\n").trim();
