import { openHours } from "../calendar.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import { dueReminders, reminderCode, rsvpNudge, USUAL_REMINDERS } from "../domain/reminder.ts";
import type { Work } from "./work.ts";

const MEETING_JOBS = ["meeting-reminder", "rsvp-nudge"];

/** Plans the reminders and the nudge of a meeting's present revision, in place of any planned before. */
export async function planMeetingJobs(work: Work, meeting: Meeting, body: Body): Promise<void> {
  const { repos, now, territory } = work;
  await cancelMeetingJobs(work, meeting);
  const hours = await openHours(territory);
  const wanted = body.reminders ?? USUAL_REMINDERS;
  for (const { reminder, ...due } of dueReminders(meeting.when, wanted, now, hours)) {
    const code = reminderCode(reminder);
    await repos.jobs.plan({
      kind: "meeting-reminder",
      key: `reminder:meeting-${meeting.id}:${code}:rev-${meeting.revision}`,
      subjectId: meeting.id,
      detail: { code },
      ...due,
    });
  }
  const nudge = rsvpNudge(meeting.when, now, hours);
  if (nudge === undefined) return;
  await repos.jobs.plan({
    kind: "rsvp-nudge",
    key: `rsvp-nudge:meeting-${meeting.id}:rev-${meeting.revision}`,
    subjectId: meeting.id,
    ...nudge,
  });
}

/** Takes back what was planned for a meeting that is moved or cancelled. */
export function cancelMeetingJobs(work: Work, meeting: Meeting): Promise<void> {
  return work.repos.jobs.cancel(MEETING_JOBS, meeting.id, work.now);
}

/** Moves the reminders of a body's coming meetings to what the body wants now. */
export async function replanReminders(work: Work, body: Body): Promise<void> {
  for (const meeting of await work.repos.meetings.upcoming(work.now, 200, body.id))
    await planMeetingJobs(work, meeting, body);
}
