import type { Member } from "../domain/member.ts";
import type { Voice } from "../domain/poll.ts";
import type { VoiceId } from "../domain/voice.ts";
import type { Partner } from "../store/partners.ts";
import type { Work } from "./work.ts";

/** For whom an answer is noted that came by telephone. */
export type OnBehalf = { readonly member: Member } | { readonly partner: Partner };

/** What someone's own answer counts as. */
export function ownVoice(voice: Voice, { id, delegation }: Member): VoiceId {
  return voice === "partner" && delegation ? { partnerId: delegation.partnerId } : { memberId: id };
}

/**
 * What an answer noted for someone counts as. Where members count, a partner's answer is
 * that of its one person in the body, if there is just one: a voice is never counted twice.
 */
export async function voiceFor(
  work: Work,
  bodyId: number,
  voice: Voice,
  behalf: OnBehalf,
): Promise<VoiceId> {
  if ("member" in behalf) return ownVoice(voice, behalf.member);
  const { id } = behalf.partner;
  if (voice === "partner") return { partnerId: id };
  const members = await work.repos.members.ofBody(bodyId);
  const [only, ...others] = members.filter((member) => member.delegation?.partnerId === id);
  return only === undefined || others.length > 0 ? { partnerId: id } : { memberId: only.id };
}

/** The people to tell what was noted for them. */
export async function peopleOf(work: Work, behalf: OnBehalf): Promise<readonly number[]> {
  if ("member" in behalf) return [behalf.member.id];
  return (await work.repos.members.delegatesOf(behalf.partner.id)).map((member) => member.id);
}
