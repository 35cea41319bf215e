import { planMonday } from "../acts/weekly.ts";
import { coordination, tell } from "../acts/work.ts";
import { monthsAfter, wallAt } from "../when.ts";
import type { JobKind } from "./job-kind.ts";

const AHEAD = 6;

/** Tells the coordination, at most once a month, that no plenary is planned in the coming half-year. */
export const plenaryWatch: JobKind = {
  async run(work, job) {
    const { repos, now, territory } = work;
    const until = monthsAfter(wallAt(now, territory.zone), AHEAD);
    const [next] = await repos.meetings.upcoming(now, 1, job.subjectId);
    const sought = (await repos.polls.inState("open", job.subjectId)).some(
      (poll) => poll.plansMeeting,
    );
    if (!sought && (next === undefined || next.when.wall > until.wall))
      await tell(work, await coordination(work), {
        notice: "plenary-missing",
        subjectId: job.subjectId,
        occasion: wallAt(now, territory.zone).wall.slice(0, 7),
        detail: { until: until.wall.slice(0, 10) },
      });
    await planMonday(work, "plenary-watch", job.subjectId);
  },
  responsible: (work) => coordination(work),
  afterSkip: (work, job) => planMonday(work, "plenary-watch", job.subjectId),
};
