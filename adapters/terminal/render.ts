import { plain } from "../../src/text.ts";
import type { Block, Inline, PollLine, Text, View } from "../../src/view.ts";
import { EMPTY_LINE, type Line, type Span, type Style } from "./content.ts";
import { columnsOf, printable } from "./printable.ts";

/** Wider than this, what is beside a column goes beneath it. */
const WIDEST_COLUMN = 42;

/** A view as lines, in order; pure. A title that is not the first stands after an empty line. */
export function linesOfView({ blocks }: View): readonly Line[] {
  return blocks.flatMap((block, position) => {
    const lines = linesOfBlock(block);
    return block.block === "title" && position > 0 ? [EMPTY_LINE, ...lines] : lines;
  });
}

function linesOfBlock(block: Block): readonly Line[] {
  switch (block.block) {
    case "title":
      return paragraph(block.text, "title");
    case "text":
      return paragraph(block.text);
    case "facts":
      return factLines(block.facts);
    case "list":
      return block.items.flatMap((item) => hung([{ text: "• " }], spansOf(item)));
    case "poll":
      return [
        ...block.lines.flatMap((line) => pollLine(line, block.lines)),
        // Three answers to each of eight dates would be twenty-four numbered buttons: reading
        // their numbers takes longer than typing an answer.
        ...(block.how.length > 0 ? paragraph(block.how, "quiet") : []),
      ];
    case "actions":
      return block.actions.length > 0 ? [{ buttons: block.actions }] : [];
    case "link":
      return [{ spans: linkSpans(block.url, block.label) }];
    case "note":
      return paragraph(block.text, "quiet");
    default:
      return block satisfies never;
  }
}

function paragraph(text: Text, style?: Style): readonly Line[] {
  return broken(spansOf(text, style)).map((spans) => ({ spans }));
}

/** Labels in one column, values beside it: no sign is needed between them. */
function factLines(
  facts: readonly { readonly label: string; readonly value: Text }[],
): readonly Line[] {
  const width = columnWidth(facts.map(({ label }) => label));
  return facts.flatMap(({ label, value }) =>
    hung([{ text: padded(label, width), style: "quiet" }, { text: "  " }], spansOf(value)),
  );
}

/** « 1. mardi 2 mars 2027 à 14 h   ✅ 2 oui », and beneath it, quietly, who said what. */
function pollLine(
  { number, label, tally, voices }: PollLine,
  all: readonly PollLine[],
): readonly Line[] {
  const head: Span = { text: `${padded(`${number}.`, `${all.length}.`.length)} ` };
  const margin: Span = { text: " ".repeat(columnsOf(head.text)) };
  const width = columnWidth(all.map((line) => plain(line.label)));
  const name = plain(label);
  const beside = columnsOf(name) <= width;
  const spaces: Span = { text: " ".repeat(Math.max(0, width - columnsOf(name)) + 3) };
  return [
    ...hung([head], beside ? [...spansOf(label), spaces, ...spansOf(tally)] : spansOf(label)),
    ...(beside ? [] : hung([margin], spansOf(tally))),
    ...(voices.length > 0 ? hung([margin], spansOf(voices, "quiet")) : []),
  ];
}

function spansOf(text: Text, style?: Style): readonly Span[] {
  return text.flatMap((part) =>
    inlineSpans(part).map((span) => ({ ...(style && { style }), ...span })),
  );
}

function inlineSpans(part: Inline): readonly Span[] {
  if (typeof part === "string") return [{ text: part }];
  if ("strong" in part) return [{ text: part.strong, style: "strong" }];
  if ("code" in part) return [{ text: part.code, style: "code" }];
  if ("link" in part) return linkSpans(part.link, part.label);
  if ("slot" in part) return [{ text: part.words }];
  return part satisfies never;
}

/** The address is always shown: a terminal's reader has to see where a link leads. */
function linkSpans(url: string, label: string): readonly Span[] {
  const address: Span = { text: url, style: "link" };
  return label === url ? [address] : [{ text: `${label} (` }, address, { text: ")" }];
}

/** Spans behind a head; all that follows the first row, and the first line break, stands under them. */
function hung(head: readonly Span[], spans: readonly Span[]): readonly Line[] {
  const hang = columnsOf(head.map(({ text }) => text).join(""));
  const margin: Span = { text: " ".repeat(hang) };
  return broken(spans).map((some, position) => ({
    spans: [...(position === 0 ? head : [margin]), ...some],
    hang,
  }));
}

/** Spans cut at their line breaks. */
function broken(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  for (const { text, ...rest } of spans) {
    const [first = "", ...others] = text.split(/\r\n|[\n\u2028\u2029]/u);
    lines.at(-1)?.push({ ...rest, text: first });
    for (const other of others) lines.push([{ ...rest, text: other }]);
  }
  return lines;
}

/** The widest of these that still is a column. */
function columnWidth(texts: readonly string[]): number {
  const widths = texts.map((text) => columnsOf(printable(text)));
  return Math.max(0, ...widths.filter((width) => width <= WIDEST_COLUMN));
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(printable(text))));
}
