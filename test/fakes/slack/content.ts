import { isFields } from "./checks.ts";

/* Blocks and views as Slack keeps them, once they passed its checks. */

export interface TextObject {
  readonly type: "plain_text" | "mrkdwn";
  readonly text: string;
  readonly verbatim?: boolean;
}

export interface Option {
  readonly text: TextObject;
  readonly value: string;
}

export interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly text?: TextObject | string;
  readonly placeholder?: TextObject;
  readonly alt_text?: string;
  readonly value?: string;
  readonly url?: string;
  readonly options?: readonly Option[];
  readonly [more: string]: unknown;
}

export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly accessory?: Element;
  readonly elements?: readonly Element[];
  readonly element?: Element;
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
  readonly alt_text?: string;
}

let made = 0;
const ownId = (): string => `${(made += 1)}`.padStart(5, "x");

const INTERACTIVE = /button|select|overflow|picker|radio|checkboxes|input/u;

/** Blocks with the ids that the app left out, and with text escaped where it was not. */
export function kept(blocks: readonly unknown[]): readonly Block[] {
  return blocks.map((block) => {
    const escaped = escapedWithin(block) as Block;
    return {
      ...escaped,
      block_id: escaped.block_id ?? ownId(),
      ...(escaped.elements && { elements: escaped.elements.map(named) }),
      ...(escaped.accessory && { accessory: named(escaped.accessory) }),
      ...(escaped.element && { element: named(escaped.element) }),
    };
  });
}

function named(element: Element): Element {
  return INTERACTIVE.test(element.type) && element.action_id === undefined
    ? { ...element, action_id: ownId() }
    : element;
}

/** Slack keeps `&`, `<` and `>` as entities, and hands them back so in what it sends. */
function escapedWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(escapedWithin);
  if (!isFields(value)) return value;
  const { type, text } = value;
  const within = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, escapedWithin(one)]),
  );
  if (typeof text !== "string") return within;
  if (type === "plain_text") return { ...within, text: escapedPlain(text) };
  return type === "mrkdwn" ? { ...within, text: escapedMarkup(text) } : within;
}

export const escapedMarkup = (text: string): string =>
  text.replaceAll(/&(?!amp;|lt;|gt;)/gu, "&amp;");

const escapedPlain = (text: string): string =>
  escapedMarkup(text).replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What somebody types: all of it is text. */
export const escapedTyped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Every element that somebody can act on, with the block around it. */
export function elementsOf(
  blocks: readonly Block[],
): readonly { readonly block: Block; readonly element: Element }[] {
  return blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory, block.element].flatMap((element) =>
      element !== undefined && INTERACTIVE.test(element.type) ? [{ block, element }] : [],
    ),
  );
}

/** What stands on an element, as text. */
export function labelOf(element: Element): string {
  const text = typeof element.text === "object" ? element.text : element.placeholder;
  return unescaped(text?.text ?? "");
}
