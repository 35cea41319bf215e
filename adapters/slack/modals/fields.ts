import type { types } from "@slack/bolt";
import type { Entries, Field, Form, Option } from "../../../src/view.ts";
import { shortened } from "../escape.ts";
import { LIMITS } from "../limits.ts";
import { plainText } from "../pieces.ts";

/** The `action_id` of whatever is entered into a field. */
const ENTRY = "entry";
/** As many as are better seen at once than opened as a menu. */
const MOST_RADIOS = 4;

type Entered = types.PlainTextInput | types.Datepicker | types.Timepicker | Choice;
type Choice = types.StaticSelect | types.RadioButtons;

/** A field of a form as an input of a view. */
export function inputOf(form: Form, field: Field): types.InputBlock {
  return {
    type: "input",
    block_id: blockOf(form.command, field.name),
    label: plainText(shortened(field.label, LIMITS.fieldLabel)),
    element: elementOf(field),
    optional: field.optional === true,
    ...(field.hint !== undefined && { hint: plainText(field.hint) }),
  };
}

/** A field keeps what was entered as long as its block is called the same: each form has its own. */
export const blockOf = (command: string, name: string): string => `${name}@${command}`;
const nameOf = (block: string): string => block.split("@")[0] ?? "";

function elementOf(field: Field): Entered {
  const { value } = field;
  switch (field.kind) {
    case "line":
    case "lines":
      return {
        type: "plain_text_input",
        action_id: ENTRY,
        multiline: field.kind === "lines",
        max_length: Math.min(field.most, LIMITS.inputLength),
        ...(field.example !== undefined && { placeholder: plainText(field.example) }),
        ...(value !== undefined && { initial_value: value }),
      };
    case "day":
      return { type: "datepicker", action_id: ENTRY, ...(value && { initial_date: value }) };
    case "time":
      return { type: "timepicker", action_id: ENTRY, ...(value && { initial_time: value }) };
    case "choice":
      return choiceOf(field.options, value);
    default:
      return field satisfies never;
  }
}

function choiceOf(all: readonly Option[], value: string | undefined): Choice {
  const options = all.map((one) => ({
    text: plainText(shortened(one.label, LIMITS.optionText)),
    value: one.value,
  }));
  const chosen = options.find((one) => one.value === value);
  return {
    type: options.length <= MOST_RADIOS ? "radio_buttons" : "static_select",
    action_id: ENTRY,
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

/** What stands in the fields of a view, as Slack hands it over (docs.slack.dev/reference/interaction-payloads/view_submission-payload). */
export type State = Readonly<Record<string, Readonly<Record<string, Held>>>>;

interface Held {
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
}

/** What was entered, by field; what was left empty is absent. */
export function entriesOf(state: State): Entries {
  const held = Object.entries(state).flatMap(([block, { [ENTRY]: one }]) => {
    const words =
      one?.value ?? one?.selected_date ?? one?.selected_time ?? one?.selected_option?.value;
    return words == null || words.trim() === "" ? [] : [[nameOf(block), words.trim()] as const];
  });
  return Object.fromEntries(held);
}
