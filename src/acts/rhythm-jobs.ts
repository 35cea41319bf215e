import { openHours } from "../calendar.ts";
import type { Body } from "../domain/body.ts";
import type { FrequencyRhythm } from "../domain/rhythm.ts";
import {
  intervalOf,
  isSkipOver,
  type RhythmDue,
  type RhythmPast,
  rhythmDue,
} from "../domain/rhythm-due.ts";
import { DAY, dayAt, HOUR, instantOf } from "../when.ts";
import type { Work } from "./work.ts";

const RHYTHM_JOB = "rhythm";
/** A poll that opens later than this leaves no time to meet when it was owed. */
const POLL_GRACE = 7 * DAY;
/** A meeting that is planned later than this before it begins surprises everybody. */
const LEAST_NOTICE = 24 * HOUR;
/** The meeting after which the next one is planned is not older. */
const LATELY = 7 * DAY;

/** What came of a body's rhythm so far. */
export async function rhythmPast(work: Work, body: Body): Promise<RhythmPast> {
  const { rhythm, skips } = body;
  const since = body.rhythmSince ?? work.now;
  const served = await (rhythm.kind === "frequency"
    ? soughtDays(work, body, rhythm)
    : plannedDays(work, body, since));
  return { rhythm, since, skips, ...served };
}

/**
 * The latest occurrences that are served; the last one planned before this rhythm was set.
 * What people cancelled was served, unless it was of a former rhythm.
 */
async function plannedDays({ repos, now, territory }: Work, { id }: Body, since: number) {
  const lately = dayAt(now - LATELY, territory.zone).day;
  const all = await repos.meetings.occurrences(id, lately);
  const counting = all.filter((one) => !one.isCancelled || one.createdAt >= since);
  const former = counting.findLast((one) => one.createdAt < since);
  return { served: counting.map(({ day }) => day), former: former?.day ?? null };
}

async function soughtDays({ repos, now }: Work, { id }: Body, rhythm: FrequencyRhythm) {
  const days = [
    await repos.polls.lastOccurrence(id),
    // One that is farther away than the interval leaves room for another before it.
    await repos.meetings.lastDay(id, now + intervalOf(rhythm)),
  ];
  return { served: days.filter((day) => day !== undefined).toSorted(), former: null };
}

/** What a body's rhythm asks for next, if anything. */
export async function rhythmAsks(work: Work, body: Body): Promise<RhythmDue | undefined> {
  if (body.pausedAt !== null) return undefined;
  return rhythmDue(await rhythmPast(work, body), work.now, await openHours(work.territory));
}

/** Takes back what a body's rhythm asks for. */
export function cancelRhythm({ repos, now }: Work, bodyId: number): Promise<void> {
  return repos.jobs.cancel([RHYTHM_JOB], bodyId, now);
}

/** Plans what a body's rhythm asks for next, in place of what it asked for before. */
export async function planRhythm(work: Work, bodyId: number): Promise<void> {
  const { repos, now, territory } = work;
  await cancelRhythm(work, bodyId);
  const body = await repos.bodies.byId(bodyId);
  if (body === undefined) return;
  if (body.skips !== null && isSkipOver(body.skips, now, territory.zone))
    await repos.bodies.edit(body.id, { skips: null });
  const due = await rhythmAsks(work, body);
  if (due === undefined) return;
  await repos.jobs.plan({
    kind: RHYTHM_JOB,
    // The same day may be asked for again, once it is no longer skipped.
    key: `rhythm:body-${body.id}:${dayOf(due)}:asked-${now}`,
    subjectId: body.id,
    detail: { asks: due.asks, day: dayOf(due) },
    dueAt: due.dueAt,
    graceUntil: graceOf(due),
  });
}

function dayOf(due: RhythmDue): string {
  return due.asks === "meeting" ? due.when.wall.slice(0, 10) : due.from.day;
}

function graceOf(due: RhythmDue): number {
  if (due.asks === "poll") return due.dueAt + POLL_GRACE;
  return Math.max(due.dueAt, instantOf(due.when) - LEAST_NOTICE);
}
