import { nudgePoll } from "../acts/nudge.ts";
import { responsible } from "../acts/work.ts";
import { takesVotes } from "../domain/poll.ts";
import type { JobKind } from "./job-kind.ts";

/** Asks, once and directly, those whose voice has not been heard. */
export const pollNudge: JobKind = {
  async run(work, job) {
    const poll = await work.repos.polls.get(job.subjectId);
    if (takesVotes(poll, work.now)) await nudgePoll(work, poll);
  },
  responsible: async (work, job) =>
    responsible(work, (await work.repos.polls.get(job.subjectId)).bodyId),
};
