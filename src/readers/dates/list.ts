import type { Read } from "./grammar.ts";
import { type Phrase, phrase } from "./phrase.ts";
import type { Token } from "./tokens.ts";

/** A stretch of tokens that holds one slot; `readings` has several when it reads in several ways. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly Phrase[];
}

/** The first tokens that nothing could be made of. */
export interface Unread {
  readonly from: number;
  readonly to: number;
}

/** Slots are parted by these, and by one of the words. */
const SIGNS = new Set([",", ";", "\n"]);
const LINKS = new Set(["ou", "or", "et", "and", "puis", "then"]);
/** « ou bien », « et puis ». */
const AFTER_LINK = new Set(["bien", "alors", "puis"]);

/** The pieces of a text, in its order, or what could not be read; no more than `most` are read. */
export function pieces(tokens: readonly Token[], most: number): readonly Piece[] | Unread {
  const found: Piece[] = [];
  let at = skip(tokens, 0, isBreak);
  while (at < tokens.length && found.length < most) {
    const piece = pieceAt(tokens, at);
    if ("readings" in piece) found.push(piece);
    else return piece;

    at = afterSeparators(tokens, piece.to);
    const isHanging = at === tokens.length && tokens.slice(piece.to).some(isLink);
    if (isHanging) return { from: piece.to, to: at };
  }
  return found;
}

/** The longest piece that starts here and that ends with the text or at a separator. */
function pieceAt(tokens: readonly Token[], from: number): Piece | Unread {
  const reads = phrase(tokens, from);
  const whole = reads.filter(({ next }) => next === tokens.length || separates(tokens[next]));
  const to = furthest(whole);
  if (to !== undefined) {
    return { from, to, readings: distinct(whole.filter(({ next }) => next === to)) };
  }
  const unread = furthest(reads) ?? from;
  return { from: unread, to: skip(tokens, unread + 1, (token) => !SIGNS.has(token.text)) };
}

const furthest = (reads: readonly Read<Phrase>[]) =>
  reads.length === 0 ? undefined : Math.max(...reads.map(({ next }) => next));

function distinct(reads: readonly Read<Phrase>[]): Phrase[] {
  return [...new Map(reads.map(({ value }) => [JSON.stringify(value), value])).values()];
}

const isBreak = ({ text }: Token) => text === "\n";
const isSign = (token: Token | undefined) => token !== undefined && SIGNS.has(token.text);
const isLink = (token: Token | undefined) => token !== undefined && LINKS.has(token.text);
/** Whether slots may be parted by it. */
export const separates = (token: Token | undefined) => isSign(token) || isLink(token);

/** Signs, then at most one link: « , ou bien ». */
function afterSeparators(tokens: readonly Token[], from: number): number {
  const at = skip(tokens, from, isSign);
  if (!isLink(tokens[at])) return at;
  const linked = AFTER_LINK.has(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
  return skip(tokens, linked, isBreak);
}

function skip(tokens: readonly Token[], from: number, passes: (token: Token) => boolean): number {
  let at = from;
  for (let token = tokens[at]; token && passes(token); token = tokens[at]) at++;
  return at;
}
