import type { Body } from "../domain/body.ts";
import { nextOccurrences } from "../domain/rhythm.ts";
import type { Speech } from "../text.ts";
import { type Block, list, text, type View, view } from "../view.ts";
import { rhythmText } from "./commission.ts";

const SHOWN = 3;

/** A rhythm read back, and the dates that it falls on where it says them. */
export function rhythmView(body: Body, now: number, zone: string, speech: Speech): View {
  return view(
    text(speech.say("rhythm.set", { body: body.name, rhythm: rhythmText(body, speech) })),
    ...dates(body, now, zone, speech),
  );
}

function dates({ rhythm }: Body, now: number, zone: string, speech: Speech): readonly Block[] {
  if (rhythm.kind !== "fixed") return [];
  const next = nextOccurrences(rhythm, now, zone, SHOWN);
  return [text(speech.say("rhythm.next")), list(next.map((when) => speech.slot(when)))];
}

/** Whether the next occurrence is skipped, and, where the rhythm says it, which one that is. */
export function skipView(body: Body, now: number, zone: string, speech: Speech): View {
  const { rhythm, skipsNext, name } = body;
  const [skipped, after] = rhythm.kind === "fixed" ? nextOccurrences(rhythm, now, zone, 2) : [];
  const params = { body: name, skips: skipsNext ? "yes" : "no" };
  if (skipped === undefined || after === undefined)
    return view(text(speech.say("rhythm.skip", params)));
  return view(text(speech.say("rhythm.skip-dated", { ...params, skipped, after })));
}
