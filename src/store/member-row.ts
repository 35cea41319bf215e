import { sql } from "kysely";
import type { Member } from "../domain/member.ts";
import { isSet } from "./codec.ts";
import { compiledOnce } from "./compiled.ts";
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

/** All of these ids, given as JSON: SQLite binds at most 32,766 values, and prepares a statement for each length of a list. */
export const membersAmong = compiledOnce((db, given: { territory: number; ids: string }) =>
  membersWithPartner(db)
    .where("member.territory_id", "=", given.territory)
    .where("member.id", "in", sql<number>`(select value from json_each(${given.ids}))`),
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
