import type { Insertable, Selectable } from "kysely";
import type {
  AnnouncementTable,
  AuditEntryTable,
  DeliveryPartTable,
  DeliveryTable,
  FormerNumberTable,
  HeardTable,
  JobTable,
  KeptTable,
  MigrationTable,
  PlatformTable,
  ProcessTable,
} from "./tables/ledger.ts";
import type { AgendaItemTable, MeetingTable, RsvpTable } from "./tables/meetings.ts";
import type {
  AnimationTable,
  BodyMemberTable,
  BodyTable,
  ChannelTable,
  CoordinationCodeTable,
  CoordinatorTable,
  DelegationTable,
  IdentityTable,
  MemberTable,
  PartnerTable,
  TerritoryTable,
} from "./tables/network.ts";
import type {
  BallotAnswerTable,
  BallotTable,
  ElectorTable,
  PollOptionTable,
  PollTable,
} from "./tables/polls.ts";

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
  former_number: FormerNumberTable;
  platform: PlatformTable;
  heard: HeardTable;
  kept: KeptTable;
  migration: MigrationTable;
}

export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
export type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;
