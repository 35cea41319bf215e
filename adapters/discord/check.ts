import type { Content } from "../../src/chat.ts";
import { TYPE } from "./component-types.ts";
import { type Control, messageOf, type Row } from "./content.ts";
import { LIMITS } from "./limits.ts";

/** The limits of Discord that a content goes beyond, each in words; none when Discord takes it. */
export function checkContent(content: Content): readonly string[] {
  const { content: words, components } = messageOf(content);
  const ids = components.flatMap((row) => row.components.map(({ custom_id: id }) => id));
  return [
    // Words or components: a message of buttons alone is one.
    ...(words.trim() === "" && components.length === 0 ? ["content: empty"] : []),
    ...upTo("content", words.length, LIMITS.content),
    ...upTo("rows", components.length, LIMITS.rows),
    ...(new Set(ids).size < ids.length ? ["two components of one custom_id"] : []),
    ...components.flatMap((row, position) =>
      excessOf(row).map((excess) => `row ${position + 1}: ${excess}`),
    ),
  ];
}

function upTo(what: string, size: number, most: number): readonly string[] {
  return size > most ? [`${what}: ${size}, at most ${most}`] : [];
}

/** Nothing in a message may be empty, and nothing too long. */
function within(what: string, size: number, most: number): readonly string[] {
  return size === 0 ? [`${what}: empty`] : upTo(what, size, most);
}

function excessOf({ components }: Row): readonly string[] {
  const hasSelect = components.some(({ type }) => type === TYPE.select);
  return [
    ...within("components", components.length, hasSelect ? 1 : LIMITS.buttons),
    ...components.flatMap((one) => within("custom_id", one.custom_id.length, LIMITS.customId)),
    ...components.flatMap(excessOfControl),
  ];
}

function excessOfControl(control: Control): readonly string[] {
  switch (control.type) {
    case TYPE.button:
      return within("label", (control.label ?? "").trim().length, LIMITS.label);
    case TYPE.select: {
      const { options, placeholder = "", min_values: least = 1, max_values: most = 1 } = control;
      const values = options.map(({ value }) => value);
      return [
        ...within("options", options.length, LIMITS.options),
        ...within("chosen", most, options.length),
        ...upTo("chosen at least", least, most),
        ...upTo("placeholder", placeholder.length, LIMITS.placeholder),
        ...(new Set(values).size < values.length ? ["two options of one value"] : []),
        ...options.flatMap(({ label }) => within("option", label.trim().length, LIMITS.option)),
        ...values.flatMap((value) => within("value", value.length, LIMITS.option)),
      ];
    }
    default:
      return control satisfies never;
  }
}
