import type { Work } from "../acts/work.ts";
import type { Job } from "../store/jobs.ts";

/** What a kind of job does when it is due, in one transaction. */
export interface JobKind {
  run(work: Work, job: Job): Promise<void>;
  /** Who must know when it came too late to be done. */
  responsible(work: Work, job: Job): Promise<readonly number[]>;
  /** What goes on all the same when it came too late: the next of its kind. */
  afterSkip?(work: Work, job: Job): Promise<void>;
}
