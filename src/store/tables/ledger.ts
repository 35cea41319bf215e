import type { Generated, GeneratedAlways } from "kysely";
import type { Flag } from "../codec.ts";

type Id = Generated<number>;

export interface AnnouncementTable {
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

export interface DeliveryTable {
  id: Id;
  territory_id: number;
  key: string;
  notice: string;
  subject_id: number;
  detail: string;
  channel_id: number | null;
  member_id: number | null;
  calendar: Generated<string | null>;
  destination: GeneratedAlways<string>;
  edits_id: number | null;
  live: Generated<Flag>;
  doubtful: Generated<Flag>;
  refused_by: Generated<string>;
  identity_id: number | null;
  state: "owed" | "held" | "sending" | "sent" | "failed" | "uncertain" | "skipped" | "replaced";
  reason: string | null;
  attempts: Generated<number>;
  due_at: number;
  attempt_at: number;
  not_after: number;
  created_at: number;
  sent_at: number | null;
}

export interface DeliveryPartTable {
  delivery_id: number;
  position: number;
  key: string;
  content: string;
  state: "owed" | "sending" | "sent";
  message_id: string | null;
  sent_at: number | null;
  doubts: Generated<number>;
}

export interface JobTable {
  id: Id;
  territory_id: number;
  kind: string;
  key: string;
  subject_id: number;
  detail: string;
  due_at: number;
  attempt_at: number;
  grace_until: number | null;
  state: "planned" | "done" | "skipped" | "cancelled";
  reason: string | null;
  finished_at: number | null;
}

export interface AuditEntryTable {
  id: Id;
  territory_id: number;
  at: number;
  actor_id: number | null;
  act: string;
  subject: string;
  subject_id: number;
  detail: string;
}

export interface ProcessTable {
  id: number;
  started_at: number;
  ticked_at: number | null;
  stopped_at: number | null;
  backed_up_at: number | null;
  paused_at: number | null;
  restored_from: number | null;
  doubtful_until: number | null;
  former_life: number | null;
}

export interface FormerNumberTable {
  territory_id: number;
  kind: "announcement" | "meeting" | "member" | "partner" | "poll";
  last: number;
}

export interface PlatformTable {
  name: string;
  state: "connected" | "connecting" | "lost" | "refused";
  reason: string | null;
  lacks: Generated<string>;
  lapses_at: number | null;
  since: number;
  seen_at: number;
}

export interface HeardTable {
  platform: string;
  id: string;
  heard_at: number;
}

export interface KeptTable {
  platform: string;
  name: string;
  value: string;
  kept_at: number;
}

/** Made by the migrations themselves, which are kept there. */
export interface MigrationTable {
  name: string;
  executed_at: number;
}
