import type { Content } from "../../src/chat.ts";
import { type Language, speech } from "../../src/text.ts";
import { BUTTON, TYPE } from "./component-types.ts";
import { type Control, contentOf, messageOf } from "./content.ts";
import { draftId } from "./custom-id.ts";
import { shortened } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** The buttons of what was entered: to do it, where `submit` names that, and to go over it again. */
export function draftButtons(
  draft: string,
  submit: string | undefined,
  language: Language,
): readonly Control[] {
  const again = speech(language).line("form.mend");
  return [
    ...(submit === undefined ? [] : [button(BUTTON.primary, submit, draftId("confirm", draft))]),
    button(BUTTON.plain, again, draftId("mend", draft)),
  ];
}

const button = (style: typeof BUTTON.primary | typeof BUTTON.plain, label: string, id: string) => ({
  type: TYPE.button,
  style,
  label: shortened(label, LIMITS.label),
  custom_id: id,
});

/** The same messages with these buttons beneath the last. */
export function beneath(
  contents: readonly Content[],
  buttons: readonly Control[],
): readonly Content[] {
  const row = { type: TYPE.row, components: [...buttons] };
  const last = contents.at(-1);
  const { content, components } =
    last === undefined ? messageOf({ content: "", components: [] }) : messageOf(last);
  const whole =
    components.length < LIMITS.rows
      ? [contentOf({ content, components: [...components, row] })]
      : [contentOf({ content, components }), contentOf({ content: "", components: [row] })];
  return [...contents.slice(0, -1), ...whole];
}
