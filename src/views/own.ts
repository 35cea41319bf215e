import type { OwnMeeting, PersonBoard } from "../boards/person.ts";
import type { Poll } from "../domain/poll.ts";
import type { Speech } from "../text.ts";
import { type Action, actions, type Block, note, text } from "../view.ts";
import { answerActions, meetingName, meetingWhen } from "./meeting.ts";

/** A meeting to come on a line, with what this person said of it and the buttons to say it. */
export function ownMeeting({ meeting, answer }: OwnMeeting, speech: Speech): readonly Block[] {
  const { number, place } = meeting;
  const { say, line } = speech;
  return [
    text(
      say("own.meeting", {
        number,
        name: meetingName(meeting, speech),
        when: meetingWhen(meeting, speech),
        place: place ?? "",
        answer: answer ?? "",
      }),
    ),
    answer === undefined
      ? answerActions(meeting, speech)
      : actions({ label: line("own.change", { number }), run: `meeting show #${number}` }),
  ];
}

/** What one can do with an open poll: answer it, or see where it stands. */
export function ownPoll({ number }: Poll, isAnswered: boolean, { line }: Speech): Block {
  const answer: Action = { label: line("me.answer", { number }), ask: `vote #${number} ` };
  const show: Action = { label: line("own.show-poll", { number }), run: `poll show #${number}` };
  return isAnswered ? actions(show) : actions(answer, show);
}

/** What one page shows; the first to close come first. */
const MOST_POLLS = 5;

/** The polls that wait for this person, and their meetings to come; nothing where there are none. */
export function ownBlocks(
  { bodies, waiting, meetings }: PersonBoard,
  speech: Speech,
): readonly Block[] {
  const { say } = speech;
  const shown = waiting.slice(0, MOST_POLLS);
  const more = waiting.length - shown.length;
  const nameOf = ({ bodyId }: Poll) => bodies.find(({ id }) => id === bodyId)?.name ?? "";
  return [
    ...(shown.length > 0 ? [text(say("me.waiting"))] : []),
    ...shown.flatMap((poll) => [
      text(
        say("me.poll", {
          number: poll.number,
          title: poll.title,
          body: nameOf(poll),
          deadline: poll.deadline,
        }),
      ),
      ownPoll(poll, false, speech),
    ]),
    ...(more > 0 ? [note(say("own.more-polls", { more }))] : []),
    ...(meetings.length > 0 ? [text(say("me.meetings"))] : []),
    ...meetings.flatMap((meeting) => ownMeeting(meeting, speech)),
  ];
}
