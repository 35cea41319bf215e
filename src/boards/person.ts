import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import { type Poll, takesVotes } from "../domain/poll.ts";
import type { Repositories } from "../store/repositories.ts";

/** What concerns one person, ready to be shown to them. */
export interface PersonBoard {
  readonly member: Member;
  readonly bodies: readonly Body[];
  readonly animates: readonly Body[];
  readonly coordinates: boolean;
  /** Open polls of their bodies that have no answer of theirs, or of the partner that they vote for. */
  readonly waiting: readonly Poll[];
  readonly meetings: readonly Meeting[];
}

const READ = 100;
const SHOWN = 5;

/** Reads all that is shown to a member about themselves. */
export async function personBoard(
  repos: Repositories,
  member: Member,
  now: number,
): Promise<PersonBoard> {
  const bodies = await repos.bodies.ofMember(member.id);
  const isMine = ({ bodyId }: { readonly bodyId: number }) =>
    bodies.some((body) => body.id === bodyId);
  const standing = await repos.members.standing(member.id);
  const open = (await repos.polls.inState("open")).filter(
    (poll) => isMine(poll) && takesVotes(poll, now),
  );
  const meetings = (await repos.meetings.upcoming(now, READ)).filter(isMine);
  return {
    member,
    bodies,
    animates: (await repos.bodies.all()).filter((body) => standing.animates.has(body.id)),
    coordinates: standing.coordinates,
    waiting: await unanswered(repos, member, open),
    meetings: meetings.slice(0, SHOWN),
  };
}

async function unanswered(
  repos: Repositories,
  member: Member,
  polls: readonly Poll[],
): Promise<readonly Poll[]> {
  const waiting: Poll[] = [];
  for (const poll of polls) if (!(await hasAnswered(repos, member, poll))) waiting.push(poll);
  return waiting;
}

/** What was noted by telephone for a partner answers for its people too. */
async function hasAnswered(
  { ballots }: Repositories,
  { id, delegation }: Member,
  poll: Poll,
): Promise<boolean> {
  const own = await ballots.of(poll.id, { memberId: id });
  if (own !== undefined && own.answers.size > 0) return true;
  const partners = delegation && (await ballots.of(poll.id, { partnerId: delegation.partnerId }));
  return partners != null && partners.answers.size > 0;
}
