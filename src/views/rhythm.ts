import type { Skipped } from "../acts/rhythms.ts";
import type { OptionRemarks } from "../boards/date-remarks.ts";
import type { Body } from "../domain/body.ts";
import type { DateRemark } from "../domain/date-remark.ts";
import type { Meeting } from "../domain/meeting.ts";
import { offered, type Poll } from "../domain/poll.ts";
import { nextOccurrences } from "../domain/rhythm.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, note, text, type View, view } from "../view.ts";
import type { Day } from "../when.ts";
import { rhythmText } from "./commission.ts";
import { dateNotes, optionNotes } from "./date-remarks.ts";
import { meetingName } from "./meeting.ts";
import { optionName } from "./poll.ts";

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

/** A poll that a rhythm opened: for whoever answers for it, with what to know of its dates. */
export function rhythmPollView(
  poll: Poll,
  remarks: readonly OptionRemarks[],
  speech: Speech,
): View {
  const { say, line } = speech;
  const { number, title: name, deadline } = poll;
  return view(
    text(say("rhythm.poll-opened", { number, title: name, deadline })),
    list(offered(poll).map((option) => [`${option.position}. `, ...optionName(option, speech)])),
    ...optionNotes(remarks, speech),
    note(say("rhythm.poll-change", { number })),
    actions({ label: line("rhythm.poll-cancel"), run: `poll cancel #${number}`, tone: "danger" }),
  );
}

/** A meeting that a rhythm planned on a day of which there is something to know. */
export function rhythmMeetingView(
  meeting: Meeting,
  remarks: readonly DateRemark[],
  speech: Speech,
): View {
  const { number } = meeting;
  return view(
    text(
      speech.say("rhythm.meeting-planned", {
        number,
        name: meetingName(meeting, speech),
        when: meeting.when,
      }),
    ),
    ...dateNotes(remarks, speech),
    note(speech.say("rhythm.meeting-change", { number })),
  );
}
