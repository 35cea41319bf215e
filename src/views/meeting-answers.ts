import type { MeetingMove, Told } from "../acts/meetings.ts";
import type { MeetingBoard } from "../boards/meeting.ts";
import type { DateRemark } from "../domain/date-remark.ts";
import type { Disturbance } from "../domain/disturbance.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, note, text, title, type View, view } from "../view.ts";
import { type WallTime, wallAt } from "../when.ts";
import { dateNotes } from "./date-remarks.ts";
import { withLinks } from "./links.ts";
import { meetingName, meetingWhen } from "./meeting.ts";

/** What was understood, read back at once with what to know of the date, and the way to correct it. */
export function plannedAnswer(
  meeting: Meeting,
  remarks: readonly DateRemark[],
  speech: Speech,
): View {
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
    ...dateNotes(remarks, speech),
    actions({
      label: line("meeting.correct"),
      ask: line("meeting.correct-ask", { number: meeting.number }),
    }),
  );
}

export function movedAnswer(
  { meeting, told, toCall, from, tellAt }: Told & { readonly from: WallTime },
  remarks: readonly DateRemark[],
  speech: Speech,
): View {
  const { say, line } = speech;
  return view(
    text(
      say("meeting.moved-answer", {
        number: meeting.number,
        from,
        when: meetingWhen(meeting, speech),
        told,
        later: tellAt === undefined ? "" : wallAt(tellAt, meeting.when.zone),
        waits: tellAt === undefined ? "no" : "yes",
      }),
    ),
    ...dateNotes(remarks, speech),
    ...toCallBlocks(toCall, speech),
    actions({
      label: line("meeting.correct"),
      ask: line("meeting.correct-ask", { number: meeting.number }),
    }),
  );
}

/** The longest command that a button carries on every platform. */
const LONGEST_RUN = 90;

interface Untimely {
  /** Epoch ms. */
  readonly now: number;
  /** When people may be disturbed again (epoch ms). */
  readonly morning: number;
  readonly zone: string;
  readonly disturbs: Disturbance | undefined;
}

/** At night or on a day of rest, before anything is changed: are people told now, or when the morning opens? */
export function tellWhenView(
  meeting: Meeting,
  { when, place, minutes }: MeetingMove,
  { now, morning, zone, disturbs }: Untimely,
  { say, line }: Speech,
): View {
  const options = [
    place === undefined ? "" : ` --place="${place}"`,
    minutes === undefined ? "" : ` --duration=${minutes}min`,
  ].join("");
  const retyped = `meeting move #${meeting.number} ${when.wall.replace("T", " ")}${options}`;
  const choices = (["now", "morning"] as const).map((tell) => ({
    label: line("meeting.tell", { tell, morning: wallAt(morning, zone) }),
    run: `${retyped} --tell=${tell}`,
  }));
  const isShort = choices.every(({ run }) => run.length <= LONGEST_RUN);
  return view(
    text(
      say("meeting.tell-when", {
        now: wallAt(now, zone),
        morning: wallAt(morning, zone),
        number: meeting.number,
        when,
        disturbs: disturbs ?? "",
      }),
    ),
    isShort ? actions(...choices) : note(say("meeting.tell-how")),
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
      : list(agenda.map((item) => [`${item.position}. `, ...withLinks(item.text)])),
  );
}
