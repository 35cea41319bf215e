import { openHours } from "../calendar.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import { isUpcoming } from "../domain/meeting.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { Rhythm } from "../domain/rhythm.ts";
import { nextToSkip } from "../domain/rhythm-due.ts";
import { cancelMeeting } from "./meetings.ts";
import { planRhythm, rhythmPast } from "./rhythm-jobs.ts";
import { record, type Work } from "./work.ts";

/** Sets when a body meets. An occurrence that was to be skipped was one of the former rhythm. */
export async function setRhythm(work: Work, body: Body, rhythm: Rhythm): Promise<Body | Refusal> {
  if (body.kind === "plenary") return refuse("commission.plenary-rhythm", { body: body.name });
  await work.repos.bodies.edit(body.id, { rhythm, rhythmSince: work.now, skips: null });
  await record(work, "body.rhythm-set", "body", body.id, { rhythm: rhythm.kind });
  return replanned(work, body);
}

/** Suspends a body's rhythm until it is resumed; what is planned stays planned. */
export async function pauseBody(work: Work, body: Body): Promise<Body | Refusal> {
  if (body.kind === "plenary") return refuse("commission.plenary-rhythm", { body: body.name });
  if (body.pausedAt !== null) return refuse("commission.paused", { body: body.name });
  await work.repos.bodies.edit(body.id, { pausedAt: work.now });
  await record(work, "body.paused", "body", body.id);
  return replanned(work, body);
}

export async function resumeBody(work: Work, body: Body): Promise<Body | Refusal> {
  if (body.pausedAt === null) return refuse("commission.not-paused", { body: body.name });
  await work.repos.bodies.edit(body.id, { pausedAt: null });
  await record(work, "body.resumed", "body", body.id);
  return replanned(work, body);
}

/** What became of an occurrence, and of the meeting that was planned for it. */
export interface Skipped {
  readonly body: Body;
  /** The day of the occurrence. */
  readonly day: string;
  readonly cancelled: Meeting | undefined;
}

/** Skips the next occurrence of a body's rhythm, its meeting included, or, where it was to be skipped, keeps it. */
export async function toggleSkip(work: Work, body: Body): Promise<Skipped | Refusal> {
  if (body.kind === "plenary") return refuse("commission.plenary-rhythm", { body: body.name });
  const { repos, now } = work;
  if (body.skips !== null) {
    await repos.bodies.edit(body.id, { skips: null });
    await record(work, "body.date-kept", "body", body.id, { day: body.skips });
    return { body: await replanned(work, body), day: body.skips, cancelled: undefined };
  }
  const next = nextToSkip(await rhythmPast(work, body), now, await openHours(work.territory));
  if (next === undefined)
    return refuse("commission.no-rhythm", { body: body.name, slug: body.slug });
  const cancelled = await giveUp(work, await repos.meetings.forOccurrence(body.id, next.day));
  if (isRefusal(cancelled)) return cancelled;
  await repos.bodies.edit(body.id, { skips: next.day });
  await record(work, "body.date-skipped", "body", body.id, { day: next.day });
  return { body: await replanned(work, body), day: next.day, cancelled };
}

/** Cancels the meeting of a skipped occurrence; kept again later, it is planned anew. */
async function giveUp(
  work: Work,
  meeting: Meeting | undefined,
): Promise<Meeting | Refusal | undefined> {
  if (meeting === undefined || !isUpcoming(meeting, work.now)) return undefined;
  await work.repos.meetings.serve(meeting.id, null);
  const told = await cancelMeeting(work, meeting, undefined);
  return isRefusal(told) ? told : told.meeting;
}

async function replanned(work: Work, { id }: Body): Promise<Body> {
  await planRhythm(work, id);
  return work.repos.bodies.get(id);
}
