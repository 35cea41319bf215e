import { planMonday } from "../acts/weekly.ts";
import { post, responsible } from "../acts/work.ts";
import { digestBoard, isWorthSaying } from "../boards/digest.ts";
import { DAY, dayAt } from "../when.ts";
import type { JobKind } from "./job-kind.ts";

/** Says once a week in a commission's channels what is new there, if anything is. */
export const digest: JobKind = {
  async run(work, job) {
    const { repos, now, territory } = work;
    const body = await repos.bodies.byId(job.subjectId);
    if (body === undefined) return;
    if (isWorthSaying(await digestBoard(repos, body, now)))
      await post(work, body.id, {
        notice: "digest",
        subjectId: body.id,
        occasion: dayAt(job.dueAt, territory.zone).day,
        notAfter: now + DAY,
      });
    await planMonday(work, "digest", body.id);
  },
  responsible: (work, job) => responsible(work, job.subjectId),
  afterSkip: (work, job) => planMonday(work, "digest", job.subjectId),
};
