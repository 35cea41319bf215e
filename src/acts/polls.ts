import { isDeepStrictEqual } from "node:util";
import type { Body } from "../domain/body.ts";
import {
  checkDates,
  checkDeadline,
  offered,
  type Poll,
  type PollOption,
  refuseClosed,
  usualDeadline,
  type Voice,
} from "../domain/poll.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { instantOf, type Slot, startOf, type WallTime } from "../when.ts";
import { cancelPollJobs, planPollJobs } from "./poll-jobs.ts";
import { showPoll } from "./poll-messages.ts";
import { post, record, type Work } from "./work.ts";

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
  const { repos, now, member } = work;
  const slots = slotsOf(plan.proposals);
  const deadline = pollDeadline(work, slots, plan.deadline);
  // Also the usual one: with a date that begins in a minute there is no time to answer.
  const bad = checkDates(slots, plan.plansMeeting) ?? checkDeadline(deadline, now, slots);
  if (bad) return bad;
  const twin = (await repos.polls.inState("open", plan.body.id)).find((one) => asksSame(one, plan));
  if (twin !== undefined)
    return refuse("poll.same-open", { number: twin.number, title: twin.title });
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

/** Whether an open poll is the one that is about to be opened: a button that was pressed twice opens one. */
function asksSame({ kind, title, options }: Poll, plan: PollPlan): boolean {
  return (
    kind === plan.kind &&
    title === plan.title &&
    isDeepStrictEqual(
      options.map(({ proposal }) => proposal),
      plan.proposals,
    )
  );
}

/** When a poll of these dates closes: as somebody said, or as usual. */
export function pollDeadline(
  { now, territory }: Pick<Work, "now" | "territory">,
  slots: readonly Slot[],
  said: WallTime | undefined,
): WallTime {
  const starts = slots.map((slot) => startOf(slot, territory.zone));
  const first = starts.length === 0 ? undefined : Math.min(...starts);
  return said ?? usualDeadline(now, territory.zone, first);
}

/** The dates among what is proposed. */
export function slotsOf(proposals: PollPlan["proposals"]): readonly Slot[] {
  return proposals.flatMap((one) => ("label" in one ? [] : [one]));
}

/** Gives more time; a poll that waits for a decision takes votes again. */
export async function extendPoll(
  work: Work,
  poll: Poll,
  deadline: WallTime,
  why: "asked" | "outage" = "asked",
): Promise<Poll | Refusal> {
  if (poll.state !== "open" && poll.state !== "tied") return refuseClosed(poll);
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
    why,
  });
  await showPoll(work, poll);
  await post(work, poll.bodyId, {
    notice: "poll-extended",
    subjectId: poll.id,
    // A poll that was closed meanwhile may be given the same time again.
    occasion: `${deadline.wall}-at-${work.now}`,
    detail: { why },
    notAfter: extended.deadlineAt,
  });
  return extended;
}

/** Gives a poll up: nothing is planned, the answers are kept. */
export async function cancelPoll(
  work: Work,
  poll: Poll,
  why: "given-up" | "undecided" = "given-up",
): Promise<Poll | Refusal> {
  if (poll.state !== "open" && poll.state !== "tied") return refuseClosed(poll);
  await work.repos.polls.edit(poll.id, { state: "cancelled", closedAt: work.now });
  await cancelPollJobs(work, poll);
  await record(work, "poll.cancelled", "poll", poll.id);
  await showPoll(work, poll);
  await post(work, poll.bodyId, {
    notice: "poll-cancelled",
    subjectId: poll.id,
    occasion: "cancelled",
    detail: { why },
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
  if (poll.state !== "open") return refuseClosed(poll);
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
  await showPoll(work, poll);
  return repos.polls.get(poll.id);
}
