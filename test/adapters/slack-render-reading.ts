import { messageOf, type SlackBlock } from "../../adapters/slack/content.ts";
import type { Element } from "../../adapters/slack/rich.ts";
import type { Content } from "../../src/chat.ts";
import type { Shown } from "./contract-views.ts";

/** A content as a person reads it on Slack, block under block. */
export function shownOf(content: Content): Shown {
  const { text, blocks } = messageOf(content);
  const elements = blocks.flatMap(elementsOf);
  return {
    text: blocks.map(linesOf).join("\n"),
    buttons: blocks.flatMap(buttonsOf).map(({ text: label }) => unescaped(label.text)),
    links: elements.flatMap((element) => (element.type === "link" ? [element.url] : [])),
    pings: [
      ...elements
        .map(({ type }) => type)
        .filter((type) => !["text", "link", "date"].includes(type)),
      ...[text, ...blocks.flatMap(textObjectsOf)].flatMap(
        (parsed) => parsed.match(/<[^>]*>?/gu) ?? [],
      ),
    ],
  };
}

/** What is read to the one who hears it, or sees its notification. */
export function spokenOf(content: Content): string {
  return unescaped(messageOf(content).text);
}

/** The texts in which Slack parses `&`, `<` and `>`. */
export function textObjectsOf(block: SlackBlock): readonly string[] {
  if (block.type === "header") return [block.text.text];
  if (block.type === "context") return block.elements.map((one) => ("text" in one ? one.text : ""));
  return buttonsOf(block).map(({ text }) => text.text);
}

export function elementsOf(block: SlackBlock): readonly Element[] {
  return block.type === "rich_text" ? sectionsOf(block).flat() : [];
}

function linesOf(block: SlackBlock): string {
  if (block.type === "actions")
    return buttonsOf(block)
      .map(({ text }) => `[${unescaped(text.text)}]`)
      .join(" ");
  if (block.type !== "rich_text") return textObjectsOf(block).map(unescaped).join(" ");
  return block.elements
    .map((part) =>
      part.type === "rich_text_list"
        ? part.elements.map((item) => `• ${wordsOf(item.elements as Element[])}`).join("\n")
        : wordsOf(part.elements as Element[]),
    )
    .join("\n");
}

const wordsOf = (elements: readonly Element[]): string =>
  elements.map((one) => (one.type === "date" ? one.fallback : one.text) ?? "").join("");

function sectionsOf(block: Extract<SlackBlock, { type: "rich_text" }>): readonly Element[][] {
  return block.elements
    .flatMap((part) => (part.type === "rich_text_list" ? part.elements : [part]))
    .map(({ elements }) => elements as Element[]);
}

function buttonsOf(block: SlackBlock) {
  if (block.type !== "actions") return [];
  return block.elements.filter((element) => element.type === "button");
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
