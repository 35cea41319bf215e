import { guard } from "./rules.ts";

/** What is said, what is due, what was done. */
export const ledger: readonly string[] = [
  `create table announcement (
    id integer primary key,
    territory_id integer not null references territory (id),
    number integer not null check (number > 0),
    text text not null check (length(trim(text)) between 1 and 3000),
    body_id integer,
    held_until integer not null,
    stopped_at integer,
    corrects_id integer,
    created_by integer not null,
    created_at integer not null,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, corrects_id) references announcement (territory_id, id),
    check (corrects_id <> id),
    foreign key (territory_id, created_by) references member (territory_id, id),
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,

  `create table delivery (
    id integer primary key,
    territory_id integer not null references territory (id),
    key text not null unique check (length(key) > 0),
    notice text not null check (length(notice) > 0),
    subject_id integer not null,
    detail text not null check (json_valid(detail)),
    channel_id integer,
    member_id integer,
    -- Of an event: where the platform of its channel keeps it.
    calendar text check (length(calendar) > 0),
    destination text not null generated always as (coalesce('calendar:' || calendar, 'channel:' || channel_id, 'member:' || member_id)) stored,
    edits_id integer references delivery (id),
    live integer not null default 0 check (live in (0, 1)),
    -- Made from a restored copy: the platform may have it already, and is asked first.
    doubtful integer not null default 0 check (doubtful in (0, 1)),
    -- The accounts of its member that refused it.
    refused_by text not null default '[]' check (json_valid(refused_by)),
    -- The account of its member where it stands or may stand: retries and edits go there.
    identity_id integer references identity (id) on delete set null,
    state text not null check (state in ('owed', 'held', 'sending', 'sent', 'failed', 'uncertain', 'skipped', 'replaced')),
    reason text,
    attempts integer not null default 0 check (attempts >= 0),
    due_at integer not null,
    attempt_at integer not null,
    not_after integer not null,
    created_at integer not null,
    sent_at integer,
    foreign key (territory_id, channel_id) references channel (territory_id, id),
    foreign key (territory_id, member_id) references member (territory_id, id),
    check ((channel_id is null) <> (member_id is null)),
    check (identity_id is null or member_id is not null),
    check (calendar is null or channel_id is not null),
    check (live = 0 or (channel_id is not null and edits_id is null)),
    check ((state = 'sent') = (sent_at is not null)),
    check (state not in ('failed', 'uncertain', 'skipped') or reason is not null)
  ) strict`,
  `create index delivery_waiting on delivery (state, attempt_at)`,
  `create index delivery_order on delivery (destination, state)`,
  `create index delivery_subject on delivery (territory_id, notice, subject_id, state)`,
  `create index delivery_trouble on delivery (territory_id, state, created_at)`,
  // One row carries every edit of a message: owed again, it is the newest that is sent.
  `create unique index delivery_one_edit on delivery (edits_id) where edits_id is not null`,
  `create unique index delivery_one_event on delivery (notice, subject_id, calendar)
    where calendar is not null and edits_id is null and state in ('owed', 'held', 'sending', 'sent', 'uncertain')`,
  ...guard(
    "delivery",
    "edit",
    `new.edits_id is not null and not exists (
       select 1 from delivery as message
       where message.id = new.edits_id and message.edits_id is null
         and message.channel_id is new.channel_id and message.member_id is new.member_id
         and message.calendar is new.calendar
     )`,
    "an edit goes where its message stands",
    { of: "edits_id, channel_id, member_id, calendar" },
  ),
  `create trigger delivery_whole before update of state on delivery
    when new.state = 'sent'
      and exists (select 1 from delivery_part where delivery_id = new.id and state <> 'sent')
    begin select raise(abort, 'a message is sent when all its parts are'); end`,

  `create table delivery_part (
    delivery_id integer not null references delivery (id),
    position integer not null check (position >= 1),
    key text not null unique check (length(key) > 0),
    content text not null check (json_valid(content)),
    state text not null check (state in ('owed', 'sending', 'sent')),
    message_id text,
    sent_at integer,
    doubts integer not null default 0 check (doubts >= 0),
    primary key (delivery_id, position),
    check ((state = 'sent') = (message_id is not null)),
    check ((state = 'sent') = (sent_at is not null))
  ) strict, without rowid`,
  `create trigger delivery_part_frozen before update of content on delivery_part
    begin select raise(abort, 'a part is sent as it was rendered'); end`,

  `create table job (
    id integer primary key,
    territory_id integer not null references territory (id),
    kind text not null check (length(kind) > 0),
    key text not null unique check (length(key) > 0),
    subject_id integer not null,
    detail text not null check (json_valid(detail)),
    due_at integer not null,
    attempt_at integer not null,
    grace_until integer,
    state text not null check (state in ('planned', 'done', 'skipped', 'cancelled')),
    reason text,
    finished_at integer,
    check ((state = 'planned') = (finished_at is null)),
    check (state <> 'skipped' or reason is not null),
    check (attempt_at >= due_at),
    check (grace_until is null or grace_until >= due_at)
  ) strict`,
  `create trigger job_once before update of state on job
    when old.state in ('done', 'skipped') and new.state <> old.state
    begin select raise(abort, 'what ran does not run again'); end`,
  `create index job_waiting on job (state, attempt_at)`,
  `create index job_subject on job (subject_id, kind)`,

  `create table audit_entry (
    id integer primary key,
    territory_id integer not null references territory (id),
    at integer not null,
    actor_id integer,
    act text not null check (length(act) > 0),
    subject text not null check (length(subject) > 0),
    subject_id integer not null,
    detail text not null check (json_valid(detail)),
    foreign key (territory_id, actor_id) references member (territory_id, id)
  ) strict`,
  `create index audit_recent on audit_entry (territory_id, id)`,
  `create trigger audit_entry_frozen before update on audit_entry
    begin select raise(abort, 'what happened is not rewritten'); end`,

  `create table process (
    id integer primary key check (id = 1),
    started_at integer not null,
    ticked_at integer,
    stopped_at integer,
    backed_up_at integer,
    -- Restored from a copy that ends there: nothing is sent until somebody says so.
    paused_at integer,
    restored_from integer,
    -- What was due until then may have been sent before the copy was put back.
    doubtful_until integer,
    -- The end of the doubt before that, if there was one.
    former_life integer,
    check ((paused_at is null) or (restored_from is not null))
  ) strict`,

  // How each platform does, as the running process sees it.
  `create table platform (
    name text primary key check (length(name) > 0),
    state text not null check (state in ('connected', 'connecting', 'lost', 'refused')),
    reason text,
    -- What it does not allow us, in its own words.
    lacks text not null default '[]' check (json_valid(lacks)),
    -- When our account there ends, where it does.
    lapses_at integer,
    since integer not null,
    seen_at integer not null
  ) strict, without rowid`,

  // What a platform sent, which may come again: it is done once.
  `create table heard (
    platform text not null check (length(platform) > 0),
    id text not null check (length(id) > 0),
    heard_at integer not null,
    primary key (platform, id)
  ) strict, without rowid`,
  `create index heard_longest_ago on heard (heard_at)`,

  // What an adapter must still know after a restart.
  `create table kept (
    platform text not null check (length(platform) > 0),
    name text not null check (length(name) > 0),
    value text not null,
    kept_at integer not null,
    primary key (platform, name)
  ) strict, without rowid`,
];
