import type { types } from "@slack/bolt";
import { inert } from "../../src/inert.ts";
import type { Language } from "../../src/text.ts";
import type { Inline, Text } from "../../src/view.ts";
import { dateElements } from "./dates.ts";
import { bytesOf } from "./escape.ts";
import { ELEMENT_COST, LIMITS } from "./limits.ts";

/**
 * What our messages are made of. There is no mrkdwn in them: it has no way to escape `*`,
 * `_`, `~`, backticks and emoji codes, so that a title could change how the rest looks.
 * Rich text is shown as it is, and its dates and links are elements of their own; people,
 * channels and broadcasts would be others, which we never make.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export type Element = types.RichTextText | types.RichTextLink | types.RichTextDate;

/** What a line of text can hold before it is cut at a space. */
const PIECE = /\s{0,40}\S{1,200}|\s{1,40}/gu;

/** A text as rich text; `bold` where all of it is. */
export function elementsOf(text: Text, language: Language, bold = false): readonly Element[] {
  const elements = text
    .flatMap((part) => inlineElements(part, language))
    .filter((element) => wordsOf(element) !== "");
  return merged(
    bold
      ? elements.map((element) => ({ ...element, style: { ...element.style, bold } }))
      : elements,
  );
}

function inlineElements(part: Inline, language: Language): readonly Element[] {
  if (typeof part === "string") return [words(part)];
  if ("strong" in part) return [{ ...words(part.strong), style: { bold: true } }];
  if ("code" in part) return [{ ...words(part.code), style: { code: true } }];
  if ("link" in part) return linkElements(part.link, part.label);
  if ("slot" in part) return dateElements(part.slot, inert(part.words), language);
  return part satisfies never;
}

const words = (text: string): types.RichTextText => ({ type: "text", text: inert(text) });

/** A link to a page or a mailbox; any other address is shown, and leads nowhere. */
export function linkElements(url: string, label: string): readonly Element[] {
  if (isLink(url)) return [{ type: "link", url, text: inert(label) || url }];
  return [words(label === "" || label === url ? url : `${label} (${url})`)];
}

function isLink(url: string): boolean {
  if (bytesOf(url) > LIMITS.url || /[\s\p{C}<>|]/u.test(url) || !URL.canParse(url)) return false;
  return ["https:", "http:", "mailto:"].includes(new URL(url).protocol);
}

/** What an element says to those who only read; an address that is not its own label is said too. */
export function wordsOf(element: Element): string {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return element.text === element.url ? element.url : `${element.text} (${element.url})`;
    case "date":
      return element.fallback ?? "";
    default:
      return element satisfies never;
  }
}

/** An element's share of a message's size, of which its share of `text` is a part. */
function costOf(element: Element): number {
  const hidden = element.type === "date" ? element.format.length : 0;
  return bytesOf(wordsOf(element)) + hidden + ELEMENT_COST;
}

export const costOfAll = (elements: readonly Element[]): number =>
  elements.reduce((sum, element) => sum + costOf(element), 0);

/** Elements as chunks that cost no more than `most` each, in order, cut at spaces where there are any. */
export function cut(elements: readonly Element[], most: number): readonly (readonly Element[])[] {
  const chunks: Element[][] = [];
  let room = 0;
  for (const piece of elements.flatMap(pieces)) {
    const chunk = chunks.at(-1);
    const last = chunk?.at(-1);
    const together = last && joined(last, piece);
    const price = together ? bytesOf(wordsOf(piece)) : costOf(piece);
    if (chunk === undefined || price > room) {
      const first = withoutMargin(piece);
      if (first === undefined) continue;
      chunks.push([first]);
      room = most - costOf(first);
    } else {
      if (together) chunk[chunk.length - 1] = together;
      else chunk.push(piece);
      room -= price;
    }
  }
  return chunks;
}

function pieces(element: Element): readonly Element[] {
  if (element.type === "date") return [element];
  return ((element.text ?? "").match(PIECE) ?? []).map((text) => ({ ...element, text }));
}

/** Neighbours of the same look as one element. */
export function merged(elements: readonly Element[]): Element[] {
  const all: Element[] = [];
  for (const element of elements) {
    const last = all.at(-1);
    const together = last && joined(last, element);
    if (together) all[all.length - 1] = together;
    else all.push(element);
  }
  return all;
}

function joined(one: Element, other: Element): Element | undefined {
  if (one.type !== "text" || other.type !== "text") return undefined;
  if (one.style?.bold !== other.style?.bold || one.style?.code !== other.style?.code)
    return undefined;
  return { ...one, text: one.text + other.text };
}

/** A piece that begins a chunk: the space before it is no more; undefined when there was only that. */
function withoutMargin(piece: Element): Element | undefined {
  if (piece.type === "date") return piece;
  const text = (piece.text ?? "").trimStart();
  return text === "" ? undefined : { ...piece, text };
}
