import { post, responsible } from "../acts/work.ts";
import { isUpcoming } from "../domain/meeting.ts";
import { MINUTE } from "../when.ts";
import type { JobKind } from "./job-kind.ts";

const ABSURD_BEFORE = 15 * MINUTE;

/** Recalls a meeting in each of its body's channels. */
export const meetingReminder: JobKind = {
  async run(work, job) {
    const meeting = await work.repos.meetings.get(job.subjectId);
    if (!isUpcoming(meeting, work.now)) return;
    await post(work, meeting.bodyId, {
      notice: "meeting-reminder",
      subjectId: meeting.id,
      occasion: `${job.detail["code"]}-rev-${meeting.revision}`,
      notAfter: meeting.startsAt - ABSURD_BEFORE,
    });
  },
  responsible: async (work, job) =>
    responsible(work, (await work.repos.meetings.get(job.subjectId)).bodyId),
};
