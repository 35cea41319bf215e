import type { APILabelComponent, APIModalInteractionResponseCallbackData } from "discord.js";
import { TYPE } from "../../adapters/discord/component-types.ts";
import type { Held } from "../../adapters/discord/entries.ts";

export type Modal = APIModalInteractionResponseCallbackData;

/** The fields of a modal, in order. */
export function labelsOf({ components }: Modal): readonly APILabelComponent[] {
  return components.filter((one) => one.type === TYPE.label);
}

/** What a person reads above the fields. */
export function introOf({ components }: Modal): string {
  return components.map((one) => (one.type === TYPE.text ? one.content : "")).join("");
}

/** Words typed into a field, or the labels of what is chosen there, by the field's label. */
type Typed = Readonly<Record<string, string | readonly string[]>>;

/** A modal as it is sent: what is not named stays as it stood when it was shown. */
export function sent(modal: Modal, typed: Typed): readonly Held[] {
  const labels = labelsOf(modal);
  const unknown = Object.keys(typed).filter((name) => labels.every(({ label }) => label !== name));
  if (unknown.length > 0) throw new Error(`no field ${unknown.join(", ")}`);
  return labels.map(({ label, component }): Held => {
    const entered = typed[label];
    if (component.type === TYPE.input)
      return { customId: component.custom_id, value: String(entered ?? component.value ?? "") };
    if (component.type !== TYPE.select) throw new Error(`no hand for ${component.type}`);
    const chosen = [entered ?? []].flat();
    const { options, custom_id: customId, min_values: least = 1 } = component;
    const values = options
      .filter((one) => (entered === undefined ? one.default : chosen.includes(one.label)))
      .map(({ value }) => value);
    if (values.length < least || (entered !== undefined && values.length !== chosen.length))
      throw new Error(`${label} cannot be ${chosen.join(", ")}`);
    return { customId, values };
  });
}
