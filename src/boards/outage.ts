import type { Outage } from "../domain/outage.ts";
import type { Poll } from "../domain/poll.ts";
import type { SettledJob } from "../store/jobs.ts";
import type { Repositories } from "../store/repositories.ts";

/** What an outage did, ready to be told. */
export interface OutageBoard {
  readonly outage: Outage;
  /** What was due meanwhile, with the name of what it is about. */
  readonly jobs: readonly { readonly job: SettledJob; readonly name: JobSubject }[];
  readonly extended: readonly Poll[];
  /** Polls that were open: what was clicked meanwhile may be missing. */
  readonly open: readonly Poll[];
}

/** What a job is about: a title, or the body whose meeting or rhythm it is. */
export type JobSubject = { readonly title: string } | { readonly body: string };

export async function outageBoard(repos: Repositories, outage: Outage): Promise<OutageBoard> {
  const jobs = await repos.jobs.settledAfter(outage);
  return {
    outage,
    jobs: await Promise.all(
      jobs.map(async (job) => ({ job, name: await jobSubject(repos, job.kind, job.subjectId) })),
    ),
    extended: await repos.polls.extendedSince(outage.from),
    open: await repos.polls.inState("open"),
  };
}

const BODY_JOBS: ReadonlySet<string> = new Set(["rhythm", "digest", "plenary-watch"]);

/** What a job of this kind is about; empty when it is gone. */
export async function jobSubject(
  repos: Repositories,
  kind: string,
  subjectId: number,
): Promise<JobSubject> {
  if (BODY_JOBS.has(kind)) return { title: (await repos.bodies.byId(subjectId))?.name ?? "" };
  if (kind.startsWith("poll")) return { title: (await repos.polls.byId(subjectId))?.title ?? "" };
  const meeting = await repos.meetings.byId(subjectId);
  if (meeting === undefined) return { title: "" };
  return meeting.title === null ? { body: meeting.bodyName } : { title: meeting.title };
}
