import { compiledOnce } from "./compiled.ts";
import { membersWithPartner } from "./member-row.ts";

interface GivenAccount {
  readonly territory: number;
  readonly platform: string;
  readonly scope: string;
  readonly userId: string;
}

/** The member whose account this is. */
export const memberOfAccount = compiledOnce((db, given: GivenAccount) =>
  membersWithPartner(db)
    .innerJoin("identity", "identity.member_id", "member.id")
    .where("identity.territory_id", "=", given.territory)
    .where("identity.platform", "=", given.platform)
    .where("identity.scope", "=", given.scope)
    .where("identity.user_id", "=", given.userId),
);

/** This account was used now, under this name. */
export const accountSeen = compiledOnce(
  (db, given: GivenAccount & { readonly name: string; readonly now: number }) =>
    db
      .updateTable("identity")
      .set({ seen_at: given.now, name: given.name })
      .where("territory_id", "=", given.territory)
      .where("platform", "=", given.platform)
      .where("scope", "=", given.scope)
      .where("user_id", "=", given.userId),
);
