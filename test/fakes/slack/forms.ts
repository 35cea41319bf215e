import { type Fields, word } from "./checks.ts";
import {
  type Block,
  type Element,
  elementsOf,
  labelOf,
  type Option,
  unescaped,
} from "./content.ts";
import type { View } from "./world.ts";

/** What somebody has entered into one element, as Slack hands it over. */
type Entered = Fields;

/** What stands in the fields of a view, by block and action. */
export type Entries = Readonly<Record<string, Readonly<Record<string, Entered>>>>;

/** A field as somebody sees it. */
export interface Field {
  readonly label: string;
  readonly hint: string;
  readonly type: string;
  /** What is written or chosen in it. */
  readonly value: string | readonly string[];
  readonly options: readonly string[];
  readonly isOptional: boolean;
  /** What the app says is wrong with it. */
  readonly error: string | undefined;
}

/** What a person enters: words, the label of an option, several of them, or an instant in seconds. */
export type Entry = string | number | readonly string[];

/** What the elements hold before anybody touched them, or what was entered before where they stayed. */
export function entriesOf(view: View, before: Entries = {}): Entries {
  const entries: Record<string, Record<string, Entered>> = {};
  for (const { block, element } of stateful(view.blocks)) {
    const kept = before[block.block_id]?.[element.action_id];
    entries[block.block_id] = {
      ...entries[block.block_id],
      [element.action_id]: kept?.["type"] === element.type ? kept : initial(element),
    };
  }
  return entries;
}

const stateful = (blocks: readonly Block[]) =>
  elementsOf(blocks).filter(({ element }) => !["button", "overflow"].includes(element.type));

/** The element that a label, a block id or an action id names. */
export function fieldNamed(
  blocks: readonly Block[],
  name: string,
): { readonly block: Block; readonly element: Element } {
  const found = stateful(blocks).find(
    ({ block, element }) =>
      name === unescaped(block.label?.text ?? "") ||
      name === labelOf(element) ||
      name === block.block_id ||
      name === element.action_id,
  );
  if (found === undefined) throw new Error(`No field « ${name} »`);
  return found;
}

export function entered(element: Element, entry: Entry): Entered {
  const { type } = element;
  switch (type) {
    case "static_select":
    case "radio_buttons":
    case "overflow":
      return { type, selected_option: optionNamed(element, String(entry)) };
    case "multi_static_select":
    case "checkboxes":
      return {
        type,
        selected_options: [entry].flat().map((one) => optionNamed(element, String(one))),
      };
    case "users_select":
      return { type, selected_user: entry };
    case "multi_users_select":
      return { type, selected_users: [entry].flat() };
    case "conversations_select":
      return { type, selected_conversation: entry };
    case "channels_select":
      return { type, selected_channel: entry };
    case "datepicker":
      return { type, selected_date: entry };
    case "timepicker":
      return { type, selected_time: entry };
    case "datetimepicker":
      return { type, selected_date_time: entry };
    default:
      return { type, value: entry === "" ? null : entry };
  }
}

function optionNamed(element: Element, name: string): Option {
  const found = element.options?.find(
    (one) => unescaped(one.text.text) === name || one.value === name,
  );
  if (found === undefined) throw new Error(`No option « ${name} »`);
  return found;
}

/** Named `initial_…` by the app, `selected_…` or `value` once it stands in the field. */
function initial(element: Element): Entered {
  const { type } = element;
  const given = (name: string, otherwise: unknown = null) =>
    element[`initial_${name}`] ?? otherwise;
  switch (type) {
    case "static_select":
    case "radio_buttons":
      return { type, selected_option: given("option") };
    case "multi_static_select":
    case "checkboxes":
      return { type, selected_options: given("options", []) };
    case "users_select":
      return { type, selected_user: given("user") };
    case "multi_users_select":
      return { type, selected_users: given("users", []) };
    case "conversations_select":
      return { type, selected_conversation: given("conversation") };
    case "channels_select":
      return { type, selected_channel: given("channel") };
    case "datepicker":
      return { type, selected_date: given("date") };
    case "timepicker":
      return { type, selected_time: given("time") };
    case "datetimepicker":
      return { type, selected_date_time: given("date_time") };
    default:
      return { type, value: given("value") };
  }
}

/** An input as an app would have to describe it for what was entered to stand in it. */
export function asEntered(block: Block, entries: Entries): Block {
  const { element } = block;
  const held = element && entries[block.block_id]?.[element.action_id];
  if (element === undefined || held === undefined) return block;
  const prefilled = Object.entries(held)
    .filter(([name]) => name !== "type")
    .map(([name, value]) => [name.replace(/^(?:selected_)?/u, "initial_"), value]);
  return { ...block, element: { ...element, ...Object.fromEntries(prefilled) } };
}

/** What stands in a field, as it is read. */
function wordsIn(held: Entered): string | readonly string[] {
  const [, value] = Object.entries(held).find(([name]) => name !== "type") ?? [];
  if (Array.isArray(value)) return value.map(wordsOf);
  return wordsOf(value);
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? unescaped((value as Option).text.text) : word(value);
}

/** What Slack itself asks for before it sends a form: by block, in its words. */
export function unfilled(view: View, entries: Entries): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const { block, element } of elementsOf(view.blocks)) {
    if (block.type !== "input") continue;
    const words = wordsIn(entries[block.block_id]?.[element.action_id] ?? {});
    const { min_length: least = 0, max_length: most = Number.POSITIVE_INFINITY } = element;
    if (words.length === 0 && block.optional !== true)
      faults[block.block_id] = "Please complete this required field.";
    else if (words.length > 0 && words.length < Number(least))
      faults[block.block_id] = `Please enter at least ${word(least)} characters.`;
    else if (words.length > Number(most))
      faults[block.block_id] = `Please enter no more than ${word(most)} characters.`;
  }
  return faults;
}

export function fieldsOf(
  view: View,
  entries: Entries,
  errors: Readonly<Record<string, string>>,
): readonly Field[] {
  return stateful(view.blocks).map(({ block, element }) => ({
    label: unescaped(block.label?.text ?? labelOf(element)),
    hint: unescaped(block.hint?.text ?? ""),
    type: element.type,
    value: wordsIn(entries[block.block_id]?.[element.action_id] ?? {}),
    options: (element.options ?? []).map((one) => unescaped(one.text.text)),
    isOptional: block.optional === true,
    error: errors[block.block_id],
  }));
}
