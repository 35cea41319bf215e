import type { Fields } from "./checks.ts";
import { lengthOf } from "./checks.ts";
import { type Component, isSelect, labelOf, TYPE } from "./content.ts";
import { type Reader, readMarkdown } from "./markdown.ts";
import type { Modal } from "./world.ts";

/** A field of a form as the person before it sees it. */
interface Field {
  readonly label: string;
  readonly description: string | undefined;
  readonly isRequired: boolean;
  /** What is entered or chosen, choices by their labels. */
  readonly value: readonly string[];
  readonly options: readonly string[];
}

export interface SeenModal {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly Field[];
  /** What Discord says when the app did not answer. */
  readonly trouble: string | undefined;
}

/** What is entered into a field: words, a choice by its label, several of them, a tick. */
export type Entry = string | boolean | readonly string[];

interface Slot {
  readonly label: string;
  readonly description: string | undefined;
  readonly component: Component;
}

function slotsOf({ components }: Modal): readonly Slot[] {
  return components.flatMap((one): readonly Slot[] => {
    if (one.type === TYPE.label && one.component !== undefined)
      return [{ label: one.label ?? "", description: one.description, component: one.component }];
    return (one.components ?? []).map((component) => ({
      label: component.label ?? "",
      description: undefined,
      component,
    }));
  });
}

/** What stands in a field: what was entered, or what the app put there. */
function valuesOf({ entries }: Modal, component: Component): readonly string[] {
  const { custom_id: id = "", value, options = [] } = component;
  const chosen = options.filter((one) => one.default === true).map((one) => one.value);
  const ticked = component.type === TYPE.checkbox ? [String(component.default === true)] : [];
  return entries[id] ?? (value === undefined ? [...chosen, ...ticked] : [value]);
}

const isRequired = ({ required = true, type }: Component): boolean =>
  required && type !== TYPE.checkbox;

export function seenModal(modal: Modal, reader: Reader): SeenModal {
  const texts = modal.components.filter(({ type }) => type === TYPE.text);
  return {
    title: modal.title,
    text: texts.map(({ content = "" }) => readMarkdown(content, reader).text).join("\n"),
    trouble: modal.trouble,
    fields: slotsOf(modal).map(({ label, description, component }) => ({
      label,
      description,
      isRequired: isRequired(component),
      options: (component.options ?? []).map(labelOf),
      value: valuesOf(modal, component).map((value) => {
        const option = component.options?.find((one) => one.value === value);
        return option === undefined ? value : labelOf(option);
      }),
    })),
  };
}

/** The form with this entered in the field of this label. */
export function entered(modal: Modal, label: string, entry: Entry): Modal {
  const component = slotsOf(modal).find((slot) => slot.label === label)?.component;
  if (component === undefined) throw new Error(`No field « ${label} » in « ${modal.title} »`);
  const given = Array.isArray(entry) ? entry : [String(entry)];
  const { options, custom_id: id = "" } = component;
  const values = given.map((one) =>
    options === undefined ? one : valueNamed(options, one, modal.title),
  );
  return { ...modal, entries: { ...modal.entries, [id]: values } };
}

/** The value of what is chosen by its label. */
export function valueNamed(
  options: NonNullable<Component["options"]>,
  label: string,
  where: string,
): string {
  const option = options.find((one) => labelOf(one) === label || one.label === label);
  if (option === undefined) throw new Error(`No choice « ${label} » in « ${where} »`);
  return option.value;
}

/** The labels of fields that Discord does not let go as they are. */
export function lacking(modal: Modal): readonly string[] {
  return slotsOf(modal)
    .filter(({ component }) => !isFilled(component, valuesOf(modal, component)))
    .map(({ label }) => label);
}

function isFilled(component: Component, values: readonly string[]): boolean {
  const isEmpty = values.every((value) => value === "");
  if (isEmpty) return !isRequired(component);
  if (component.type === TYPE.textInput) {
    const { min_length: least = 0, max_length: most = 4_000 } = component;
    const length = lengthOf(values[0] ?? "");
    return length >= least && length <= most;
  }
  const several = component.type === TYPE.checkboxGroup ? (component.options?.length ?? 1) : 1;
  const { min_values: least = 1, max_values: most = several } = component;
  return values.length >= least && values.length <= most;
}

/** What the app is sent: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure */
export function submitted(modal: Modal): Fields {
  const sent = (one: Component): Fields => {
    const { type, id } = one;
    if (one.component !== undefined) return { type, id, component: sent(one.component) };
    if (one.components !== undefined) return { type, id, components: one.components.map(sent) };
    if (one.custom_id === undefined) return { type, id };
    return { type, id, custom_id: one.custom_id, ...said(one, valuesOf(modal, one)) };
  };
  return { custom_id: modal.customId, components: modal.components.map(sent), resolved: {} };
}

function said(component: Component, values: readonly string[]): Fields {
  const [first] = values;
  if (component.type === TYPE.textInput) return { value: first ?? "" };
  if (component.type === TYPE.checkbox) return { value: first === "true" };
  if (component.type === TYPE.radioGroup) return { value: first ?? null };
  return isSelect(component) || component.type === TYPE.checkboxGroup ? { values } : {};
}
