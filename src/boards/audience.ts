import type { Body } from "../domain/body.ts";
import type { Partner } from "../store/partners.ts";
import type { Repositories } from "../store/repositories.ts";

/** Whom an announcement reaches, and whom it leaves to call. */
export interface Audience {
  /** How many people have an account where it is posted. */
  readonly people: number;
  /** Partners none of whose people have one, by name. */
  readonly toCall: readonly Partner[];
}

/**
 * Whom an announcement to a body reaches that is posted on these platforms. Everybody is
 * counted for the plenary; for another body its members, its animation, and the partners
 * whose answers came by telephone.
 */
export async function audienceOn(
  repos: Repositories,
  body: Body,
  platforms: ReadonlySet<string>,
): Promise<Audience> {
  const { announcements, partners } = repos;
  const isForAll = body.kind === "plenary";
  const readers = await announcements.readers(isForAll ? null : body.id);
  const reached = readers.filter(({ platform }) => platform !== null && platforms.has(platform));
  const spokenTo = new Set(reached.map(({ partnerId }) => partnerId));
  const beside = isForAll ? [] : await announcements.partnersBeside(body.id);
  const counted = new Set([...readers.map(({ partnerId }) => partnerId), ...beside]);
  return {
    people: new Set(reached.map(({ memberId }) => memberId)).size,
    toCall: (await partners.all()).filter(
      ({ id }) => (isForAll || counted.has(id)) && !spokenTo.has(id),
    ),
  };
}
