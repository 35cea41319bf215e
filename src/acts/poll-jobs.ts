import { openHours } from "../calendar.ts";
import { decisionTimes, type Poll, type PollOption } from "../domain/poll.ts";
import { nextOpen } from "../domain/quiet-hours.ts";
import { HOUR } from "../when.ts";
import type { Work } from "./work.ts";

const NUDGE_BEFORE = 48 * HOUR;
const NUDGE_GRACE = 2 * HOUR;
const POLL_JOBS = ["poll-nudge", "poll-closing", "poll-decision"];

/** Plans the nudge and the closing of an open poll, in place of any planned before. */
export async function planPollJobs(work: Work, poll: Poll): Promise<void> {
  const { jobs } = work.repos;
  await cancelPollJobs(work, poll);
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

/**
 * Plans what happens to a poll that its animation must decide and does not: the others are
 * asked, then the clock decides. Gives when it will (epoch ms).
 */
export async function planDecision(
  work: Work,
  poll: Poll,
  between: readonly PollOption[],
): Promise<number> {
  const hours = await openHours(work.territory);
  const times = decisionTimes(between, work.now, hours.zone);
  const undisturbing = (instant: number) => {
    const open = nextOpen(instant, hours);
    return open < times.tooLate ? open : instant;
  };
  const decidesAt = undisturbing(times.decideAt);
  for (const [step, dueAt] of [
    ["ask", undisturbing(times.askAt)],
    ["decide", decidesAt],
  ] as const)
    await work.repos.jobs.plan({
      kind: "poll-decision",
      key: `decision:poll-${poll.id}:closed-${work.now}:${step}`,
      subjectId: poll.id,
      detail: { step, closed: work.now, decidesAt },
      dueAt,
      graceUntil: null,
    });
  return decidesAt;
}

/** Takes back what was planned for a poll that is closed, decided or given up. */
export function cancelPollJobs(work: Work, poll: Poll): Promise<void> {
  return work.repos.jobs.cancel(POLL_JOBS, poll.id, work.now);
}
