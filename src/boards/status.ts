import type { Place } from "../chat.ts";
import type { Channel } from "../store/channels.ts";
import type { Delivery, DeliveryState } from "../store/deliveries.ts";
import type { PlatformNote, ProcessNotes } from "../store/health.ts";
import type { Job } from "../store/jobs.ts";
import type { Repositories } from "../store/repositories.ts";
import { DAY, MINUTE } from "../when.ts";
import { type JobSubject, jobSubject } from "./outage.ts";

/** A message that went wrong, with where it was to go. */
export interface Trouble {
  readonly delivery: Delivery;
  readonly place: Place | undefined;
  /** The name of the member that it was for. */
  readonly member: string | undefined;
}

/** A platform as it was last seen; silent: its process has not been heard of lately, and the state may be wrong. */
export interface PlatformStatus extends PlatformNote {
  readonly isSilent: boolean;
  /** Until our account there lapses; -1: it has. */
  readonly daysLeft?: number;
}

/** How the house does, ready to be shown. */
export interface StatusBoard {
  /** Undefined when it never ran. */
  readonly notes: ProcessNotes | undefined;
  readonly late: number;
  /** Of what is late, what waits longest. */
  readonly oldest: { readonly job: Job; readonly subject: JobSubject } | undefined;
  readonly counts: ReadonlyMap<DeliveryState, number>;
  readonly trouble: readonly Trouble[];
  /** The channels in which nothing can be posted. */
  readonly barred: readonly Channel[];
  readonly platforms: readonly PlatformStatus[];
  readonly bytes: number;
}

/** What is due is looked for each minute: two are no delay. */
const LATE_AFTER = 2 * MINUTE;
/** A process that runs looks at its platforms each minute. */
export const SILENT_AFTER = 5 * MINUTE;

export async function statusBoard(repos: Repositories, now: number): Promise<StatusBoard> {
  const { counts, trouble } = await repos.deliveries.health();
  const places = await repos.channels.places(trouble.flatMap((one) => one.channelId ?? []));
  const members = await repos.members.byIds(trouble.flatMap((one) => one.memberId ?? []));
  const late = await repos.jobs.planned(now - LATE_AFTER);
  const [job] = late;
  const platforms = await repos.health.platforms();
  return {
    notes: await repos.health.process(),
    late: late.length,
    oldest: job && { job, subject: await jobSubject(repos, job.kind, job.subjectId) },
    counts,
    trouble: trouble.map((delivery) => ({
      delivery,
      place: places.get(delivery.channelId ?? 0),
      member: members.get(delivery.memberId ?? 0)?.name,
    })),
    barred: (await repos.channels.all()).filter(({ barred }) => barred !== null),
    platforms: platforms.map((one) => ({
      ...one,
      isSilent: now - one.seenAt > SILENT_AFTER,
      ...(one.lapsesAt !== undefined && { daysLeft: daysUntil(one.lapsesAt, now) }),
    })),
    bytes: await repos.health.size(),
  };
}

const daysUntil = (lapse: number, now: number): number =>
  Math.max(-1, Math.ceil((lapse - now) / DAY));
