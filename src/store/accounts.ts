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

interface GivenUse extends GivenAccount {
  readonly name: string;
  readonly now: number;
  /** What was noted before this is out of date. */
  readonly lately: number;
}

/** This account was used now, under this name: written where that tells more than what was noted lately. */
export const accountSeen = compiledOnce((db, given: GivenUse) =>
  db
    .updateTable("identity")
    .set({ seen_at: given.now, name: given.name })
    .where("territory_id", "=", given.territory)
    .where("platform", "=", given.platform)
    .where("scope", "=", given.scope)
    .where("user_id", "=", given.userId)
    .where((eb) =>
      eb.or([
        eb("name", "<>", given.name),
        eb("seen_at", "<", given.lately),
        eb("seen_at", ">", given.now),
        // Which account somebody used last is known exactly: they are written to there.
        eb.exists(
          eb
            .selectFrom("identity as other")
            .select("other.id")
            .whereRef("other.member_id", "=", "identity.member_id")
            .whereRef("other.seen_at", ">=", "identity.seen_at")
            .whereRef("other.id", "<>", "identity.id"),
        ),
      ]),
    ),
);
