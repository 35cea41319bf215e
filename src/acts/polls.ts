import { openHours } from "../calendar.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import {
  checkDates,
  checkDeadline,
  counted,
  offered,
  type Poll,
  type PollOption,
  usualDeadline,
  type Verdict,
  type Voice,
  verdict,
} from "../domain/poll.ts";
import { nextOpen } from "../domain/quiet-hours.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { HOUR, hasHour, instantOf, type Slot, startOf, type WallTime } from "../when.ts";
import { electorate } from "./electorate.ts";
import { planMeeting } from "./meetings.ts";
import { post, record, refresh, responsible, tell, type Work } from "./work.ts";

const NUDGE_BEFORE = 48 * HOUR;
const NUDGE_GRACE = 2 * HOUR;
const POLL_JOBS = ["poll-nudge", "poll-closing"];

export interface PollPlan {
  readonly body: Body;
  readonly kind: "dates" | "choice";
  readonly title: string;
  readonly proposals: readonly PollOption["proposal"][];
  readonly deadline?: WallTime | undefined;
  readonly place?: string | undefined;
  readonly voice?: Voice | undefined;
  readonly several?: boolean;
  readonly secret?: boolean;
  readonly plansMeeting: boolean;
  readonly occurrence?: string;
}

/** Opens a poll: it is posted in each channel of its body, and closes by itself at its deadline. */
export async function openPoll(work: Work, plan: PollPlan): Promise<Poll | Refusal> {
  const { repos, now, territory, member } = work;
  const slots = slotsOf(plan.proposals);
  const starts = slots.map((slot) => startOf(slot, territory.zone));
  const first = starts.length === 0 ? undefined : Math.min(...starts);
  // Also the usual one: with a date that begins in a minute there is no time to answer.
  const deadline = plan.deadline ?? usualDeadline(now, territory.zone, first);
  const bad = checkDates(slots, plan.plansMeeting) ?? checkDeadline(deadline, now, slots);
  if (bad) return bad;
  const poll = await repos.polls.add(
    {
      bodyId: plan.body.id,
      kind: plan.kind,
      title: plan.title,
      several: plan.several ?? false,
      secret: plan.secret ?? false,
      voice: plan.voice ?? "member",
      plansMeeting: plan.plansMeeting,
      place: plan.place ?? null,
      deadline,
      createdBy: member?.id ?? null,
      occurrence: plan.occurrence ?? null,
      proposals: plan.proposals,
    },
    now,
  );
  await planPollJobs(work, poll);
  await record(work, "poll.opened", "poll", poll.id, { options: poll.options.length });
  await post(work, poll.bodyId, {
    notice: "poll",
    subjectId: poll.id,
    occasion: "opened",
    notAfter: poll.deadlineAt,
  });
  return poll;
}

function slotsOf(proposals: PollPlan["proposals"]): readonly Slot[] {
  return proposals.flatMap((one) => ("label" in one ? [] : [one]));
}

async function planPollJobs(work: Work, poll: Poll): Promise<void> {
  const { jobs } = work.repos;
  await jobs.cancel(POLL_JOBS, poll.id, work.now);
  const suffix = `poll-${poll.id}:${poll.deadline.wall}`;
  const wanted = poll.deadlineAt - NUDGE_BEFORE;
  const nudgeAt = nextOpen(wanted, await openHours(work.territory));
  if (wanted > work.now && nudgeAt < poll.deadlineAt - NUDGE_GRACE)
    await jobs.plan({
      kind: "poll-nudge",
      key: `nudge:${suffix}`,
      subjectId: poll.id,
      dueAt: nudgeAt,
      graceUntil: poll.deadlineAt - NUDGE_GRACE,
    });
  await jobs.plan({
    kind: "poll-closing",
    key: `closing:${suffix}`,
    subjectId: poll.id,
    dueAt: poll.deadlineAt,
    graceUntil: null,
  });
}

export interface Closed {
  readonly poll: Poll;
  readonly verdict: Verdict;
  readonly meeting: Meeting | undefined;
}

/** Closes an open poll: its electorate is frozen, its ballots decide, or else the animation is asked. */
export async function closePoll(work: Work, poll: Poll): Promise<Closed | Refusal> {
  if (poll.state !== "open")
    return refuse("poll.closed", { number: poll.number, title: poll.title });
  const { repos, now } = work;
  const ballots = await repos.ballots.ofPoll(poll.id);
  const voices = await electorate(repos, poll, ballots);
  await repos.polls.edit(poll.id, { state: "tied", closedAt: now });
  await repos.ballots.freeze(poll.id, voices);
  await repos.jobs.cancel(POLL_JOBS, poll.id, now);
  const decision = verdict(poll, counted(poll, ballots), now);
  await record(work, "poll.closed", "poll", poll.id, { outcome: decision.outcome });
  if (decision.outcome === "chosen") return decide(work, poll, decision.option, decision);

  await refresh(work, "poll", poll.id);
  await tell(work, await responsible(work, poll.bodyId), {
    notice: "poll-tie",
    subjectId: poll.id,
    occasion: `closed-${now}`,
    detail: { outcome: decision.outcome },
  });
  return { poll: await repos.polls.get(poll.id), verdict: decision, meeting: undefined };
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
  } else if (poll.state !== "tied")
    return refuse("poll.closed", { number: poll.number, title: poll.title });
  await record(work, "poll.decided", "poll", poll.id, { option: option.id });
  return decide(work, poll, option, { outcome: "chosen", option });
}

