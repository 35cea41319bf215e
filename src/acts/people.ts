import type { Member } from "../domain/member.ts";
import type { Partner } from "../store/partners.ts";
import { bringBallots } from "./votes.ts";
import { coordination, record, tell, type Work } from "./work.ts";

/** Someone says that they speak for a partner; the coordination is asked to confirm. */
export async function speakFor(work: Work, member: Member, partner: Partner): Promise<Member> {
  if (member.delegation?.partnerId === partner.id) return member;
  const spoken = await work.repos.members.speakFor(member.id, partner.id, work.now, null);
  await record(work, "delegation.claimed", "member", member.id, { partner: partner.id });
  await bringBallots(work, spoken);
  await tell(
    work,
    (await coordination(work)).filter((id) => id !== member.id),
    {
      notice: "delegation-claimed",
      subjectId: member.id,
      occasion: `partner-${partner.id}-${work.now}`,
    },
  );
  return spoken;
}

/** Someone says that they speak for no one: an inhabitant. */
export async function speakForNone(work: Work, member: Member): Promise<Member> {
  await record(work, "delegation.none", "member", member.id);
  return work.repos.members.speakForNone(member.id);
}

/** The coordination, or another delegate, confirms whom someone speaks for. */
export async function confirmDelegation(
  work: Work,
  member: Member,
  partner: Partner,
): Promise<Member> {
  const confirmed = await work.repos.members.speakFor(
    member.id,
    partner.id,
    work.now,
    work.member?.id ?? member.id,
  );
  await record(work, "delegation.confirmed", "member", member.id, { partner: partner.id });
  await bringBallots(work, confirmed);
  return confirmed;
}
