import { askToDecide, decideByClock } from "../acts/poll-closing.ts";
import { coordination, responsible } from "../acts/work.ts";
import { counted, verdict } from "../domain/poll.ts";
import type { JobKind } from "./job-kind.ts";

/** Follows up a poll that waits for a decision: asks whoever else may decide, then decides. */
export const pollDecision: JobKind = {
  async run(work, { subjectId, detail }) {
    const { repos, now } = work;
    const poll = await repos.polls.get(subjectId);
    if (poll.state !== "tied") return;
    const { outcome } = verdict(poll, counted(poll, await repos.ballots.ofPoll(poll.id)), now);
    // A date that went by may leave a single best one.
    if (detail["step"] === "decide" || outcome === "chosen") return decideByClock(work, poll);
    const others = [...(await responsible(work, poll.bodyId)), ...(await coordination(work))];
    await askToDecide(work, poll, others, outcome, {
      closed: Number(detail["closed"]),
      decidesAt: Number(detail["decidesAt"]),
    });
  },
  responsible: async (work, job) =>
    responsible(work, (await work.repos.polls.get(job.subjectId)).bodyId),
};
