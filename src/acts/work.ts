import type { Member } from "../domain/member.ts";
import type { Territory } from "../domain/territory.ts";
import type { VoiceId } from "../domain/voice.ts";
import { isLive, type Notice, siblings } from "../notices/kinds.ts";
import type { Delivery, Destination, Detail } from "../store/deliveries.ts";
import type { Repositories } from "../store/repositories.ts";
import { DAY } from "../when.ts";

/**
 * What an act works with: one territory, its data inside the act's transaction, the
 * time (epoch ms), and who acts (undefined: the clock).
 */
export interface Work {
  readonly territory: Territory;
  readonly repos: Repositories;
  readonly now: number;
  readonly member: Member | undefined;
  /** Of the job that is done: when it was due, and whether it may have been done before this database was restored. */
  readonly due?: { readonly at: number; readonly isDoubtful: boolean };
}

interface Owed {
  readonly notice: Notice;
  readonly subjectId: number;
  /** Tells one occasion from another about the same subject: a revision, a reminder's code. */
  readonly occasion: string;
  readonly detail?: Detail;
  /** Epoch ms; after it the message would be absurd. A week unless said. */
  readonly notAfter?: number;
  /** Epoch ms; held until then, and can be stopped. */
  readonly heldUntil?: number;
}

/** How long a message may wait for its platform unless someone said otherwise. */
const USUAL_WAIT = 7 * DAY;

/** Owes a message to each channel of a body. */
export async function post(work: Work, bodyId: number, owed: Owed): Promise<void> {
  for (const channel of await work.repos.channels.ofBody(bodyId))
    await owe(work, { channelId: channel.id }, owed);
}

/** Owes a direct message to each of these members. */
export async function tell(work: Work, memberIds: Iterable<number>, owed: Owed): Promise<void> {
  for (const memberId of new Set(memberIds)) await owe(work, { memberId }, owed);
}

/** Owes one message to one destination, once an occasion. */
export async function owe(work: Work, to: Destination, owed: Owed): Promise<void> {
  const { deliveries } = work.repos;
  const { notice, subjectId } = owed;
  const live = isLive(notice) && "channelId" in to;
  const destination = "channelId" in to ? whereIn(to) : `member-${to.memberId}`;
  const key = `${notice}:${subjectId}:${owed.occasion}:${destination}`;
  const isNew = await deliveries.owe(
    {
      key,
      notice,
      subjectId,
      detail: owed.detail ?? {},
      to,
      dueAt: owed.heldUntil ?? work.due?.at ?? work.now,
      notAfter: owed.notAfter ?? work.now + USUAL_WAIT,
      live,
      held: owed.heldUntil !== undefined,
      doubtful: work.due?.isDoubtful === true,
    },
    work.now,
  );
  if (isNew && live) await deliveries.retire(siblings(notice), subjectId, to.channelId, key);
}

/** The same event, whichever channel of its calendar speaks of it. */
const whereIn = ({ channelId, calendar }: Extract<Destination, { channelId: number }>): string =>
  calendar === undefined ? `channel-${channelId}` : `calendar-${calendar}`;

/** Brings the latest message about a subject in each channel up to date, by editing it in place. */
export async function refresh(work: Work, notice: Notice, subjectId: number): Promise<void> {
  const { deliveries } = work.repos;
  await edit(work, await deliveries.toRefresh(siblings(notice), subjectId, "live"));
}

/** The same for all messages of these kinds that were ever sent, direct ones included: what they say became wrong. */
export async function refreshAll(
  work: Work,
  notices: readonly Notice[],
  subjectId: number,
): Promise<void> {
  await edit(work, await work.repos.deliveries.toRefresh(notices, subjectId, "all"));
}

/** The same for what somebody, or a partner's people, were asked directly: they have answered. */
export async function refreshAsked(
  work: Work,
  notice: Notice,
  subjectId: number,
  voice: VoiceId,
): Promise<void> {
  await edit(work, await work.repos.deliveries.askedOf(notice, subjectId, voice));
}

async function edit(
  { repos: { deliveries }, now }: Work,
  messages: readonly Delivery[],
): Promise<void> {
  for (const message of messages) await deliveries.oweEdit(message, now + USUAL_WAIT, now);
}

/** Keeps what was done, by ids. */
export function record(
  work: Work,
  act: string,
  subject: string,
  subjectId: number,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return work.repos.audit.record({
    at: work.now,
    actorId: work.member?.id ?? null,
    act,
    subject,
    subjectId,
    detail,
  });
}

/** The people who must know when something about a body goes wrong: its animation, else the coordination. */
export async function responsible(work: Work, bodyId: number): Promise<readonly number[]> {
  const body = await work.repos.bodies.get(bodyId);
  const animation = await work.repos.bodies.animatorMembers(body.id);
  if (animation.length > 0) return animation;
  if (body.parentId !== null) return responsible(work, body.parentId);
  return coordination(work);
}

export async function coordination(work: Work): Promise<readonly number[]> {
  return (await work.repos.members.coordinators()).map((member) => member.id);
}
