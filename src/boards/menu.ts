import type { Body } from "../domain/body.ts";
import type { Member } from "../domain/member.ts";
import { type Poll, takesVotes } from "../domain/poll.ts";
import { NOBODY, type Standing } from "../domain/rights.ts";
import type { Pause } from "../store/health.ts";
import type { Job } from "../store/jobs.ts";
import type { Repositories } from "../store/repositories.ts";
import { DAY } from "../when.ts";
import { type Ledger, latestLedgers } from "./ledger.ts";
import { type JobSubject, jobSubject } from "./outage.ts";
import { answersTo, hasAnswered, type OwnMeeting } from "./person.ts";

/** What the channel of a body offers to whoever asks there. */
export interface ChannelMenu {
  readonly body: Body;
  readonly member: Member | undefined;
  readonly standing: Standing;
  /** Whether they are a member of the body. */
  readonly isIn: boolean;
  readonly next: OwnMeeting | undefined;
  readonly polls: readonly { readonly poll: Poll; readonly isAnswered: boolean }[];
}

const POLLS = 5;

/** Reads what this member (undefined: someone unknown) can do in a body's channel. */
export async function channelMenu(
  repos: Repositories,
  body: Body,
  member: Member | undefined,
  now: number,
): Promise<ChannelMenu> {
  const upcoming = await repos.meetings.upcoming(now, 1, body.id);
  const [next] = await answersTo(repos, member, upcoming);
  const open = await repos.polls.inState("open", body.id);
  const polls = open.filter((poll) => takesVotes(poll, now)).slice(0, POLLS);
  const bodies = member === undefined ? [] : await repos.bodies.ofMember(member.id);
  return {
    body,
    member,
    standing: member === undefined ? NOBODY : await repos.members.standing(member.id),
    isIn: bodies.some(({ id }) => id === body.id),
    next,
    polls: await Promise.all(
      polls.map(async (poll) => ({
        poll,
        isAnswered: member !== undefined && (await hasAnswered(repos, member, poll)),
      })),
    ),
  };
}

/** What the coordination looks after. */
export interface Desk {
  readonly pause: Pause | undefined;
  readonly ledgers: readonly Ledger[];
  /** What will surely be said next by the clock. */
  readonly next: { readonly job: Job; readonly subject: JobSubject } | undefined;
}

const ANNOUNCEMENTS = 3;
const AHEAD = 14 * DAY;
/** The others say something only where there is something to say. */
const SURE: ReadonlySet<string> = new Set(["meeting-reminder", "poll-closing"]);

/** Reads what the coordination looks after; nothing is rehearsed for that. */
export async function desk(repos: Repositories, now: number): Promise<Desk> {
  const planned = await repos.jobs.planned(now + AHEAD);
  const job = planned.find(({ kind, dueAt }) => dueAt > now && SURE.has(kind));
  return {
    pause: await repos.health.pause(),
    ledgers: await latestLedgers(repos, ANNOUNCEMENTS),
    next: job && { job, subject: await jobSubject(repos, job.kind, job.subjectId) },
  };
}
