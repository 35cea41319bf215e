import type { Generated } from "kysely";
import type { Flag } from "../codec.ts";

type Id = Generated<number>;

export interface PollTable {
  id: Id;
  territory_id: number;
  number: number;
  body_id: number;
  kind: "dates" | "choice";
  title: string;
  several: Flag;
  secret: Flag;
  voice: "member" | "partner";
  plans_meeting: Flag;
  place: string | null;
  quorum: Generated<number>;
  deadline_wall: string;
  zone: string;
  deadline_at: number;
  state: "open" | "tied" | "closed" | "cancelled";
  chosen_option_id: number | null;
  occurrence: string | null;
  created_by: number | null;
  created_at: number;
  closed_at: number | null;
}

export interface PollOptionTable {
  id: Id;
  poll_id: number;
  position: number;
  label: string | null;
  wall: string | null;
  zone: string | null;
  starts_at: number | null;
  minutes: number | null;
  withdrawn_at: number | null;
}

export interface BallotTable {
  id: Id;
  poll_id: number;
  member_id: number | null;
  partner_id: number | null;
  cast_by: number | null;
  via: "self" | "phone";
  noted_by: number | null;
  cast_at: number;
}

export interface BallotAnswerTable {
  ballot_id: number;
  option_id: number;
  poll_id: number;
  answer: "yes" | "if-need-be" | "no";
}

export interface ElectorTable {
  poll_id: number;
  member_id: number | null;
  partner_id: number | null;
}
