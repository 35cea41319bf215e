import type { MeetingBoard } from "../boards/meeting.ts";
import { isUpcoming, type Meeting } from "../domain/meeting.ts";
import type { Speech } from "../text.ts";
import {
  type Action,
  actions,
  type Block,
  list,
  note,
  type Text,
  text,
  title,
  type View,
  view,
} from "../view.ts";
import { dayAt, type WallTime } from "../when.ts";
import { withLinks } from "./links.ts";
import { peopleInWords } from "./people.ts";

/** What a meeting is called: its title, or its body's name. */
export function meetingName(meeting: Meeting, { line }: Speech): string {
  return meeting.title ?? line("meeting.of", { body: meeting.bodyName });
}

/** A meeting's moment, with how long it lasts. */
export function meetingWhen(meeting: Meeting, { slot }: Speech) {
  return slot(
    meeting.minutes === null ? meeting.when : { ...meeting.when, minutes: meeting.minutes },
  );
}

function facts(board: MeetingBoard, speech: Speech): Block {
  const { meeting, answers } = board;
  const { line, say } = speech;
  return {
    block: "facts",
    facts: [
      ...(meeting.place === null
        ? []
        : [{ label: line("meeting.place"), value: withLinks(meeting.place) }]),
      {
        label: line("meeting.answers"),
        value: say("meeting.counts", { ...answers, who: peopleInWords(board.coming, speech) }),
      },
    ],
  };
}

function agenda({ agenda: items }: MeetingBoard, { say }: Speech): readonly Block[] {
  if (items.length === 0) return [];
  return [
    text(say("meeting.agenda")),
    list(items.map((item) => [`${item.position}. ${item.text}`])),
  ];
}

/** The buttons that say whether one comes. */
export function answerActions({ number }: Meeting, { line }: Speech): Block {
  const button = (key: "rsvp.yes" | "rsvp.maybe" | "rsvp.no", answer: string): Action => ({
    label: line(key),
    run: `rsvp #${number} ${answer}`,
  });
  return actions(button("rsvp.yes", "yes"), button("rsvp.maybe", "maybe"), button("rsvp.no", "no"));
}

/** A meeting's card, under whatever says why it is shown. */
function card(first: Text, board: MeetingBoard, speech: Speech, now: number): View {
  const { meeting } = board;
  if (meeting.state === "cancelled") return cancelledView(meeting, speech);
  return view(
    title(first),
    facts(board, speech),
    ...agenda(board, speech),
    isUpcoming(meeting, now) && answerActions(meeting, speech),
  );
}

/** What every card's first line says: what it is, and when. */
function firstLine(
  key: "meeting.title" | "meeting.planned" | "meeting.reminder" | "meeting.moved",
  board: MeetingBoard,
  speech: Speech,
  now: number,
): Text {
  const { meeting } = board;
  return speech.say(key, {
    number: meeting.number,
    name: meetingName(meeting, speech),
    when: meetingWhen(meeting, speech),
    days: daysBetween(now, meeting),
  });
}

export function meetingView(board: MeetingBoard, speech: Speech, now: number): View {
  return card(firstLine("meeting.title", board, speech, now), board, speech, now);
}

export function plannedView(board: MeetingBoard, speech: Speech, now: number): View {
  return card(firstLine("meeting.planned", board, speech, now), board, speech, now);
}

export function reminderView(board: MeetingBoard, speech: Speech, now: number): View {
  return card(firstLine("meeting.reminder", board, speech, now), board, speech, now);
}

/** Asks someone who has not answered whether they come. */
export function rsvpNudgeView(board: MeetingBoard, speech: Speech, now: number): View {
  const head = text(speech.say("meeting.nudge", { body: board.meeting.bodyName }));
  return { blocks: [head, ...reminderView(board, speech, now).blocks] };
}

/** Days of the calendar from now to the meeting, where the meeting is: 0 today, 1 tomorrow. */
function daysBetween(now: number, meeting: Meeting): number {
  const today = new Date(dayAt(now, meeting.when.zone).day).getTime();
  return Math.round((new Date(meeting.when.wall.slice(0, 10)).getTime() - today) / 86_400_000);
}

export function movedView(board: MeetingBoard, from: WallTime, speech: Speech, now: number): View {
  const shown = card(firstLine("meeting.moved", board, speech, now), board, speech, now);
  // Nobody is to answer again to what does not take place.
  if (board.meeting.state === "cancelled") return shown;
  return { blocks: [...shown.blocks, note(speech.say("meeting.moved-from", { from }))] };
}

export function cancelledView(meeting: Meeting, speech: Speech): View {
  const { say } = speech;
  return view(
    title(say("meeting.cancelled", { name: meetingName(meeting, speech), when: meeting.when })),
    meeting.cancelReason !== null &&
      text(say("meeting.cancel-reason", { reason: meeting.cancelReason })),
  );
}

/** Several meetings, one a line, the nearest first. */
export function meetingsView(head: Text, meetings: readonly Meeting[], speech: Speech): View {
  const items = meetings.map((meeting) =>
    speech.say("meeting.line", {
      number: meeting.number,
      body: meeting.bodyName,
      when: meetingWhen(meeting, speech),
      title: meeting.title ?? "",
      place: meeting.place ?? "",
    }),
  );
  return view(title(head), list(items));
}
