import type { ToCallBoard, Unreached } from "../boards/to-call.ts";
import { type Speech, selector } from "../text.ts";
import { list, type Text, text, title, type View, view } from "../view.ts";
import { contactOf } from "./contact.ts";
import { meetingName } from "./meeting.ts";

/** Who did not get a message that matters, and how to reach them otherwise. */
export function toCallView({ notice, about, people }: ToCallBoard, speech: Speech): View {
  const { say } = speech;
  const subject =
    "poll" in about
      ? { name: about.poll.title, when: about.poll.deadline }
      : { name: meetingName(about.meeting, speech), when: about.meeting.when };
  return view(
    title(say("to-call.title", { notice: selector(notice), ...subject })),
    text(say("to-call.count", { count: people.length })),
    people.length > 0 && list(people.map((one) => personLine(one, speech))),
  );
}

function personLine({ member, partner, isUncertain }: Unreached, { say }: Speech): Text {
  return say("to-call.person", {
    name: member.name,
    partner: partner?.name ?? "",
    contact: partner === undefined ? "" : contactOf(partner),
    uncertain: isUncertain ? "yes" : "no",
  });
}
