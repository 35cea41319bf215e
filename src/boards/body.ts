import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import type { Animator } from "../store/bodies.ts";
import type { Channel } from "../store/channels.ts";
import type { Repositories } from "../store/repositories.ts";
import { type Named, nameVoices } from "./names.ts";

/** A body as it stands, ready to be shown. */
export interface BodyBoard {
  readonly body: Body;
  /** The commission that a committee belongs to. */
  readonly parent: Body | undefined;
  readonly committees: readonly Body[];
  readonly animators: readonly Animator[];
  readonly members: number;
  readonly who: Named;
  /** Whether the one who asks is a member. */
  readonly isIn: boolean;
  readonly next: Meeting | undefined;
  readonly channels: readonly Channel[];
}

/** Reads all that is shown of a body to this member (undefined: someone unknown). */
export async function bodyBoard(
  repos: Repositories,
  body: Body,
  asker: Member | undefined,
  now: number,
): Promise<BodyBoard> {
  const members = await repos.members.ofBody(body.id);
  const voices = members.map(({ id }) => ({ memberId: id }));
  const [next] = await repos.meetings.upcoming(now, 1, body.id);
  const committees = (await repos.bodies.all()).filter((one) => one.parentId === body.id);
  return {
    body,
    parent: body.parentId === null ? undefined : await repos.bodies.byId(body.parentId),
    committees,
    animators: await repos.bodies.animators(body.id),
    members: members.length,
    who: (await nameVoices(repos, voices))(voices),
    isIn: members.some((member) => member.id === asker?.id),
    next,
    channels: await repos.channels.ofBody(body.id),
  };
}

/** A body among others. */
export interface BodyLine {
  readonly body: Body;
  readonly members: number;
  readonly next: Meeting | undefined;
}

/** Every body that meets, with its next meeting, in three reads. */
export async function bodyLines(repos: Repositories, now: number): Promise<readonly BodyLine[]> {
  const counts = await repos.bodies.memberCounts();
  const next = new Map(
    (await repos.meetings.nextOfEach(now)).map((meeting) => [meeting.bodyId, meeting]),
  );
  return (await repos.bodies.all()).map((body) => ({
    body,
    members: counts.get(body.id) ?? 0,
    next: next.get(body.id),
  }));
}
