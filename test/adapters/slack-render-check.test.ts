import { expect, test } from "vitest";
import { checkContent } from "../../adapters/slack/check.ts";
import type { SlackBlock } from "../../adapters/slack/content.ts";
import { LIMITS } from "../../adapters/slack/limits.ts";

const words = (count: number) => "a".repeat(count);
const plainText = (count: number) => ({ type: "plain_text", text: words(count) }) as const;
const header: SlackBlock = { type: "header", text: plainText(LIMITS.header) };
const section = (...texts: readonly string[]) => ({
  type: "rich_text_section" as const,
  elements: texts.map((one) => ({ type: "text" as const, text: one })),
});
const rich = (...elements: ReturnType<typeof section>[]): SlackBlock => ({
  type: "rich_text",
  elements,
});
const context = (count: number, elements = 1): SlackBlock => ({
  type: "context",
  elements: Array.from({ length: elements }, () => plainText(count)),
});
const button = (of: { id?: string; label?: number; value?: number }) => ({
  type: "button" as const,
  text: plainText(of.label ?? LIMITS.label),
  action_id: of.id ?? words(LIMITS.actionId),
  value: words(of.value ?? LIMITS.value),
});
const row = (...elements: ReturnType<typeof button>[]): SlackBlock => ({
  type: "actions",
  elements,
});
const short = (count: number) =>
  row(...Array.from({ length: count }, (_, at) => button({ id: `run-${at}`, value: 1 })));
const times = (count: number, block: SlackBlock) => Array.from({ length: count }, () => block);
test.each<[string, string, readonly SlackBlock[], readonly string[]]>([
  ["all that Slack takes", words(4_000), [header, context(3_000), row(button({}))], []],
  ["as many blocks and buttons", "a", [short(25), ...times(49, context(1))], []],
  ["no text", "", [header], ["text: empty"]],
  ["too long a text", "é".repeat(2_001), [header], ["text: 4002, at most 4000"]],
  ["no block", "a", [], ["blocks: empty", "message: empty"]],
  ["too many blocks", "a", times(51, context(1)), ["blocks: 51, at most 50"]],
  ["too much of all", "a", times(4, context(3_000)), ["message: 12500, at most 12000"]],
  [
    "too long a header",
    "a",
    [{ type: "header", text: plainText(151) }],
    ["block 1: header: 151, at most 150"],
  ],
  ["an empty header", "a", [{ type: "header", text: plainText(0) }], ["block 1: header: empty"]],
  ["too long a context", "a", [context(3_001)], ["block 1: context: 3001, at most 3000"]],
  ["too full a context", "a", [context(1, 11)], ["block 1: context: 11, at most 10"]],
  ["too many buttons", "a", [short(26)], ["block 1: buttons: 26, at most 25"]],
  ["no button", "a", [row()], ["block 1: buttons: empty"]],
  ["too long a label", "a", [row(button({ label: 76 }))], ["block 1: label: 76, at most 75"]],
  [
    "too long a value",
    "a",
    [row(button({ value: 2_001 }))],
    ["block 1: value: 2001, at most 2000"],
  ],
  [
    "too long an action_id",
    "a",
    [row(button({ id: words(256) }))],
    ["block 1: action_id: 256, at most 255"],
  ],
  [
    "twice an action_id",
    "a",
    [header, row(button({}), button({}))],
    ["block 2: two buttons of one action_id"],
  ],
  [
    "too long a rich text",
    "a",
    [rich(section(words(3_000), "b"))],
    ["block 1: rich text: 3001, at most 3000"],
  ],
  ["an empty section", "a", [rich(section("a"), section())], ["block 1: section: empty"]],
  ["an empty element", "a", [rich(section("a", ""))], ["block 1: element: empty"]],
])("a content with %s", (_, said, blocks, excess) => {
  expect(checkContent({ text: said, blocks })).toEqual(excess);
});
