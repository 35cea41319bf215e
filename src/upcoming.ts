import { meetingBoard } from "./boards/meeting.ts";
import { pollBoard } from "./boards/poll.ts";
import type { Situation, Upcoming } from "./command.ts";
import type { Job } from "./store/jobs.ts";
import type { View } from "./view.ts";
import { reminderView } from "./views/meeting.ts";
import { nudgeView, pollView } from "./views/poll.ts";
import { wallAt } from "./when.ts";

/** What will be posted until an instant (epoch ms), as it would read now, the first first. */
export async function upcoming(situation: Situation, until: number): Promise<readonly Upcoming[]> {
  const { repos, territory } = situation;
  const jobs = (await repos.jobs.planned(until)).filter(({ kind }) => kind !== "rhythm");
  return Promise.all(
    jobs.map(async (job) => ({
      when: wallAt(job.dueAt, territory.zone),
      where: await placesOf(job, situation),
      what: await viewOf(job, situation),
    })),
  );
}

async function placesOf(job: Job, { repos, speech }: Situation): Promise<string> {
  if (job.kind === "poll-nudge") return speech.line("upcoming.directly");
  const subject =
    job.kind === "meeting-reminder"
      ? await repos.meetings.get(job.subjectId)
      : await repos.polls.get(job.subjectId);
  return (await repos.channels.ofBody(subject.bodyId))
    .map((channel) => `#${channel.place.name}`)
    .join(", ");
}

async function viewOf(job: Job, { repos, speech }: Situation): Promise<View> {
  if (job.kind === "meeting-reminder")
    return reminderView(
      await meetingBoard(repos, await repos.meetings.get(job.subjectId)),
      speech,
      job.dueAt,
    );
  const board = await pollBoard(repos, await repos.polls.get(job.subjectId));
  return job.kind === "poll-nudge" ? nudgeView(board, speech) : pollView(board, speech);
}
