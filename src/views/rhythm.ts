import type { Skipped } from "../acts/rhythms.ts";
import type { Body } from "../domain/body.ts";
import { nextOccurrences } from "../domain/rhythm.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, note, text, type View, view } from "../view.ts";
import type { Day } from "../when.ts";
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

/** An occurrence is skipped, or kept after all, and what that did. */
export function skipView({ body, day, cancelled }: Skipped, { say, line }: Speech): View {
  const isSkipped = body.skips === day;
  return view(
    text(
      say("rhythm.skip", {
        body: body.name,
        skips: isSkipped ? "yes" : "no",
        poll: body.rhythm.kind === "frequency" ? "yes" : "no",
        day: { day },
      }),
    ),
    cancelled !== undefined && text(say("rhythm.skip-cancelled", { number: cancelled.number })),
    isSkipped && actions({ label: line("rhythm.skip-undo"), run: `commission skip ${body.slug}` }),
  );
}

/** An occurrence that falls on a public holiday: nothing is planned, the animation may. */
export function holidayView({ name, slug }: Body, day: Day, { say }: Speech): View {
  return view(
    text(say("rhythm.holiday", { body: name, day })),
    note(say("rhythm.holiday-how", { slug })),
  );
}
