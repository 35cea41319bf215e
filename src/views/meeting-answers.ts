import type { Told } from "../acts/meetings.ts";
import type { MeetingBoard } from "../boards/meeting.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, text, title, type View, view } from "../view.ts";
import type { WallTime } from "../when.ts";
import { meetingName, meetingWhen } from "./meeting.ts";

/** What was understood, read back at once, with the way to correct it. */
export function plannedAnswer(meeting: Meeting, speech: Speech): View {
  const { say, line } = speech;
  return view(
    text(
      say("meeting.planned-answer", {
        number: meeting.number,
        body: meeting.bodyName,
        when: meetingWhen(meeting, speech),
        place: meeting.place ?? "",
      }),
    ),
    actions({
      label: line("meeting.correct"),
      ask: line("meeting.correct-ask", { number: meeting.number }),
    }),
  );
}

export function movedAnswer({ meeting, told, toCall }: Told, from: WallTime, speech: Speech): View {
  const { say, line } = speech;
  return view(
    text(
      say("meeting.moved-answer", {
        number: meeting.number,
        from,
        when: meetingWhen(meeting, speech),
        told,
      }),
    ),
    ...toCallBlocks(toCall, speech),
    actions({
      label: line("meeting.correct"),
      ask: line("meeting.correct-ask", { number: meeting.number }),
    }),
  );
}

export function cancelledAnswer({ meeting, told, toCall }: Told, speech: Speech): View {
  return view(
    text(
      speech.say("meeting.cancelled-answer", { number: meeting.number, when: meeting.when, told }),
    ),
    ...toCallBlocks(toCall, speech),
  );
}

/** Those whom no message reaches, since their answer came by telephone. */
function toCallBlocks(toCall: readonly string[], { say }: Speech): readonly Block[] {
  return toCall.length === 0
    ? []
    : [text(say("meeting.to-call")), list(toCall.map((name) => [name]))];
}

export function agendaView(
  { meeting, agenda }: MeetingBoard,
  added: string | undefined,
  speech: Speech,
): View {
  const { say } = speech;
  return view(
    added !== undefined && text(say("agenda.added", { item: added })),
    title(say("agenda.title", { name: meetingName(meeting, speech), when: meeting.when })),
    agenda.length === 0
      ? text(say("agenda.empty"))
      : list(agenda.map((item) => [`${item.position}. ${item.text}`])),
  );
}
