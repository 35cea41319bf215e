import type { PollBoard } from "../boards/poll.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Poll } from "../domain/poll.ts";
import type { Speech } from "../text.ts";
import { type Block, text } from "../view.ts";
import { answerActions, meetingWhen } from "./meeting.ts";

/** The meeting that a poll planned, with what became of it since. */
export function outcomeMeeting(board: PollBoard, speech: Speech): readonly Block[] {
  const { meeting } = board;
  if (meeting === undefined) return [];
  const since = meetingSince(board, speech);
  if (meeting.state === "cancelled") return since;
  const planned = speech.say("poll.outcome-meeting", {
    number: meeting.number,
    place: meeting.place ?? "",
  });
  return [...(since.length > 0 ? since : [text(planned)]), answerActions(meeting, speech)];
}

/** What became of a poll's meeting, where it is no longer at the date that was chosen. */
export function meetingSince({ poll, meeting }: PollBoard, speech: Speech): readonly Block[] {
  if (meeting === undefined) return [];
  const { number } = meeting;
  if (meeting.state === "cancelled")
    return [text(speech.say("poll.meeting-cancelled", { number }))];
  if (isAsChosen(poll, meeting)) return [];
  const when = meetingWhen(meeting, speech);
  return [text(speech.say("poll.meeting-moved", { number, when, place: meeting.place ?? "" }))];
}

function isAsChosen({ options, chosenOptionId }: Poll, { when }: Meeting): boolean {
  const chosen = options.find(({ id }) => id === chosenOptionId)?.proposal;
  return (
    chosen !== undefined &&
    "wall" in chosen &&
    chosen.wall === when.wall &&
    chosen.zone === when.zone
  );
}
