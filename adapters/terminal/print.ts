import type { View } from "../../src/view.ts";
import { plainInk } from "./ink.ts";
import { rowsOf } from "./layout.ts";
import { linesOfView } from "./render.ts";

/** No row is broken: what reads this may be a program, or a terminal that breaks rows itself. */
const WIDE = { width: Number.POSITIVE_INFINITY, ink: plainInk };

/** A view as plain text, for one command's answer: without buttons, since nothing stays to press them. */
export function printed(view: View): string {
  const lines = linesOfView(view).filter((line) => "spans" in line);
  return `${rowsOf(lines, WIDE, () => 0).join("\n")}\n`;
}
