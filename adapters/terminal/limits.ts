import { type Line, type Span, textOf } from "./content.ts";

/**
 * A terminal takes anything, but only what is on the screen can be redrawn: a
 * message stays within what a tall window shows at once.
 */
export const MESSAGE_LINES = 40;
export const MESSAGE_CHARACTERS = 3_000;
/** What one line may hold before it is cut in two at a space: about eight rows. */
const LINE_CHARACTERS = 640;
const PIECE = / {0,40}[^ ]{1,600}/gu;

/** Cuts lines into messages within the limits, in order; no word is lost. */
export function paged(lines: readonly Line[]): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let room = 0;
  for (const line of lines.flatMap(shortened)) {
    const size = textOf(line).length;
    const page = pages.at(-1);
    if (page === undefined || page.length === MESSAGE_LINES || size > room) {
      pages.push([line]);
      room = MESSAGE_CHARACTERS - size;
    } else {
      page.push(line);
      room -= size;
    }
  }
  return pages;
}

/** A line as one or several that are each short enough for a message. */
function shortened(line: Line): readonly Line[] {
  if (textOf(line).length <= LINE_CHARACTERS) return [line];
  if ("buttons" in line) return line.buttons.map((button) => ({ buttons: [button] }));
  const out: Span[][] = [[]];
  let room = LINE_CHARACTERS;
  for (const piece of line.spans.flatMap(pieces)) {
    if (piece.text.length > room) {
      out.push([]);
      room = LINE_CHARACTERS;
    }
    out.at(-1)?.push(piece);
    room -= piece.text.length;
  }
  return out.filter((spans) => spans.length > 0).map((spans) => ({ ...line, spans }));
}

/** A span cut at its spaces, and within a word that alone would be too long. */
function pieces({ text, ...rest }: Span): readonly Span[] {
  return (text.match(PIECE) ?? []).map((part) => ({ ...rest, text: part }));
}
