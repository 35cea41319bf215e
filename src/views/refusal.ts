import type { Refusal } from "../domain/refusal.ts";
import type { Speech } from "../text.ts";
import { text, type View } from "../view.ts";

/** What was understood, what is wrong, what to type instead. */
export function refusalView(refusal: Refusal, { say }: Speech): View {
  return {
    blocks: [text(say(`refusal.${refusal.refused}`, refusal.params))],
    refused: refusal.refused,
    ...(refusal.about !== undefined && { field: refusal.about }),
  };
}

/** One apology, and the reference that finds the fault in the log. */
export function faultView(reference: string, { say }: Speech): View {
  return { blocks: [text(say("fault", { reference }))], fault: reference };
}
