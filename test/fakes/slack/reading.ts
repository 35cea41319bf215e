import { type Block, elementsOf, labelOf, type TextObject, unescaped } from "./content.ts";
import { readRichText } from "./rich-text-reading.ts";
import type { Message } from "./world.ts";

/** A message, a view or an answer as somebody reads it. */
export interface Seen {
  readonly text: string;
  /** Labels, as far as they can be pressed. */
  readonly buttons: readonly string[];
  /** Where its links lead. */
  readonly links: readonly string[];
  /** Who or what is called by it: people, everybody. */
  readonly pings: readonly string[];
}

export interface Read {
  readonly text: string;
  readonly links: readonly string[];
  readonly pings: readonly string[];
}

export type NameOf = (id: string) => string;

const MARKUP = /<(?<inside>[^<>]+)>/gu;
const ADDRESS = /\bhttps?:\/\/[^\s<>|]+/gu;
/** What Slack finds by itself where `verbatim` does not forbid it. */
const CALL = /(?<![\w@])@(?:channel|here|everyone)\b/gu;

/** What a message shows: its blocks where it has any, its text otherwise; both can call people. */
export function readMessage(
  message: Pick<Message, "text" | "blocks" | "parse">,
  nameOf: NameOf,
): Seen {
  const own = markup(message.text, nameOf, message.parse !== "none");
  if (message.blocks === undefined || message.blocks.length === 0) return { ...own, buttons: [] };
  const seen = readBlocks(message.blocks, nameOf);
  return { ...seen, pings: [...seen.pings, ...own.pings] };
}

export function readBlocks(blocks: readonly Block[], nameOf: NameOf): Seen {
  const reads = blocks.flatMap((block) => readBlock(block, nameOf));
  const elements = elementsOf(blocks).map(({ element }) => element);
  return {
    text: reads
      .map((read) => read.text)
      .filter((text) => text !== "")
      .join("\n"),
    buttons: elements.filter(({ type }) => type === "button").map(labelOf),
    links: [
      ...reads.flatMap((read) => read.links),
      ...elements.flatMap(({ url }) => (url === undefined ? [] : [url])),
    ],
    pings: reads.flatMap((read) => read.pings),
  };
}

function readBlock(block: Block, nameOf: NameOf): readonly Read[] {
  if (block.type === "rich_text")
    return (block.elements ?? []).flatMap((part) => readRichText(part, nameOf));
  const texts = [
    block.label,
    block.text,
    ...(block.fields ?? []),
    ...(block.type === "context" ? (block.elements ?? []).map(asText) : []),
    block.hint,
  ];
  return [
    ...texts.flatMap((text) => (text === undefined ? [] : [readText(text, nameOf)])),
    ...(block.alt_text === undefined ? [] : [plain(block.alt_text)]),
  ];
}

function asText(element: { readonly type: string }): TextObject {
  return element.type === "image"
    ? { type: "plain_text", text: (element as { readonly alt_text?: string }).alt_text ?? "" }
    : (element as TextObject);
}

function readText(text: TextObject, nameOf: NameOf): Read {
  return text.type === "plain_text"
    ? plain(text.text)
    : markup(text.text, nameOf, text.verbatim !== true);
}

const plain = (text: string): Read => ({ text: unescaped(text), links: [], pings: [] });

/**
 * Slack's own markup, https://docs.slack.dev/messaging/formatting-message-text: links,
 * people, channels and dates in angle brackets. A date is read as its fallback.
 */
function markup(text: string, nameOf: NameOf, isParsed: boolean): Read {
  const links: string[] = [];
  const pings: string[] = [];
  const shown = text.replaceAll(MARKUP, (_, inside: string) => {
    const [what = "", label] = inside.split("|", 2);
    if (/^[@]/u.test(what)) {
      pings.push(what.slice(1));
      return `@${nameOf(what.slice(1))}`;
    }
    if (what.startsWith("#")) return `#${nameOf(what.slice(1))}`;
    if (what.startsWith("!date^")) return label ?? "";
    if (what.startsWith("!")) {
      pings.push(what.slice(1));
      return `@${label ?? what.slice(1)}`;
    }
    links.push(unescaped(what));
    return label ?? what;
  });
  if (isParsed) {
    const outside = text.replaceAll(MARKUP, "");
    links.push(...[...outside.matchAll(ADDRESS)].map(([address]) => unescaped(address)));
    pings.push(...[...outside.matchAll(CALL)].map(([call]) => call.slice(1)));
  }
  return { text: unescaped(shown), links, pings };
}
