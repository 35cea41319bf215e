import { nudgeMeeting } from "../acts/nudge.ts";
import { responsible } from "../acts/work.ts";
import { isUpcoming } from "../domain/meeting.ts";
import type { JobKind } from "./job-kind.ts";

/** Asks, once and directly, those who have not said whether they come. */
export const rsvpNudge: JobKind = {
  async run(work, job) {
    const meeting = await work.repos.meetings.get(job.subjectId);
    if (!isUpcoming(meeting, work.now)) return;
    await nudgeMeeting(work, meeting, job.graceUntil ?? meeting.startsAt);
  },
  responsible: async (work, job) =>
    responsible(work, (await work.repos.meetings.get(job.subjectId)).bodyId),
};
