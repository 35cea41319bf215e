import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import type { Poll } from "../domain/poll.ts";
import { calledAbout, isNotice } from "../notices/kinds.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Partner } from "../store/partners.ts";
import type { Repositories } from "../store/repositories.ts";

/** Someone who did not get a message, as far as can be known. */
export interface Unreached {
  readonly member: Member;
  /** The partner that they speak for. */
  readonly partner: Partner | undefined;
  /** Whether it may have arrived all the same. */
  readonly isUncertain: boolean;
}

/** Those to call because messages of one cause did not reach them, ready to be shown. */
export interface ToCallBoard {
  /** What they were to be told. */
  readonly notice: string;
  readonly about: { readonly meeting: Meeting } | { readonly poll: Poll };
  readonly people: readonly Unreached[];
}

/** Reads who is to be called about a meeting or a poll, whose messages have this cause. */
export async function toCallBoard(
  repos: Repositories,
  about: ToCallBoard["about"],
  cause: string,
): Promise<ToCallBoard> {
  const messages = await repos.deliveries.ofCause(cause);
  const lost = await stillLost(repos, messages);
  const members = await repos.members.byIds(lost.flatMap(({ memberId }) => memberId ?? []));
  const partners = new Map((await repos.partners.all()).map((one) => [one.id, one]));
  const people = lost.flatMap(({ memberId, state }) => {
    const member = members.get(memberId ?? 0);
    const partner = partners.get(member?.delegation?.partnerId ?? 0);
    return member === undefined ? [] : [{ member, partner, isUncertain: state === "uncertain" }];
  });
  return { notice: messages[0]?.notice ?? "", about, people };
}

/** Those that did not arrive, unless a later one about the same did. */
async function stillLost(
  { deliveries }: Repositories,
  messages: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const [first] = messages;
  if (first === undefined || !isNotice(first.notice)) return [];
  const stand = await deliveries.toRefresh(calledAbout(first.notice), first.subjectId, "all");
  const isTold = ({ id, memberId }: Delivery) =>
    stand.some((one) => one.memberId === memberId && one.id > id && one.state === "sent");
  return messages.filter(
    (message) => message.memberId !== null && isLost(message) && !isTold(message),
  );
}

function isLost({ state, reason }: Delivery): boolean {
  return (
    state === "failed" || state === "uncertain" || (state === "skipped" && reason === "too-late")
  );
}
