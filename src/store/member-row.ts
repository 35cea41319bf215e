import type { Member } from "../domain/member.ts";
import { isSet } from "./codec.ts";

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
