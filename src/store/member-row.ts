import type { Member } from "../domain/member.ts";
import { isSet } from "./codec.ts";
import { compiledOnce, idsIn } from "./compiled.ts";
import type { Executor } from "./database.ts";

/** A member with whom they speak for, as one read gives both. */
export interface MemberRow {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly language: "fr" | "en" | null;
  readonly reminders: number;
  readonly inhabitant: number;
  readonly partner_id: number | null;
  readonly confirmed_at: number | null;
  readonly partner_name: string | null;
}

/** Members with whom they speak for. Each query says where it begins: the territory is a filter of that table. */
export function membersWithPartner(db: Executor) {
  return db
    .selectFrom("member")
    .leftJoin("delegation", "delegation.member_id", "member.id")
    .leftJoin("partner", "partner.id", "delegation.partner_id")
    .select([
      "member.id",
      "member.number",
      "member.name",
      "member.language",
      "member.reminders",
      "member.inhabitant",
      "delegation.partner_id",
      "delegation.confirmed_at",
      "partner.name as partner_name",
    ]);
}

interface GivenMembers {
  readonly territory: number;
  /** As JSON. */
  readonly ids: string;
}

export const membersAmong = compiledOnce((db, given: GivenMembers) =>
  membersWithPartner(db)
    .where("member.territory_id", "=", given.territory)
    .where("member.id", "in", idsIn(given.ids)),
);

/** Only whom they speak for; who speaks for none is absent. */
export const partnersOfMembers = compiledOnce((db, given: GivenMembers) =>
  db
    .selectFrom("delegation")
    .innerJoin("partner", "partner.id", "delegation.partner_id")
    .select(["delegation.member_id", "partner.name"])
    .where("delegation.territory_id", "=", given.territory)
    .where("delegation.member_id", "in", idsIn(given.ids)),
);

export const membersOfBody = compiledOnce((db, given: GivenBody) =>
  membersWithPartner(db)
    .innerJoin("body_member", "body_member.member_id", "member.id")
    .where("body_member.territory_id", "=", given.territory)
    .where("body_member.body_id", "=", given.bodyId)
    .orderBy("member.number"),
);

interface GivenBody {
  readonly territory: number;
  readonly bodyId: number;
}

const peopleOf = (db: Executor, given: GivenBody) =>
  db
    .selectFrom("body_member")
    .where("body_member.territory_id", "=", given.territory)
    .where("body_member.body_id", "=", given.bodyId);

/** Their ids alone, for counting: of a large body, to read who they are would take far longer. */
export const memberIdsOfBody = compiledOnce((db, given: GivenBody) =>
  peopleOf(db, given).select("member_id").orderBy("member_id"),
);

/** The partners that a body's members speak for, each once; whose member is the earliest first. */
export const partnerIdsOfBody = compiledOnce((db, given: GivenBody) =>
  peopleOf(db, given)
    .innerJoin("delegation", "delegation.member_id", "body_member.member_id")
    .select("delegation.partner_id")
    .groupBy("delegation.partner_id")
    .orderBy(({ fn }) => fn.min("body_member.member_id")),
);

export function toMember(row: MemberRow): Member {
  const { partner_id: partnerId, partner_name: partnerName } = row;
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    language: row.language,
    reminders: isSet(row.reminders),
    inhabitant: isSet(row.inhabitant),
    delegation:
      partnerId === null || partnerName === null
        ? null
        : { partnerId, partnerName, confirmed: row.confirmed_at !== null },
  };
}
