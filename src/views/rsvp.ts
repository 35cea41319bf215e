import type { OnBehalf } from "../acts/behalf.ts";
import type { Attendance, Meeting } from "../domain/meeting.ts";
import { isStranger, type Member } from "../domain/member.ts";
import type { Speech } from "../text.ts";
import { text, type View, view } from "../view.ts";
import { meetingName } from "./meeting.ts";
import { nameOf, whomFor } from "./vote.ts";

export function answeredView(
  meeting: Meeting,
  answer: Attendance,
  who: Member,
  behalf: OnBehalf | undefined,
  speech: Speech,
): View {
  const asked = behalf === undefined && isStranger(who) ? whomFor(speech) : [];
  const { blocks } = view(
    text(
      speech.say("rsvp.noted", {
        name: meetingName(meeting, speech),
        when: meeting.when,
        answer,
        who: nameOf(behalf),
      }),
    ),
    ...asked,
  );
  return { blocks, ...(asked.length === 0 && { echo: true }) };
}

/** Whether an answer was taken back, and whose. */
export function answerTakenBackView(
  meeting: Meeting,
  isTaken: boolean,
  behalf: OnBehalf | undefined,
  speech: Speech,
): View {
  const said = speech.say("rsvp.taken-back", {
    name: meetingName(meeting, speech),
    when: meeting.when,
    who: nameOf(behalf),
    taken: isTaken ? "yes" : "no",
  });
  return { blocks: [text(said)], echo: true };
}
