import type { MeetingBoard } from "../boards/meeting.ts";
import type { Place } from "../chat.ts";
import type { Speech } from "../text.ts";
import { type CalendarEvent, list, note, text, type View, view } from "../view.ts";
import { MINUTE } from "../when.ts";
import { meetingName } from "./meeting.ts";

/** How long a meeting is shown where nobody said how long it lasts, and an end must be. */
const USUAL_MINUTES = 120;

/** A meeting in a calendar; whoever wants to say whether they come is sent to the channel. */
export function eventView(
  { meeting, agenda }: MeetingBoard,
  channel: Place | undefined,
  speech: Speech,
): View & { readonly event: CalendarEvent } {
  const { say, line } = speech;
  const { number, bodyName: body, startsAt, minutes } = meeting;
  const where = channel === undefined ? "" : `#${channel.name}`;
  const described = view(
    text(say("event.about", { number, body, channel: where })),
    minutes === null && note(say("event.usual-end")),
    agenda.length > 0 && text(say("meeting.agenda")),
    agenda.length > 0 && list(agenda.map((item) => [`${item.position}. ${item.text}`])),
  );
  return {
    ...described,
    event: {
      name: meetingName(meeting, speech),
      startsAt,
      endsAt: startsAt + (minutes ?? USUAL_MINUTES) * MINUTE,
      place: meeting.place ?? line("event.no-place", { channel: where }),
      isCancelled: meeting.state === "cancelled",
    },
  };
}
