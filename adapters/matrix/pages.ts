import type { Content } from "../../src/chat.ts";
import { contentOf, type Message } from "./content.ts";
import { LIMITS } from "./limits.ts";
import type { Piece } from "./pieces.ts";

/** Pieces as messages within the limits, in order. */
export function paged(pieces: readonly Piece[]): readonly Content[] {
  const pages: Piece[][] = [];
  let room = 0;
  for (const piece of pieces.filter(({ lines }) => lines.length > 0).flatMap(parted)) {
    const size = sizeOf(messageFrom([piece]));
    if (pages.length === 0 || size > room) {
      pages.push([]);
      room = LIMITS.content;
    }
    pages.at(-1)?.push(piece);
    room -= size;
  }
  return pages.map(messageFrom).map(contentOf);
}

const sizeOf = (message: Message): number => Buffer.byteLength(JSON.stringify(message));

/** A piece that no message holds, line by line. */
function parted(piece: Piece): readonly Piece[] {
  if (sizeOf(messageFrom([piece])) <= LIMITS.content) return [piece];
  const { reactions, ...rest } = piece;
  return piece.lines.map((line, at) => ({
    ...rest,
    lines: [line],
    ...(at === piece.lines.length - 1 && reactions && { reactions }),
  }));
}

function messageFrom(pieces: readonly Piece[]): Message {
  return {
    body: pieces.map(plainOf).join("\n"),
    html: grouped(pieces).map(htmlOf).join(""),
    reactions: pieces.flatMap(({ reactions = [] }) => reactions),
  };
}

function plainOf({ as, lines }: Piece): string {
  const words = lines.map(({ plain }) => plain).join("\n");
  return as === "item" ? `• ${words}` : words;
}

/** Items that follow each other are one list. */
function grouped(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (piece.as === "item" && last?.[0]?.as === "item") last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function htmlOf(group: readonly Piece[]): string {
  const [first] = group;
  if (first === undefined) return "";
  switch (first.as) {
    case "title":
      return `<h4>${inner(first)}</h4>`;
    case "paragraph":
      return `<p>${inner(first)}</p>`;
    case "small":
      return `<p><em>${inner(first)}</em></p>`;
    case "item":
      return `<ul>${group.map((one) => `<li>${inner(one)}</li>`).join("")}</ul>`;
    default:
      return first.as satisfies never;
  }
}

const inner = ({ lines }: Piece): string => lines.map(({ html }) => html).join("<br>");
