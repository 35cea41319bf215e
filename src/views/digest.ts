import type { DigestBoard } from "../boards/digest.ts";
import type { Body } from "../domain/body.ts";
import type { Speech } from "../text.ts";
import { actions, list, note, text, title, type View, view } from "../view.ts";
import type { Day } from "../when.ts";
import { meetingName, meetingWhen } from "./meeting.ts";
import { peopleInWords } from "./people.ts";

/** A commission's week: who is new, which polls wait, when one meets. */
export function digestView(board: DigestBoard, speech: Speech): View {
  const { body, newcomers, polls, meetings } = board;
  const { say, line } = speech;
  const welcome = peopleInWords(newcomers, speech);
  return view(
    title(say("digest.title", { body: body.name })),
    welcome !== "" && text(say("digest.welcome", { who: welcome })),
    list([
      ...polls.map(({ poll, missing }) =>
        say("digest.poll", {
          number: poll.number,
          title: poll.title,
          state: poll.state,
          missing,
          deadline: poll.deadline,
        }),
      ),
      ...meetings.map((meeting) =>
        say("digest.meeting", {
          number: meeting.number,
          name: meetingName(meeting, speech),
          when: meetingWhen(meeting, speech),
        }),
      ),
    ]),
    polls.length > 0 &&
      actions(
        ...polls.slice(0, 3).map(({ poll }) => ({
          label: line("digest.see", { number: poll.number }),
          run: `poll show #${poll.number}`,
        })),
      ),
  );
}

/** No plenary is planned before that day: for the coordination. */
export function plenaryMissingView(plenary: Body, until: Day, { say }: Speech): View {
  return view(
    text(say("plenary.missing", { plenary: plenary.name, until })),
    note(say("plenary.missing-how")),
  );
}
