import { inert, oneLine } from "../../src/inert.ts";
import type { Inline, Text } from "../../src/view.ts";
import { hasHour, instantOf, type Slot } from "../../src/when.ts";
import { escaped, escapedWithin, guarded } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** What stands on a line: words in one style, or markup of ours that is never cut. */
type Span =
  | { readonly words: string; readonly style?: "bold" | "code" }
  | { readonly markup: string };

/** A line longer than this goes on in another, so that a message holds it. */
const LONGEST = 1_900;
/** What a line can hold before it is cut at a space. */
const PIECE = /\s{0,40}\S{1,200}|\s{1,40}/gu;

/** A text as lines of markdown, each short enough for a message; nothing is lost. */
export function linesOf(text: Text): readonly string[] {
  const spans = merged(text.flatMap(spansOf).filter((span) => wordsOf(span) !== ""));
  return broken(spans).flatMap((line) => cut(line).map((some) => guarded(marked(some))));
}

function spansOf(part: Inline): readonly Span[] {
  if (typeof part === "string") return [{ words: inert(part) }];
  if ("strong" in part) return [{ words: inert(part.strong), style: "bold" }];
  if ("code" in part) return [codeSpan(inert(part.code))];
  if ("link" in part) return linkSpans(part.link, part.label);
  if ("slot" in part) return [{ words: inert(part.words) }, ...momentSpans(part.slot)];
  return part satisfies never;
}

/** Between backticks nothing is escaped: words that hold one are words like any other. */
function codeSpan(words: string): Span {
  return words.includes("`") ? { words } : { words, style: "code" };
}

/**
 * « (dans 3 jours) », in each reader's language and at each moment anew; pointed at, it tells
 * the hour in the reader's own zone. Our words stand before it: they are the network's hour,
 * with the weekday, wherever Discord shows no more than the text. A day is nobody's instant.
 * https://docs.discord.com/developers/reference#message-formatting-timestamp-styles
 */
function momentSpans(slot: Slot): readonly Span[] {
  if (!hasHour(slot)) return [];
  return [{ words: " " }, { markup: `(<t:${instantOf(slot) / 1_000}:R>)` }];
}

/**
 * A link to a page, which draws no preview; any other address is shown, and leads nowhere.
 * A label that could be taken for markup or for an address stands beside the link.
 */
function linkSpans(url: string, label: string): readonly Span[] {
  const words = oneLine(label);
  if (!isLink(url))
    return [{ words: inert(words === "" || words === url ? url : `${words} (${url})`) }];
  if (words === "" || words === url) return [{ markup: `<${url}>` }];
  if (words.length > LIMITS.linkLabel || /[[\]]|:\/\//u.test(words))
    return [{ words: `${words} (` }, { markup: `<${url}>` }, { words: ")" }];
  const target = url.replaceAll("(", "%28").replaceAll(")", "%29");
  return [{ markup: `[${escapedWithin(words)}](<${target}>)` }];
}

function isLink(url: string): boolean {
  if (url.length > LIMITS.url || /[\s\p{C}<>\\]/u.test(url) || !URL.canParse(url)) return false;
  return /^https?:\/\//u.test(url);
}

/** Neighbours of the same look as one span. */
function merged(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const together = last && joined(last, span);
    if (together) all[all.length - 1] = together;
    else all.push(span);
  }
  return all;
}

function joined(one: Span, other: Span): Span | undefined {
  if ("markup" in one || "markup" in other || one.style !== other.style) return undefined;
  return { ...one, words: one.words + other.words };
}

/** Spans cut at their line breaks; several empty lines are one, and none begins or ends them. */
function broken(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const [first = "", ...others] = "markup" in span ? [] : span.words.split("\n");
    lines.at(-1)?.push("markup" in span ? span : { ...span, words: first });
    for (const words of others) lines.push([{ ...span, words }]);
  }
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines
    .slice(0, last + 1)
    .filter((line, at) => !isBlank(line) || !isBlank(lines[at - 1] ?? []));
}

const isBlank = (line: readonly Span[]): boolean =>
  line.every((span) => !("markup" in span) && span.words.trim() === "");

/** A line as one or several that are short enough, cut at spaces where there are any. */
function cut(line: readonly Span[]): readonly (readonly Span[])[] {
  if (marked(line).length <= LONGEST) return [line];
  const chunks: Span[][] = [];
  let room = 0;
  for (const piece of line.flatMap(pieces)) {
    const chunk = chunks.at(-1);
    const last = chunk?.at(-1);
    const together = last && joined(last, piece);
    const length = together ? escaped(wordsOf(piece)).length : marked([piece]).length;
    if (chunk === undefined || length > room) {
      const first = "markup" in piece ? piece : { ...piece, words: piece.words.trimStart() };
      chunks.push([first]);
      room = LONGEST - marked([first]).length;
    } else {
      if (together) chunk[chunk.length - 1] = together;
      else chunk.push(piece);
      room -= length;
    }
  }
  return chunks.filter((chunk) => !isBlank(chunk));
}

function pieces(span: Span): readonly Span[] {
  if ("markup" in span) return [span];
  return (span.words.match(PIECE) ?? []).map((words) => ({ ...span, words }));
}

const wordsOf = (span: Span): string => ("markup" in span ? span.markup : span.words);

function marked(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if ("markup" in span) return span.markup;
      const { style, words } = span;
      const core = words.trim();
      if (style === undefined || core === "") return escaped(words);
      // Marks hold to words, not to spaces.
      const [before = "", after = ""] = words.split(core);
      return style === "bold"
        ? `${before}**${escapedWithin(core)}**${after}`
        : `${before}\`${core}\`${after}`;
    })
    .join("");
}
