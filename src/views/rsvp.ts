import type { OnBehalf } from "../acts/behalf.ts";
import type { Attendance, Meeting } from "../domain/meeting.ts";
import { isStranger, type Member } from "../domain/member.ts";
import type { Speech } from "../text.ts";
import { text, type View, view } from "../view.ts";
import { meetingName } from "./meeting.ts";
import { whomFor } from "./vote.ts";

export function answeredView(
  meeting: Meeting,
  answer: Attendance,
  who: Member,
  behalf: OnBehalf | undefined,
  speech: Speech,
): View {
  const forWhom =
    behalf === undefined ? "" : "member" in behalf ? behalf.member.name : behalf.partner.name;
  const asked = behalf === undefined && isStranger(who) ? whomFor(speech) : [];
  const { blocks } = view(
    text(
      speech.say("rsvp.noted", {
        name: meetingName(meeting, speech),
        when: meeting.when,
        answer,
        who: forWhom,
      }),
    ),
    ...asked,
  );
  return { blocks, ...(asked.length === 0 && { echo: true }) };
}

export function answerTakenBackView(meeting: Meeting, speech: Speech): View {
  const name = meetingName(meeting, speech);
  const said = speech.say("rsvp.taken-back", { name, when: meeting.when });
  return { blocks: [text(said)], echo: true };
}
