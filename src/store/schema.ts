import type { Generated, GeneratedAlways, Insertable, Selectable } from "kysely";
import type { Flag } from "./codec.ts";

type Id = Generated<number>;

interface TerritoryTable {
  id: Id;
  slug: string;
  name: string;
  zone: string;
  language: "fr" | "en";
  holidays: string | null;
  coordinated_by: number | null;
  created_at: number;
}

interface PartnerTable {
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

interface MemberTable {
  id: Id;
  territory_id: number;
  number: number;
  name: string;
  inhabitant: Generated<Flag>;
  language: "fr" | "en" | null;
  reminders: Generated<Flag>;
  created_at: number;
}

interface DelegationTable {
  member_id: number;
  territory_id: number;
  partner_id: number;
  created_at: number;
  confirmed_at: number | null;
  confirmed_by: number | null;
}

interface IdentityTable {
  id: Id;
  territory_id: number;
  member_id: number;
  platform: string;
  scope: string;
  user_id: string;
  name: string;
  seen_at: number;
}

interface CoordinatorTable {
  member_id: number;
  territory_id: number;
  granted_at: number;
}

interface CoordinationCodeTable {
  territory_id: number;
  digest: string;
  created_at: number;
  used_at: number | null;
}

interface BodyTable {
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
  skips_next: Generated<Flag>;
  created_at: number;
  archived_at: number | null;
}

interface AnimationTable {
  id: Id;
  territory_id: number;
  body_id: number;
  partner_id: number | null;
  member_id: number | null;
}

interface BodyMemberTable {
  body_id: number;
  member_id: number;
  territory_id: number;
  joined_at: number;
}

interface ChannelTable {
  id: Id;
  territory_id: number;
  body_id: number;
  platform: string;
  scope: string;
  address: string;
  name: string;
  bound_at: number;
  unbound_at: number | null;
}

interface PollTable {
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
  created_by: number | null;
  created_at: number;
  closed_at: number | null;
}

interface PollOptionTable {
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

interface BallotTable {
  id: Id;
  poll_id: number;
  member_id: number | null;
  partner_id: number | null;
  cast_by: number | null;
  via: "self" | "phone";
  noted_by: number | null;
  cast_at: number;
}

interface BallotAnswerTable {
  ballot_id: number;
  option_id: number;
  poll_id: number;
  answer: "yes" | "if-need-be" | "no";
}

interface ElectorTable {
  poll_id: number;
  member_id: number | null;
  partner_id: number | null;
}

interface MeetingTable {
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
  created_by: number | null;
  created_at: number;
}

interface AgendaItemTable {
  id: Id;
  meeting_id: number;
  position: number;
  text: string;
  proposed_by: number | null;
}

interface RsvpTable {
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

interface AnnouncementTable {
  id: Id;
  territory_id: number;
  number: number;
  text: string;
  body_id: number | null;
  held_until: number;
  stopped_at: number | null;
  corrects_id: number | null;
  created_by: number;
  created_at: number;
}

interface DeliveryTable {
  id: Id;
  territory_id: number;
  key: string;
  notice: string;
  subject_id: number;
  detail: string;
  channel_id: number | null;
  member_id: number | null;
  destination: GeneratedAlways<string>;
  edits_id: number | null;
  live: Generated<Flag>;
  state: "owed" | "held" | "sending" | "sent" | "failed" | "uncertain" | "skipped" | "replaced";
  reason: string | null;
  attempts: Generated<number>;
  due_at: number;
  attempt_at: number;
  not_after: number;
  created_at: number;
  sent_at: number | null;
}

interface DeliveryPartTable {
  delivery_id: number;
  position: number;
  key: string;
  content: string;
  state: "owed" | "sending" | "sent";
  message_id: string | null;
  sent_at: number | null;
}

interface JobTable {
  id: Id;
  territory_id: number;
  kind: string;
  key: string;
  subject_id: number;
  detail: string;
  due_at: number;
  grace_until: number | null;
  state: "planned" | "done" | "skipped" | "cancelled";
  reason: string | null;
  finished_at: number | null;
}

interface AuditEntryTable {
  id: Id;
  territory_id: number;
  at: number;
  actor_id: number | null;
  act: string;
  subject: string;
  subject_id: number;
  detail: string;
}

interface ProcessTable {
  id: number;
  started_at: number;
  ticked_at: number | null;
  stopped_at: number | null;
}

/** Every table, as Kysely sees it. */
export interface Tables {
  territory: TerritoryTable;
  partner: PartnerTable;
  member: MemberTable;
  delegation: DelegationTable;
  identity: IdentityTable;
  coordinator: CoordinatorTable;
  coordination_code: CoordinationCodeTable;
  body: BodyTable;
  animation: AnimationTable;
  body_member: BodyMemberTable;
  channel: ChannelTable;
  poll: PollTable;
  poll_option: PollOptionTable;
  ballot: BallotTable;
  ballot_answer: BallotAnswerTable;
  elector: ElectorTable;
  meeting: MeetingTable;
  agenda_item: AgendaItemTable;
  rsvp: RsvpTable;
  announcement: AnnouncementTable;
  delivery: DeliveryTable;
  delivery_part: DeliveryPartTable;
  job: JobTable;
  audit_entry: AuditEntryTable;
  process: ProcessTable;
}

export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
export type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;
