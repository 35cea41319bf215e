import { closePoll } from "../acts/poll-closing.ts";
import { responsible } from "../acts/work.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { JobKind } from "./job-kind.ts";

/** Closes a poll at its deadline, however late the clock comes back. */
export const pollClosing: JobKind = {
  async run(work, job) {
    const poll = await work.repos.polls.get(job.subjectId);
    if (poll.state !== "open" || poll.deadlineAt > work.now) return;
    const closed = await closePoll(work, poll);
    if (isRefusal(closed))
      throw new Error(`poll ${poll.number} could not close: ${closed.refused}`);
  },
  responsible: async (work, job) =>
    responsible(work, (await work.repos.polls.get(job.subjectId)).bodyId),
};
