import { askDates, planOccurrence } from "../acts/rhythm-asks.ts";
import { planRhythm, rhythmAsks } from "../acts/rhythm-jobs.ts";
import { responsible } from "../acts/work.ts";
import type { JobKind } from "./job-kind.ts";

/** Does what a body's rhythm asks for: plans its next meeting, or opens a poll that looks for one. */
export const rhythm: JobKind = {
  async run(work, job) {
    const body = await work.repos.bodies.byId(job.subjectId);
    if (body === undefined) return;
    const due = await rhythmAsks(work, body);
    // What was asked for may be there by now, or be asked for later.
    if (due !== undefined && due.dueAt <= work.now)
      await (due.asks === "meeting" ? planOccurrence(work, body, due) : askDates(work, body, due));
    await planRhythm(work, body.id);
  },
  responsible: (work, job) => responsible(work, job.subjectId),
  afterSkip: (work, job) => planRhythm(work, job.subjectId),
};
