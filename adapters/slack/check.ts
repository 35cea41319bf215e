import type { types } from "@slack/bolt";
import type { Content } from "../../src/chat.ts";
import { messageOf, type SlackBlock } from "./content.ts";
import { BLOCK_COST, LIMITS } from "./limits.ts";
import type { Element } from "./rich.ts";

/** The limits of Slack that a content goes beyond, each in words; none when Slack takes it. */
export function checkContent(content: Content): readonly string[] {
  const { text, blocks } = messageOf(content);
  const size = blocks.reduce((sum, block) => sum + BLOCK_COST + sizeOf(block), 0);
  return [
    ...within("text", Buffer.byteLength(text), LIMITS.text),
    ...within("blocks", blocks.length, LIMITS.blocks),
    ...within("message", size, LIMITS.message),
    ...blocks.flatMap((block, position) =>
      excessOf(block).map((excess) => `block ${position + 1}: ${excess}`),
    ),
  ];
}

/** Nothing in a message may be empty, and nothing too long. */
function within(what: string, size: number, most: number): readonly string[] {
  if (size === 0) return [`${what}: empty`];
  return size > most ? [`${what}: ${size}, at most ${most}`] : [];
}

function sizeOf(block: SlackBlock): number {
  switch (block.type) {
    case "header":
      return block.text.text.length;
    case "context":
      return textsOf(block).join("").length;
    case "actions":
      return buttonsOf(block).reduce(
        (sum, one) => sum + labelOf(one).length + valueOf(one).length,
        0,
      );
    case "rich_text":
      return sectionsOf(block).flat().map(shown).join("").length;
    default:
      return block satisfies never;
  }
}

function excessOf(block: SlackBlock): readonly string[] {
  switch (block.type) {
    case "header":
      return within("header", block.text.text.length, LIMITS.header);
    case "context":
      return [
        ...within("context", block.elements.length, LIMITS.contextElements),
        ...textsOf(block).flatMap((text) => within("context", text.length, LIMITS.textObject)),
      ];
    case "actions":
      return excessOfButtons(buttonsOf(block));
    case "rich_text":
      return [
        ...within("rich text", sizeOf(block), LIMITS.richText),
        ...sectionsOf(block).flatMap((section) =>
          within("section", section.length, LIMITS.richText),
        ),
        ...sectionsOf(block)
          .flat()
          .flatMap((element) => within("element", shown(element).length, LIMITS.richText)),
      ];
    default:
      return block satisfies never;
  }
}

function excessOfButtons(buttons: readonly types.Button[]): readonly string[] {
  const ids = buttons.map((button) => button.action_id ?? "");
  return [
    ...within("buttons", buttons.length, LIMITS.buttons),
    ...(new Set(ids).size < ids.length ? ["two buttons of one action_id"] : []),
    ...ids.flatMap((id) => within("action_id", id.length, LIMITS.actionId)),
    ...buttons.flatMap((button) => within("label", labelOf(button).length, LIMITS.label)),
    ...buttons.flatMap((button) => within("value", valueOf(button).length, LIMITS.value)),
  ];
}

const buttonsOf = ({ elements }: types.ActionsBlock) => elements as readonly types.Button[];
const labelOf = ({ text }: types.Button): string => text.text;
const valueOf = ({ value }: types.Button): string => value ?? "";

const textsOf = ({ elements }: types.ContextBlock): readonly string[] =>
  elements.map((element) => ("text" in element ? element.text : ""));

function sectionsOf({ elements }: types.RichTextBlock): readonly (readonly Element[])[] {
  return elements
    .flatMap((element) => (element.type === "rich_text_list" ? element.elements : [element]))
    .map((section) => section.elements as readonly Element[]);
}

const shown = (element: Element): string =>
  (element.type === "date" ? element.fallback : element.text) ?? "";
