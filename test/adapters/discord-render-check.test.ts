import { expect, test } from "vitest";
import { checkContent } from "../../adapters/discord/check.ts";
import type { Control, Row } from "../../adapters/discord/content.ts";
import { LIMITS } from "../../adapters/discord/limits.ts";

const words = (count: number) => "a".repeat(count);
const row = (...components: Control[]): Row => ({ type: 1, components });
const button = (of: { id?: string; label?: number }): Control => ({
  type: 2,
  style: 2,
  label: words(of.label ?? LIMITS.label),
  custom_id: of.id ?? "r:a",
});
const buttons = (count: number, first = 0) =>
  row(...Array.from({ length: count }, (_, at) => button({ id: `r:${first + at}` })));
interface Select {
  readonly most?: number;
  readonly least?: number;
  readonly placeholder?: number;
  readonly options?: number;
  readonly label?: number;
  readonly value?: string;
}

const select = (of: Select): Control => ({
  type: 3,
  custom_id: "v:1:yes",
  min_values: of.least ?? 0,
  max_values: of.most ?? 1,
  placeholder: words(of.placeholder ?? LIMITS.placeholder),
  options: Array.from({ length: of.options ?? LIMITS.options }, (_, at) => ({
    label: words(of.label ?? LIMITS.option),
    value: of.value ?? `${at}`.padStart(LIMITS.option, "0"),
  })),
});

test.each<[string, string, readonly Row[], readonly string[]]>([
  [
    "all that Discord takes",
    words(2_000),
    [0, 5, 10, 15].map((first) => buttons(5, first)).concat(row(select({ most: 25 }))),
    [],
  ],
  ["buttons alone", "", [buttons(1)], []],
  ["nothing", " \n", [], ["content: empty"]],
  ["too many words", words(2_001), [], ["content: 2001, at most 2000"]],
  ["too many rows", "a", [0, 1, 2, 3, 4, 5].map((at) => buttons(1, at)), ["rows: 6, at most 5"]],
  ["an empty row", "a", [row()], ["row 1: components: empty"]],
  ["too full a row", "a", [buttons(6)], ["row 1: components: 6, at most 5"]],
  [
    "a select beside a button",
    "a",
    [row(select({}), button({}))],
    ["row 1: components: 2, at most 1"],
  ],
  ["an empty label", "a", [row(button({ label: 0 }))], ["row 1: label: empty"]],
  ["too long a label", "a", [row(button({ label: 81 }))], ["row 1: label: 81, at most 80"]],
  ["an empty custom_id", "a", [row(button({ id: "" }))], ["row 1: custom_id: empty"]],
  [
    "too long a custom_id",
    "a",
    [buttons(1), row(button({ id: words(101) }))],
    ["row 2: custom_id: 101, at most 100"],
  ],
  [
    "twice a custom_id",
    "a",
    [row(button({})), row(button({}))],
    ["two components of one custom_id"],
  ],
  [
    "no option",
    "a",
    [row(select({ options: 0 }))],
    ["row 1: options: empty", "row 1: chosen: 1, at most 0"],
  ],
  ["too many options", "a", [row(select({ options: 26 }))], ["row 1: options: 26, at most 25"]],
  [
    "more to choose than there is",
    "a",
    [row(select({ options: 2, most: 3 }))],
    ["row 1: chosen: 3, at most 2"],
  ],
  [
    "more to choose than can be",
    "a",
    [row(select({ least: 2 }))],
    ["row 1: chosen at least: 2, at most 1"],
  ],
  [
    "too long a placeholder",
    "a",
    [row(select({ placeholder: 151 }))],
    ["row 1: placeholder: 151, at most 150"],
  ],
  [
    "too long an option",
    "a",
    [row(select({ options: 1, label: 101 }))],
    ["row 1: option: 101, at most 100"],
  ],
  [
    "too long a value",
    "a",
    [row(select({ options: 1, value: words(101) }))],
    ["row 1: value: 101, at most 100"],
  ],
  [
    "twice a value",
    "a",
    [row(select({ options: 2, value: "1" }))],
    ["row 1: two options of one value"],
  ],
])("a content with %s", (_, content, components, excess) => {
  expect(checkContent({ content, components })).toEqual(excess);
});
