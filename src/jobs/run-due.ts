import { accountForOutage, extendAfterOutage } from "../acts/outage.ts";
import { tell, type Work } from "../acts/work.ts";
import { outageUntil } from "../domain/outage.ts";
import type { Territory } from "../domain/territory.ts";
import type { Log } from "../log.ts";
import type { Executor } from "../store/database.ts";
import { type Job, nextDue } from "../store/jobs.ts";
import { repositories } from "../store/repositories.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../when.ts";
import { MINUTE } from "../when.ts";
import { timetable } from "./index.ts";

export interface ClockworkParts {
  readonly store: Store;
  readonly territories: ReadonlyMap<number, Territory>;
  readonly clock: Clock;
  readonly log: Log;
}

const RETRY_AFTER = MINUTE;

/**
 * Does all that is due, oldest first, each job in a transaction of its own. Catching up
 * after an outage is the same act; what comes later than its grace is skipped and
 * reported. A job that fails is tried again a minute later, and lets the others through.
 * While the house is paused the clock ticks, and no job runs.
 */
export async function runDue(parts: ClockworkParts): Promise<void> {
  const { store, clock } = parts;
  const { lastTick, pause, doubtfulUntil = -Infinity } = (await store.process()) ?? {};
  const outage = outageUntil(clock.now(), lastTick);
  if (outage) await everywhere(parts, (work) => extendAfterOutage(work, outage));
  if (pause === undefined) await runJobs(parts, doubtfulUntil);
  if (outage) await everywhere(parts, (work) => accountForOutage(work, outage));
  await store.ticked(clock.now());
}

async function runJobs(parts: ClockworkParts, doubtfulUntil: number): Promise<void> {
  const { store, clock, log } = parts;
  const failed = new Set<number>();
  for (;;) {
    const now = clock.now();
    const job = await store.look((db) => nextDue(db, now));
    if (job === undefined || failed.has(job.id)) break;
    try {
      await store.transact((db) => runOne(db, job, now, parts, doubtfulUntil));
    } catch (error) {
      failed.add(job.id);
      log.error({ err: error, job: job.key }, "a job failed");
      await store.transact((db) =>
        repositories(db, job.territoryId).jobs.postpone(job.id, now + RETRY_AFTER),
      );
    }
  }
}

async function everywhere(
  { store, territories, clock }: ClockworkParts,
  act: (work: Work) => Promise<void>,
): Promise<void> {
  for (const territory of territories.values())
    await store.act(territory.id, (repos) =>
      act({ territory, repos, now: clock.now(), member: undefined }),
    );
}

async function runOne(
  db: Executor,
  seen: Job,
  now: number,
  { territories, log }: ClockworkParts,
  doubtfulUntil: number,
): Promise<void> {
  const territory = territories.get(seen.territoryId);
  const kind = timetable[seen.kind];
  if (territory === undefined || kind === undefined)
    throw new Error(`nobody knows how to do ${seen.key}`);
  const repos = repositories(db, seen.territoryId);
  const due = { at: seen.dueAt, isDoubtful: seen.dueAt <= doubtfulUntil };
  const work: Work = { territory, repos, now, member: undefined, due };
  // Another process, or an act, may have been quicker.
  const job = await repos.jobs.stillPlanned(seen.id);
  if (job === undefined || job.dueAt > now) return;
  if (job.graceUntil !== null && now > job.graceUntil) {
    log.warn({ job: job.key }, "a job came too late and was skipped");
    await repos.jobs.skip(job.id, "too-late", now);
    await tell(work, await kind.responsible(work, job), {
      notice: "job-skipped",
      subjectId: job.id,
      occasion: "too-late",
    });
    await kind.afterSkip?.(work, job);
    return;
  }
  await kind.run(work, job);
  await repos.jobs.finish(job.id, now);
}
