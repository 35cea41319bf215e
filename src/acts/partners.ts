import type { Member } from "../domain/member.ts";
import { partnerKey } from "../domain/partner.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { NewPartner, Partner } from "../store/partners.ts";
import { record, type Work } from "./work.ts";

export type PartnerDraft = Omit<NewPartner, "key">;

/** Adds a partner; another spelling of a name that is there counts as the same. */
export async function addPartner(work: Work, draft: PartnerDraft): Promise<Partner | Refusal> {
  const key = partnerKey(draft.name);
  const same = await work.repos.partners.byKey(key);
  if (same !== undefined) return refuse("partner.exists", { name: same.name, number: same.number });
  const partner = await work.repos.partners.add({ ...draft, key });
  await record(work, "partner.added", "partner", partner.id);
  return partner;
}

/** Changes what is given of a partner; an address or a number that is null is taken back. */
export async function editPartner(
  work: Work,
  partner: Partner,
  change: Partial<PartnerDraft>,
): Promise<Partner | Refusal> {
  const changed = Object.keys(change);
  if (changed.length === 0) return refuse("partner.nothing-to-edit", { partner: partner.name });
  const key = change.name === undefined ? undefined : partnerKey(change.name);
  const same = key === undefined ? undefined : await work.repos.partners.byKey(key);
  if (same !== undefined && same.id !== partner.id)
    return refuse("partner.exists", { name: same.name, number: same.number });
  await work.repos.partners.edit(partner.id, { ...change, ...(key !== undefined && { key }) });
  // Which columns, not what they hold: what is personal stays where it can be erased.
  await record(work, "partner.edited", "partner", partner.id, { changed });
  return { ...partner, ...change };
}

/**
 * Takes a partner out of the network. Those who spoke for it no longer speak for anyone:
 * they are given back, to be told.
 */
export async function archivePartner(
  work: Work,
  partner: Partner,
): Promise<readonly Member[] | Refusal> {
  const { bodies, members, partners } = work.repos;
  const animated = await bodies.animatedBy(partner.id);
  const [first] = animated;
  if (first !== undefined)
    return refuse("partner.animates", {
      partner: partner.name,
      bodies: animated.map((body) => body.name),
      slug: first.slug,
    });
  const delegates = await members.delegatesOf(partner.id);
  for (const { id } of delegates) {
    await members.endDelegation(id);
    await record(work, "delegation.ended", "member", id, { partner: partner.id });
  }
  await partners.archive(partner.id, work.now);
  await record(work, "partner.archived", "partner", partner.id);
  return delegates;
}

export interface Sorted {
  readonly added: readonly PartnerDraft[];
  /** Names of partners that are there already: they are left as they are. */
  readonly known: readonly string[];
}

/** Tells the partners of a file that are new from those that are there. */
export async function sortDrafts(
  { repos }: Pick<Work, "repos">,
  drafts: readonly PartnerDraft[],
): Promise<Sorted> {
  const keys = new Set((await repos.partners.all()).map((partner) => partner.key));
  const isKnown = ({ name }: PartnerDraft) => keys.has(partnerKey(name));
  return {
    added: drafts.filter((draft) => !isKnown(draft)),
    known: drafts.filter(isKnown).map((draft) => draft.name),
  };
}

/** Adds all the partners of a file, as one act. */
export async function importPartners(work: Work, drafts: readonly PartnerDraft[]): Promise<void> {
  for (const { name, kind, signatory, email, phone } of drafts)
    await work.repos.partners.add({ name, kind, signatory, email, phone, key: partnerKey(name) });
  await record(work, "partner.imported", "territory", work.territory.id, { added: drafts.length });
}
