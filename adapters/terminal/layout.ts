import type { Action } from "../../src/view.ts";
import type { Line, Span, Style } from "./content.ts";
import type { Ink } from "./ink.ts";
import { charactersOf, columnsOf, printable } from "./printable.ts";

/** How lines are laid out: in so many columns, in colour or not. */
export interface Look {
  readonly width: number;
  readonly ink: Ink;
}

/** Lines as rows, none wider than `width`; `numberOf` gives each button its number. */
export function rowsOf(
  lines: readonly Line[],
  look: Look,
  numberOf: (button: Action) => number,
): readonly string[] {
  return lines.flatMap((line) => {
    if ("spans" in line) return wrapped(wordsOf(line.spans), look, line.hang ?? 0);
    const words = line.buttons.map((button, position) =>
      buttonWord(button, numberOf(button), position === 0 ? 0 : 2),
    );
    return wrapped(words, look, 0);
  });
}

interface Piece {
  readonly text: string;
  readonly style: Style | undefined;
}

/** What is not broken at a row's end: pieces that no space parts, and the spaces before them. */
interface Word {
  readonly spaces: number;
  readonly pieces: readonly Piece[];
}

function buttonWord(button: Action, number: number, spaces: number): Word {
  const tone = "tone" in button ? button.tone : undefined;
  const style = tone === "danger" ? "danger" : tone === "primary" ? "strong" : undefined;
  return {
    spaces,
    pieces: [
      { text: `[${number}] `, style: "code" },
      { text: printable(button.label), style },
    ],
  };
}

function wordsOf(spans: readonly Span[]): readonly Word[] {
  const words: Word[] = [];
  let spaces = 0;
  let open = false;
  for (const { text, style } of spans) {
    for (const part of printable(text).match(/ +|[^ ]+/gu) ?? []) {
      if (part.startsWith(" ")) {
        spaces = open ? part.length : spaces + part.length;
        open = false;
        continue;
      }
      const last = words.at(-1);
      if (open && last)
        words[words.length - 1] = { ...last, pieces: [...last.pieces, { text: part, style }] };
      else words.push({ spaces, pieces: [{ text: part, style }] });
      open = true;
    }
  }
  return words;
}

/** Words on rows. The spaces at a row's end are left out, those at the line's beginning are kept. */
function wrapped(words: readonly Word[], { width, ink }: Look, hang: number): readonly string[] {
  const rows: string[] = [];
  let row = "";
  let used = 0;
  for (const word of words.flatMap((one) => cut(one, width - hang))) {
    const size = sizeOf(word);
    const spaces = used === 0 ? Math.min(word.spaces, Math.max(0, width - size)) : word.spaces;
    const fits = used + spaces + size <= width;
    if (!fits) rows.push(row);
    const before = " ".repeat(fits ? spaces : hang);
    used = (fits ? used : 0) + before.length;
    row = (fits ? row : "") + before;
    row += word.pieces.map(({ text, style }) => ink(text, style)).join("");
    used += size;
  }
  return [...rows, row];
}

const sizeOf = ({ pieces }: Word) => pieces.reduce((sum, { text }) => sum + columnsOf(text), 0);

/** A word that no row can hold, cut into some that can. */
function cut(word: Word, width: number): readonly Word[] {
  if (sizeOf(word) <= width) return [word];
  return word.pieces
    .flatMap(({ text, style }) => chunks(text, width).map((chunk) => ({ text: chunk, style })))
    .map((piece, position) => ({ spaces: position === 0 ? word.spaces : 0, pieces: [piece] }));
}

function chunks(text: string, width: number): readonly string[] {
  const all: string[] = [];
  let room = 0;
  for (const character of charactersOf(text)) {
    const size = columnsOf(character);
    if (size > room) {
      all.push("");
      room = width;
    }
    all[all.length - 1] += character;
    room -= size;
  }
  return all;
}
