import type { Generated } from "kysely";

type Id = Generated<number>;

export interface MeetingTable {
  id: Id;
  territory_id: number;
  number: number;
  body_id: number;
  title: string | null;
  wall: string;
  zone: string;
  starts_at: number;
  minutes: number | null;
  place: string | null;
  revision: Generated<number>;
  state: "planned" | "cancelled";
  cancelled_at: number | null;
  cancel_reason: string | null;
  poll_id: number | null;
  occurrence: string | null;
  created_by: number | null;
  created_at: number;
}

export interface AgendaItemTable {
  id: Id;
  meeting_id: number;
  position: number;
  text: string;
  proposed_by: number | null;
}

export interface RsvpTable {
  id: Id;
  meeting_id: number;
  revision: number;
  member_id: number | null;
  partner_id: number | null;
  answer: "yes" | "maybe" | "no";
  via: "self" | "phone";
  noted_by: number | null;
  answered_at: number;
}
