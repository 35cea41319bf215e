import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import type { Poll } from "../domain/poll.ts";
import type { Repositories } from "../store/repositories.ts";
import { toNudge } from "./votes.ts";
import { record, tell, type Work } from "./work.ts";

/** Asks directly those whose voice has not been heard, at most once a deadline; gives how many. */
export async function nudgePoll(work: Work, poll: Poll): Promise<number> {
  const members = await toNudge(work, poll);
  await tell(
    work,
    members.map((member) => member.id),
    {
      notice: "poll-nudge",
      subjectId: poll.id,
      occasion: poll.deadline.wall,
      notAfter: poll.deadlineAt,
    },
  );
  await record(work, "poll.nudged", "poll", poll.id, { members: members.length });
  return members.length;
}

/** The members who have not said whether they come, and for whom nobody said it; only those who want to be asked. */
export async function awaitedFrom(
  repos: Repositories,
  meeting: Meeting,
): Promise<readonly Member[]> {
  const rsvps = await repos.rsvps.of(meeting);
  const people = new Set(rsvps.map((one) => one.memberId));
  const partners = new Set(rsvps.map((one) => one.partnerId));
  const members = await repos.members.ofBody(meeting.bodyId);
  return members.filter(
    ({ id, reminders, delegation }) =>
      reminders && !people.has(id) && !(delegation && partners.has(delegation.partnerId)),
  );
}

/** Asks directly those who have not said whether they come, once a revision; gives how many. */
export async function nudgeMeeting(
  work: Work,
  meeting: Meeting,
  notAfter: number,
): Promise<number> {
  const members = await awaitedFrom(work.repos, meeting);
  await tell(
    work,
    members.map((member) => member.id),
    {
      notice: "rsvp-nudge",
      subjectId: meeting.id,
      occasion: `rev-${meeting.revision}`,
      detail: { revision: meeting.revision },
      notAfter,
    },
  );
  if (members.length > 0)
    await record(work, "meeting.nudged", "meeting", meeting.id, { members: members.length });
  return members.length;
}
