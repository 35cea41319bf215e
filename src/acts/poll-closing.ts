import type { Meeting } from "../domain/meeting.ts";
import {
  counted,
  earliestBest,
  type Poll,
  type PollOption,
  refuseClosed,
  type Verdict,
  verdict,
} from "../domain/poll.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { hasHour, instantOf } from "../when.ts";
import { electorate } from "./electorate.ts";
import { planMeeting } from "./meetings.ts";
import { cancelPollJobs, planDecision } from "./poll-jobs.ts";
import { showPoll } from "./poll-messages.ts";
import { cancelPoll } from "./polls.ts";
import { post, record, responsible, tell, type Work } from "./work.ts";

export interface Closed {
  readonly poll: Poll;
  readonly verdict: Verdict;
  readonly meeting: Meeting | undefined;
  /** When the clock decides, if people do not (epoch ms). */
  readonly decidesAt?: number;
}

/** Closes an open poll: its electorate is frozen, its ballots decide, or else the animation is asked. */
export async function closePoll(work: Work, poll: Poll): Promise<Closed | Refusal> {
  if (poll.state !== "open") return refuseClosed(poll);
  const { repos, now } = work;
  const ballots = await repos.ballots.ofPoll(poll.id);
  const voices = await electorate(repos, poll, ballots);
  await repos.polls.edit(poll.id, { state: "tied", closedAt: now });
  await repos.ballots.freeze(poll.id, voices);
  await cancelPollJobs(work, poll);
  const decision = verdict(poll, counted(poll, ballots), now);
  await record(work, "poll.closed", "poll", poll.id, { outcome: decision.outcome });
  if (decision.outcome === "chosen") return decide(work, poll, decision.option, decision);

  const decidesAt = await planDecision(work, poll, decision.between);
  await showPoll(work, poll);
  const tied = await repos.polls.get(poll.id);
  await askToDecide(work, tied, await firstAsked(work, tied), decision.outcome, {
    closed: now,
    decidesAt,
  });
  return { poll: tied, verdict: decision, meeting: undefined, decidesAt };
}

/** Whoever closed it, or asked for it, where they may decide; else all who may. */
async function firstAsked(work: Work, poll: Poll): Promise<readonly number[]> {
  const may = await responsible(work, poll.bodyId);
  const first = [work.member?.id, poll.createdBy].find(
    (one) => typeof one === "number" && may.includes(one),
  );
  return typeof first === "number" ? [first] : may;
}

/** Asks these people to decide a poll; who was already asked since it closed is not asked again. */
export function askToDecide(
  work: Work,
  poll: Poll,
  people: Iterable<number>,
  outcome: string,
  { closed, decidesAt }: { readonly closed: number; readonly decidesAt: number },
): Promise<void> {
  return tell(work, people, {
    notice: "poll-tie",
    subjectId: poll.id,
    occasion: `closed-${closed}`,
    detail: { outcome, decidesAt },
  });
}

/** Settles a poll on an option that people chose among equals, or closes an open one on it. */
export async function decidePoll(
  work: Work,
  poll: Poll,
  option: PollOption,
): Promise<Closed | Refusal> {
  if (poll.state === "open") {
    const closed = await closePoll(work, poll);
    if (isRefusal(closed)) return closed;
    if (closed.poll.state === "closed") {
      if (closed.poll.chosenOptionId === option.id) return closed;
      return refuse("poll.clear-winner", { number: poll.number, title: poll.title });
    }
  } else if (poll.state !== "tied") return refuseClosed(poll);
  await record(work, "poll.decided", "poll", poll.id, { option: option.id });
  return decide(work, poll, option, { outcome: "chosen", option });
}

/** Decides a poll that nobody decided: the earliest of the best wins; one that nobody can come to is given up. */
export async function decideByClock(work: Work, poll: Poll): Promise<void> {
  const { repos, now } = work;
  const ballots = counted(poll, await repos.ballots.ofPoll(poll.id));
  const option = earliestBest(poll, ballots, now);
  const settled =
    option === undefined
      ? await cancelPoll(work, poll, "undecided")
      : await decide(work, poll, option, { outcome: "chosen", option }, "clock");
  if (isRefusal(settled)) throw new Error(`poll ${poll.number} is stuck: ${settled.refused}`);
}

async function decide(
  work: Work,
  poll: Poll,
  option: PollOption,
  decision: Verdict,
  by: "people" | "clock" = "people",
): Promise<Closed | Refusal> {
  const { repos, now } = work;
  await repos.polls.edit(poll.id, { state: "closed", closedAt: now, chosenOptionId: option.id });
  await cancelPollJobs(work, poll);
  const meeting = await meetingOf(work, poll, option);
  if (isRefusal(meeting)) return meeting;
  await showPoll(work, poll);
  await post(work, poll.bodyId, {
    notice: "poll-outcome",
    subjectId: poll.id,
    occasion: "closed",
    detail: { by },
  });
  return { poll: await repos.polls.get(poll.id), verdict: decision, meeting };
}

async function meetingOf(
  work: Work,
  poll: Poll,
  { proposal }: PollOption,
): Promise<Meeting | Refusal | undefined> {
  if (!poll.plansMeeting || "label" in proposal || !hasHour(proposal)) return undefined;
  const { bodies, meetings } = work.repos;
  const body = await bodies.get(poll.bodyId);
  // Planned by hand while the poll ran: the poll confirms it, and closes.
  const there = await meetings.plannedAt(body.id, instantOf(proposal));
  if (there !== undefined) return meetings.chosenBy(there.id, poll.id);
  return planMeeting(work, {
    body,
    when: proposal,
    title: poll.occurrence === null ? poll.title : undefined,
    place: poll.place ?? undefined,
    minutes: proposal.minutes,
    pollId: poll.id,
  });
}
