import { electorate, silent } from "../acts/electorate.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import { counted, type Poll } from "../domain/poll.ts";
import type { Repositories } from "../store/repositories.ts";
import { DAY } from "../when.ts";
import { type Named, nameVoices } from "./names.ts";

const WEEK = 7 * DAY;
const LOOKS_AHEAD = 14 * DAY;
const MOST_MEETINGS = 5;

/** A poll that waits: for voices, or for a decision. */
interface WaitingPoll {
  readonly poll: Poll;
  readonly missing: number;
}

/** A commission's week. */
export interface DigestBoard {
  readonly body: Body;
  readonly newcomers: Named;
  readonly polls: readonly WaitingPoll[];
  readonly meetings: readonly Meeting[];
}

/** What there is to say of a body once a week, at `now` (epoch ms). */
export async function digestBoard(
  repos: Repositories,
  body: Body,
  now: number,
): Promise<DigestBoard> {
  const newcomers = await repos.bodies.joinedSince(body.id, now - WEEK);
  const voices = newcomers.map((memberId) => ({ memberId }));
  const open = await repos.polls.inState("open", body.id);
  const tied = await repos.polls.inState("tied", body.id);
  const meetings = await repos.meetings.upcoming(now, MOST_MEETINGS, body.id);
  return {
    body,
    newcomers: (await nameVoices(repos, voices))(voices),
    polls: await Promise.all(
      [...open.filter((poll) => isNews(poll, now)), ...tied].map((poll) => waiting(repos, poll)),
    ),
    meetings: meetings.filter(({ startsAt }) => startsAt < now + LOOKS_AHEAD),
  };
}

/** An open poll is told in the week after it opened, and in the one in which it closes: not each week between. */
function isNews({ openedAt, deadlineAt }: Poll, now: number): boolean {
  return openedAt > now - WEEK || deadlineAt < now + WEEK;
}

async function waiting(repos: Repositories, poll: Poll): Promise<WaitingPoll> {
  const ballots = await repos.ballots.ofPoll(poll.id);
  const voices = await electorate(repos, poll, ballots);
  return { poll, missing: silent(voices, counted(poll, ballots)).length };
}

/** A week with nothing but a meeting is left to the reminders. */
export function isWorthSaying({ newcomers, polls }: DigestBoard): boolean {
  return polls.length > 0 || newcomers.partners.length > 0 || newcomers.others > 0;
}
