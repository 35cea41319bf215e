import type { Generated } from "kysely";
import type { Flag } from "../codec.ts";

type Id = Generated<number>;

export interface TerritoryTable {
  id: Id;
  slug: string;
  name: string;
  zone: string;
  language: "fr" | "en";
  holidays: string | null;
  school_zone: string | null;
  coordinated_by: number | null;
  created_at: number;
}

export interface PartnerTable {
  id: Id;
  territory_id: number;
  number: number;
  name: string;
  key: string;
  kind: "association" | "institution";
  signatory: Flag;
  email: string | null;
  phone: string | null;
  archived_at: number | null;
}

export interface MemberTable {
  id: Id;
  territory_id: number;
  number: number;
  name: string;
  inhabitant: Generated<Flag>;
  language: "fr" | "en" | null;
  reminders: Generated<Flag>;
  created_at: number;
}

export interface DelegationTable {
  member_id: number;
  territory_id: number;
  partner_id: number;
  created_at: number;
  confirmed_at: number | null;
  confirmed_by: number | null;
}

export interface IdentityTable {
  id: Id;
  territory_id: number;
  member_id: number;
  platform: string;
  scope: string;
  user_id: string;
  name: string;
  seen_at: number;
}

export interface CoordinatorTable {
  member_id: number;
  territory_id: number;
  granted_at: number;
}

export interface CoordinationCodeTable {
  territory_id: number;
  digest: string;
  created_at: number;
  used_at: number | null;
}

export interface BodyTable {
  id: Id;
  territory_id: number;
  slug: string;
  name: string;
  kind: "commission" | "committee" | "plenary";
  parent_id: number | null;
  animated_by: string | null;
  rhythm: Generated<string>;
  reminders: string | null;
  paused_at: number | null;
  /** Epoch ms. */
  rhythm_since: number | null;
  /** The day of the occurrence that is skipped. */
  skips: string | null;
  created_at: number;
  archived_at: number | null;
}

export interface AnimationTable {
  id: Id;
  territory_id: number;
  body_id: number;
  partner_id: number | null;
  member_id: number | null;
}

export interface BodyMemberTable {
  body_id: number;
  member_id: number;
  territory_id: number;
  joined_at: number;
}

export interface ChannelTable {
  id: Id;
  territory_id: number;
  body_id: number;
  platform: string;
  scope: string;
  address: string;
  name: string;
  barred: Generated<string | null>;
  lacks: Generated<string>;
  calendar: Generated<string | null>;
  bound_at: number;
  unbound_at: number | null;
}