async function decide(
  work: Work,
  poll: Poll,
  option: PollOption,
  decision: Verdict,
): Promise<Closed | Refusal> {
  const { repos, now } = work;
  await repos.polls.edit(poll.id, { state: "closed", closedAt: now, chosenOptionId: option.id });
  const meeting = await meetingOf(work, poll, option);
  if (isRefusal(meeting)) return meeting;
  await refresh(work, "poll", poll.id);
  await post(work, poll.bodyId, { notice: "poll-outcome", subjectId: poll.id, occasion: "closed" });
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

/** Gives more time; a poll that waits for a decision takes votes again. */
export async function extendPoll(
  work: Work,
  poll: Poll,
  deadline: WallTime,
): Promise<Poll | Refusal> {
  if (poll.state !== "open" && poll.state !== "tied")
    return refuse("poll.closed", { number: poll.number, title: poll.title });
  const bad = checkDeadline(
    deadline,
    work.now,
    slotsOf(offered(poll).map((option) => option.proposal)),
  );
  if (bad) return bad;
  if (poll.state === "open" && instantOf(deadline) <= poll.deadlineAt)
    return refuse("poll.not-later", { deadline: poll.deadline });
  if (poll.state === "tied") await work.repos.ballots.unfreeze(poll.id);
  await work.repos.polls.edit(poll.id, { deadline, state: "open", closedAt: null });
  const extended = await work.repos.polls.get(poll.id);
  await planPollJobs(work, extended);
  await record(work, "poll.extended", "poll", poll.id, {
    from: poll.deadline.wall,
    to: deadline.wall,
  });
  await refresh(work, "poll", poll.id);
  await post(work, poll.bodyId, {
    notice: "poll-extended",
    subjectId: poll.id,
    occasion: deadline.wall,
    notAfter: extended.deadlineAt,
  });
  return extended;
}

/** Gives a poll up: nothing is planned, the answers are kept. */
export async function cancelPoll(work: Work, poll: Poll): Promise<Poll | Refusal> {
  if (poll.state !== "open" && poll.state !== "tied")
    return refuse("poll.closed", { number: poll.number, title: poll.title });
  await work.repos.polls.edit(poll.id, { state: "cancelled", closedAt: work.now });
  await work.repos.jobs.cancel(POLL_JOBS, poll.id, work.now);
  await record(work, "poll.cancelled", "poll", poll.id);
  await refresh(work, "poll", poll.id);
  await post(work, poll.bodyId, {
    notice: "poll-cancelled",
    subjectId: poll.id,
    occasion: "cancelled",
  });
  return work.repos.polls.get(poll.id);
}

export interface PollEdit {
  readonly title?: string | undefined;
  readonly place?: string | undefined;
  readonly add?: readonly PollOption["proposal"][] | undefined;
  readonly remove?: PollOption | undefined;
}

/** Corrects an open poll. Added options come last, so that no number changes its meaning. */
export async function editPoll(work: Work, poll: Poll, edit: PollEdit): Promise<Poll | Refusal> {
  const { repos, now } = work;
  if (poll.state !== "open")
    return refuse("poll.closed", { number: poll.number, title: poll.title });
  const added = edit.add ?? [];
  const proposals = [...poll.options.map((option) => option.proposal), ...added];
  const bad =
    checkDates(slotsOf(proposals), poll.plansMeeting) ??
    checkDeadline(poll.deadline, now, slotsOf(added));
  if (bad) return bad;
  if (edit.remove !== undefined) {
    if (offered(poll).length + added.length <= 2) return refuse("poll.too-few-options");
    await repos.polls.withdrawOption(edit.remove.id, now);
  }
  if (added.length > 0)
    await repos.polls.addOptions(poll.id, added, poll.options.length + 1, poll.deadline.zone);
  if (edit.title !== undefined || edit.place !== undefined)
    await repos.polls.edit(poll.id, {
      ...(edit.title !== undefined && { title: edit.title }),
      ...(edit.place !== undefined && { place: edit.place }),
    });
  await record(work, "poll.edited", "poll", poll.id, {
    added: added.length,
    removed: edit.remove?.id ?? null,
  });
  await refresh(work, "poll", poll.id);
  return repos.polls.get(poll.id);
}
