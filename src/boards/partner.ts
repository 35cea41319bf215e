import type { Body } from "../domain/body.ts";
import type { Member } from "../domain/member.ts";
import { may } from "../domain/rights.ts";
import type { Partner } from "../store/partners.ts";
import type { Repositories } from "../store/repositories.ts";

/** A partner as it stands, ready to be shown. */
export interface PartnerBoard {
  readonly partner: Partner;
  readonly animates: readonly Body[];
  readonly delegates: readonly Member[];
  /** Whether the one who asks may see its addresses and who speaks for it. */
  readonly inConfidence: boolean;
}

/** Reads all that is shown of a partner to this member (undefined: someone unknown). */
export async function partnerBoard(
  repos: Repositories,
  partner: Partner,
  asker: Member | undefined,
): Promise<PartnerBoard> {
  return {
    partner,
    animates: await repos.bodies.animatedBy(partner.id),
    delegates: await repos.members.delegatesOf(partner.id),
    inConfidence: asker !== undefined && (await mayCall(repos, asker)),
  };
}

/** Whoever runs a body, whichever it is, may have to call a partner. */
export async function mayCall(repos: Repositories, asker: Member): Promise<boolean> {
  const standing = await repos.members.standing(asker.id);
  return (await repos.bodies.all()).some((body) => may("partner contacts", standing, body));
}
