import type { ButtonStyle, ComponentType, TextInputStyle } from "discord.js";

/* The numbers alone: a message is rendered without loading the library that sends it. */

interface Types {
  readonly row: ComponentType.ActionRow;
  readonly button: ComponentType.Button;
  readonly select: ComponentType.StringSelect;
  readonly input: ComponentType.TextInput;
  readonly text: ComponentType.TextDisplay;
  readonly label: ComponentType.Label;
}

interface ButtonStyles {
  readonly primary: ButtonStyle.Primary;
  readonly plain: ButtonStyle.Secondary;
  readonly danger: ButtonStyle.Danger;
}

interface InputStyles {
  readonly line: TextInputStyle.Short;
  readonly lines: TextInputStyle.Paragraph;
}

/** https://docs.discord.com/developers/components/reference#component-object-component-types */
export const TYPE: Types = { row: 1, button: 2, select: 3, input: 4, text: 10, label: 18 };

/** https://docs.discord.com/developers/components/reference#button-button-styles */
export const BUTTON: ButtonStyles = { primary: 1, plain: 2, danger: 4 };

/** https://docs.discord.com/developers/components/reference#text-input-text-input-styles */
export const INPUT: InputStyles = { line: 1, lines: 2 };
