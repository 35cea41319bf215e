import type { Attendance, Meeting } from "../domain/meeting.ts";
import { voiceOf } from "../domain/voice.ts";
import type { AgendaItem } from "../store/meetings.ts";
import type { Repositories } from "../store/repositories.ts";
import { type Named, nameVoices } from "./names.ts";

/** A meeting as it stands, ready to be shown. */
export interface MeetingBoard {
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaItem[];
  readonly answers: Readonly<Record<Attendance, number>>;
  readonly coming: Named;
}

/** Reads all that is shown of a meeting. */
export async function meetingBoard(repos: Repositories, meeting: Meeting): Promise<MeetingBoard> {
  const rsvps = await repos.rsvps.of(meeting);
  const yes = rsvps.filter((rsvp) => rsvp.answer === "yes");
  const voices = yes.map(voiceOf);
  const name = await nameVoices(repos, voices);
  const of = (answer: Attendance) => rsvps.filter((rsvp) => rsvp.answer === answer).length;
  return {
    meeting,
    agenda: await repos.meetings.agenda(meeting.id),
    answers: { yes: of("yes"), maybe: of("maybe"), no: of("no") },
    coming: name(voices),
  };
}
