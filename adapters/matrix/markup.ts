import { inert, oneLine } from "../../src/inert.ts";
import type { Inline, Text } from "../../src/view.ts";

/** Words in one look. */
interface Span {
  readonly words: string;
  readonly look?: "strong" | "code";
  /** Where a link leads. */
  readonly url?: string;
}

/** The same line in plain words and in HTML. */
export interface Line {
  readonly plain: string;
  readonly html: string;
}

/** A line longer than this goes on in another, so that a message holds it. */
const LONGEST = 4_000;
/** What a line can hold before it is cut at a space. */
const PIECE = /\s{0,40}\S{1,400}|\s{1,40}/gu;
const LONGEST_URL = 2_000;

/** A text as lines, each short enough for a message; nothing is lost. */
export function linesOf(text: Text): readonly Line[] {
  return broken(text.flatMap(spansOf)).flatMap(cut).map(drawn);
}

function spansOf(part: Inline): readonly Span[] {
  if (typeof part === "string") return [{ words: inert(part) }];
  if ("strong" in part) return [{ words: inert(part.strong), look: "strong" }];
  if ("code" in part) return [{ words: callable(inert(part.code)), look: "code" }];
  if ("link" in part) return linkSpans(part.link, oneLine(part.label));
  if ("slot" in part) return [{ words: inert(part.words) }];
  return part satisfies never;
}

/** Clients keep what begins with `/` for themselves. */
const callable = (words: string): string => words.replace(/^\/(?=utopia\b)/u, "!");

/** Any other address than one of a page is shown, and leads nowhere. */
function linkSpans(url: string, label: string): readonly Span[] {
  const words = label === "" ? url : label;
  if (isLink(url)) return [{ words, url }];
  return [{ words: inert(words === url ? url : `${words} (${url})`) }];
}

function isLink(url: string): boolean {
  if (url.length > LONGEST_URL || /[\s\p{C}<>"\\]/u.test(url) || !URL.canParse(url)) return false;
  return /^https?:\/\//u.test(url);
}

/** Spans cut at their line breaks; several empty lines are one, and none begins or ends them. */
function broken(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const [first = "", ...others] = span.words.split("\n");
    lines.at(-1)?.push({ ...span, words: first });
    for (const words of others) lines.push([{ ...span, words }]);
  }
  return lines.filter((line) => line.some(({ words }) => words.trim() !== ""));
}

/** A line as one or several that are short enough, cut at spaces where there are any. */
function cut(line: readonly Span[]): readonly (readonly Span[])[] {
  const chunks: Span[][] = [];
  let room = 0;
  for (const piece of line.flatMap(pieces)) {
    const size = piece.words.length + (piece.url?.length ?? 0);
    if (chunks.length === 0 || size > room) {
      chunks.push([]);
      room = LONGEST;
    }
    chunks.at(-1)?.push(piece);
    room -= size;
  }
  return chunks;
}

function pieces(span: Span): readonly Span[] {
  if (span.url !== undefined || span.words.length <= LONGEST / 4) return [span];
  return (span.words.match(PIECE) ?? []).map((words) => ({ ...span, words }));
}

function drawn(spans: readonly Span[]): Line {
  return {
    plain: spans.map(plainOf).join("").trim(),
    html: merged(spans).map(htmlOf).join("").trim(),
  };
}

/** Neighbours of one look as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const isAlike = last?.look === span.look && last?.url === undefined && span.url === undefined;
    if (last !== undefined && isAlike)
      all[all.length - 1] = { ...last, words: last.words + span.words };
    else all.push(span);
  }
  return all;
}

function plainOf({ words, url }: Span): string {
  return unrung(url === undefined || url === words ? words : `${words} (${url})`);
}

function htmlOf({ words, look, url }: Span): string {
  if (url !== undefined) return `<a href="${escaped(url)}">${escaped(words)}</a>`;
  const shown = escaped(words);
  return look === undefined || words.trim() === "" ? shown : `<${look}>${shown}</${look}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Outside text as HTML that shows it and does nothing. */
export function escaped(text: string): string {
  return unrung(text).replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * `@room` rings for everybody on servers and clients that do not know `m.mentions` yet: a
 * letter without width comes between.
 * https://spec.matrix.org/v1.14/client-server-api/#default-override-rules
 */
export const unrung = (text: string): string => text.replaceAll(/@(?=room)/giu, "@\u2060");
