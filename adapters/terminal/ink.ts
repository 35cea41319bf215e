import type { Style } from "./content.ts";

export type Ink = (text: string, style: Style | undefined) => string;

/** Select Graphic Rendition (ECMA-48 §8.3.117): on, off. */
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  title: [1, 22],
  strong: [1, 22],
  code: [36, 39],
  link: [4, 24],
  quiet: [2, 22],
  danger: [31, 39],
};

export const plainInk: Ink = (text) => text;

export const colours: Ink = (text, style) => {
  if (style === undefined || text === "") return text;
  const [on, off] = CODES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
