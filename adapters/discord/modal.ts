import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APIStringSelectComponent,
  APITextDisplayComponent,
  APITextInputComponent,
} from "discord.js";
import { shownPath } from "../../src/command-names.ts";
import { inert, oneLine } from "../../src/inert.ts";
import { isMessageKey, type Language, speech } from "../../src/text.ts";
import { type Block, type Field, type Form, view } from "../../src/view.ts";
import { INPUT, TYPE } from "./component-types.ts";
import { messageOf } from "./content.ts";
import { formId } from "./custom-id.ts";
import { shortened } from "./escape.ts";
import { type Asked, fitted } from "./fields.ts";
import { LIMITS } from "./limits.ts";
import { type Choice, selectOf } from "./pieces.ts";
import { render } from "./render.ts";

/**
 * A form as a modal of Discord's, whose button says « Envoyer » whatever the form would say.
 * Its introduction stands above where a component is left for it; its buttons never do.
 */
export function modalOf(form: Form, language: Language): APIModalInteractionResponseCallbackData {
  const { asked, leftOut } = fitted(form, language);
  const labels = asked.map(labelOf);
  const noted = leftOut.length > 0 ? withNote(labels, noteOf(form, leftOut, language)) : labels;
  const intro = noted.length < LIMITS.modalComponents ? introOf(form.intro, language) : [];
  return {
    custom_id: formId(form.command),
    title: shortened(oneLine(form.title), LIMITS.modalTitle),
    components: [...intro, ...noted],
  };
}

function introOf(blocks: readonly Block[], language: Language): readonly APITextDisplayComponent[] {
  const content = render(view(...blocks), language)
    .map((one) => messageOf(one).content)
    .join("\n")
    .trim();
  if (content === "" || content.length > LIMITS.textDisplay) return [];
  return [{ type: TYPE.text, content }];
}

function labelOf(asked: Asked): APILabelComponent {
  const label = oneLine(asked.label) || asked.name;
  const isLong = label.length > LIMITS.fieldLabel;
  // A long label is whole at least beneath itself.
  const hint = asked.hint ?? (isLong ? label : undefined);
  return {
    type: TYPE.label,
    label: shortened(label, LIMITS.fieldLabel),
    ...(hint !== undefined && { description: shortened(oneLine(hint), LIMITS.fieldHint) }),
    component: componentOf(asked),
  };
}

function componentOf(asked: Asked): APITextInputComponent | APIStringSelectComponent {
  switch (asked.kind) {
    case "line":
    case "lines":
      return inputOf(asked);
    case "choice": {
      const { name, options, value, optional } = asked;
      const choices = options.map((one) => ({ ...one, default: one.value === value }));
      return listOf(name, choices, { most: 1, isRequired: optional !== true });
    }
    case "list": {
      const { name, options, chosen } = asked;
      const choices = options.map((one) => ({ ...one, default: chosen.includes(one.value) }));
      return listOf(name, choices, { most: choices.length, isRequired: false });
    }
    default:
      return asked satisfies never;
  }
}

function inputOf(field: Extract<Field, { kind: "line" | "lines" }>): APITextInputComponent {
  const { name, kind, optional, example, value = "" } = field;
  const most = Math.min(field.most, LIMITS.input);
  const words = (kind === "line" ? oneLine(value) : inert(value)).trim();
  return {
    type: TYPE.input,
    custom_id: name,
    style: INPUT[kind],
    max_length: most,
    required: optional !== true,
    ...(example !== undefined && { placeholder: shortened(oneLine(example), LIMITS.example) }),
    ...(words !== "" && { value: shortened(words, most) }),
  };
}

/** In a modal, what must be chosen says so twice. */
function listOf(
  id: string,
  choices: readonly Choice[],
  { most, isRequired }: { readonly most: number; readonly isRequired: boolean },
): APIStringSelectComponent {
  return {
    ...selectOf(id, choices, { most }),
    min_values: isRequired ? 1 : 0,
    required: isRequired,
  };
}

/** What to do for the fields that found no room. */
function noteOf({ command }: Form, leftOut: readonly Field[], language: Language): string {
  const { line, join } = speech(language);
  const fields = join(leftOut.map(({ label }) => label));
  return line("form.left-out", { fields, path: shownPath(pathOf(command), language) });
}

/** The path that a command as it is typed begins with: « poll dates » of « poll dates --in=logement ». */
function pathOf(command: string): string {
  const words = command.split(" ");
  const paths = words.map((_, at) => words.slice(0, words.length - at).join(" "));
  return paths.find((path) => isMessageKey(`command.${path}.names`)) ?? command;
}

/** Beneath the last field that has room for it: a line of its own would cost another field. */
function withNote(
  labels: readonly APILabelComponent[],
  note: string,
): readonly APILabelComponent[] {
  const noted = labels.map(({ description = "" }) => `${description} ${note}`.trim());
  const roomy = noted.findLastIndex((one) => one.length <= LIMITS.fieldHint);
  const at = roomy < 0 ? labels.length - 1 : roomy;
  const description = roomy < 0 ? shortened(note, LIMITS.fieldHint) : noted[roomy];
  return labels.map((one, position) =>
    position === at && description !== undefined ? { ...one, description } : one,
  );
}
