import type { Body } from "../domain/body.ts";
import type { Attendance, Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import { type Poll, takesVotes } from "../domain/poll.ts";
import type { Standing } from "../domain/rights.ts";
import type { Repositories } from "../store/repositories.ts";

/** A meeting to come, as it stands for one person. */
export interface OwnMeeting {
  readonly meeting: Meeting;
  /** What they said, or what was noted for the partner that they speak for. */
  readonly answer: Attendance | undefined;
}

/** What concerns one person, ready to be shown to them. */
export interface PersonBoard {
  readonly member: Member;
  readonly standing: Standing;
  readonly bodies: readonly Body[];
  readonly animates: readonly Body[];
  /** Open polls of their bodies that have no answer of theirs, or of the partner that they vote for. */
  readonly waiting: readonly Poll[];
  readonly meetings: readonly OwnMeeting[];
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
    standing,
    bodies,
    animates: (await repos.bodies.all()).filter((body) => standing.animates.has(body.id)),
    waiting: await unanswered(repos, member, open),
    meetings: await answersTo(repos, member, meetings.slice(0, SHOWN)),
  };
}

/** What this member (undefined: someone unknown) has said of each of these meetings. */
export function answersTo(
  { rsvps }: Repositories,
  member: Member | undefined,
  meetings: readonly Meeting[],
): Promise<readonly OwnMeeting[]> {
  const partnerId = member?.delegation?.partnerId;
  return Promise.all(
    meetings.map(async (meeting) => {
      const given = member === undefined ? [] : await rsvps.of(meeting);
      const own =
        given.find((one) => one.memberId === member?.id) ??
        given.find((one) => one.partnerId !== null && one.partnerId === partnerId);
      return { meeting, answer: own?.answer };
    }),
  );
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
export async function hasAnswered(
  { ballots }: Repositories,
  { id, delegation }: Member,
  poll: Poll,
): Promise<boolean> {
  const own = await ballots.of(poll.id, { memberId: id });
  if (own !== undefined && own.answers.size > 0) return true;
  const partners = delegation && (await ballots.of(poll.id, { partnerId: delegation.partnerId }));
  return partners != null && partners.answers.size > 0;
}
