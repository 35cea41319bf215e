import type { APIButtonComponentWithCustomId, APIStringSelectComponent } from "discord.js";
import { oneLine } from "../../src/inert.ts";
import { type Language, speech } from "../../src/text.ts";
import type { Action } from "../../src/view.ts";
import { BUTTON, TYPE } from "./component-types.ts";
import type { Control } from "./content.ts";
import { buttonId } from "./custom-id.ts";
import { shortened } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { linesOf } from "./markdown.ts";

/** What is better not parted: lines of markdown, and rows of what is pressed or chosen beneath them. */
export interface Piece {
  readonly lines: readonly string[];
  readonly rows: readonly (readonly Control[])[];
}

export const linePiece = (lines: readonly string[]): Piece => ({ lines, rows: [] });

/** Buttons side by side; where a command is too long for one, what to type. */
export function buttonPiece(actions: readonly Action[], language: Language): Piece {
  const buttons = actions.map((action) => ({ action, button: buttonOf(action) }));
  return {
    lines: buttons.flatMap(({ action, button }) => (button ? [] : typed(action, language))),
    rows: inRows(buttons.flatMap(({ button }) => button ?? [])),
  };
}

function typed(action: Action, language: Language): readonly string[] {
  const words = ("run" in action ? action.run : action.ask).trim().replace(/^\/utopia\s+/u, "");
  return linesOf(speech(language).say("button.type", { label: oneLine(action.label), words }));
}

function buttonOf(action: Action): APIButtonComponentWithCustomId | undefined {
  const id = buttonId(action);
  if (id === undefined) return undefined;
  const tone = "tone" in action ? action.tone : undefined;
  return {
    type: TYPE.button,
    style: BUTTON[tone ?? "plain"],
    label: shortened(oneLine(action.label) || id.slice(2), LIMITS.label),
    custom_id: id,
  };
}

function inRows(
  buttons: readonly APIButtonComponentWithCustomId[],
): readonly (readonly Control[])[] {
  const count = Math.ceil(buttons.length / LIMITS.buttons);
  return Array.from({ length: count }, (_, at) =>
    buttons.slice(at * LIMITS.buttons, (at + 1) * LIMITS.buttons),
  );
}

/** What can be chosen in a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly default?: boolean;
}

/** A list of which up to `most` are chosen, or none. */
export function selectOf(
  id: string,
  choices: readonly Choice[],
  { most, placeholder }: { readonly most: number; readonly placeholder?: string },
): APIStringSelectComponent {
  return {
    type: TYPE.select,
    custom_id: id,
    ...(placeholder && { placeholder: shortened(placeholder, LIMITS.placeholder) }),
    min_values: 0,
    max_values: most,
    options: choices.map(({ value, label, default: chosen }) => ({
      value,
      label: shortened(oneLine(label) || value, LIMITS.option),
      ...(chosen && { default: true }),
    })),
  };
}
