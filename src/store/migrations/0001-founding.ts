import { type Kysely, sql } from "kysely";

/**
 * The network as it was founded. Whatever must never be true is refused here, so
 * that no path of the code, present or future, can store it.
 */
const statements = [
  `create table territory (
    id integer primary key,
    slug text not null unique,
    name text not null check (length(name) between 1 and 120),
    zone text not null,
    language text not null check (language in ('fr', 'en')),
    holidays text,
    coordinated_by integer references partner (id),
    created_at integer not null
  ) strict`,

  `create table partner (
    id integer primary key,
    territory_id integer not null references territory (id),
    number integer not null check (number > 0),
    name text not null check (length(name) between 1 and 120),
    key text not null check (length(key) > 0),
    kind text not null check (kind in ('association', 'institution')),
    signatory integer not null check (signatory in (0, 1)),
    email text check (email like '%_@_%'),
    phone text check (phone glob '[+0-9][0-9]*'),
    archived_at integer,
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,
  `create unique index partner_key on partner (territory_id, key) where archived_at is null`,

  `create table member (
    id integer primary key,
    territory_id integer not null references territory (id),
    number integer not null check (number > 0),
    name text not null check (length(name) between 1 and 120),
    inhabitant integer not null default 0 check (inhabitant in (0, 1)),
    language text check (language in ('fr', 'en')),
    reminders integer not null default 1 check (reminders in (0, 1)),
    created_at integer not null,
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,

  // One person speaks for one partner at a time.
  `create table delegation (
    member_id integer primary key,
    territory_id integer not null,
    partner_id integer not null,
    created_at integer not null,
    confirmed_at integer,
    confirmed_by integer,
    foreign key (territory_id, member_id) references member (territory_id, id),
    foreign key (territory_id, partner_id) references partner (territory_id, id),
    foreign key (territory_id, confirmed_by) references member (territory_id, id)
  ) strict`,
  `create index delegation_partner on delegation (partner_id)`,

  `create table identity (
    id integer primary key,
    territory_id integer not null,
    member_id integer not null,
    platform text not null check (length(platform) > 0),
    scope text not null,
    user_id text not null check (length(user_id) between 1 and 255),
    name text not null,
    seen_at integer not null,
    foreign key (territory_id, member_id) references member (territory_id, id),
    unique (territory_id, platform, scope, user_id)
  ) strict`,
  `create index identity_member on identity (member_id, seen_at)`,

  `create table coordinator (
    member_id integer primary key,
    territory_id integer not null,
    granted_at integer not null,
    foreign key (territory_id, member_id) references member (territory_id, id)
  ) strict`,

  `create table coordination_code (
    territory_id integer primary key references territory (id),
    digest text not null,
    created_at integer not null,
    used_at integer
  ) strict`,

  `create table body (
    id integer primary key,
    territory_id integer not null references territory (id),
    slug text not null check (length(slug) between 1 and 60),
    name text not null check (length(name) between 1 and 80),
    kind text not null check (kind in ('commission', 'committee', 'plenary')),
    parent_id integer,
    animated_by text,
    rhythm text not null default '{"kind":"none"}' check (json_valid(rhythm)),
    reminders text check (json_valid(reminders)),
    paused_at integer,
    skips_next integer not null default 0 check (skips_next in (0, 1)),
    created_at integer not null,
    archived_at integer,
    foreign key (territory_id, parent_id) references body (territory_id, id),
    check ((kind = 'committee') = (parent_id is not null)),
    unique (territory_id, id)
  ) strict`,
  `create unique index body_slug on body (territory_id, slug) where archived_at is null`,
  `create unique index body_one_plenary on body (territory_id) where kind = 'plenary'`,

  `create table animation (
    id integer primary key,
    territory_id integer not null,
    body_id integer not null,
    partner_id integer,
    member_id integer,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, partner_id) references partner (territory_id, id),
    foreign key (territory_id, member_id) references member (territory_id, id),
    check ((partner_id is null) <> (member_id is null)),
    unique (body_id, partner_id),
    unique (body_id, member_id)
  ) strict`,

  `create table body_member (
    body_id integer not null,
    member_id integer not null,
    territory_id integer not null,
    joined_at integer not null,
    primary key (body_id, member_id),
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, member_id) references member (territory_id, id)
  ) strict, without rowid`,
  `create index body_member_member on body_member (member_id)`,

  `create table channel (
    id integer primary key,
    territory_id integer not null,
    body_id integer not null,
    platform text not null check (length(platform) > 0),
    scope text not null,
    address text not null check (length(address) > 0),
    name text not null,
    bound_at integer not null,
    unbound_at integer,
    foreign key (territory_id, body_id) references body (territory_id, id),
    unique (territory_id, id)
  ) strict`,
  `create unique index channel_address on channel (platform, scope, address) where unbound_at is null`,
  `create index channel_body on channel (body_id) where unbound_at is null`,

  `create table poll (
    id integer primary key,
    territory_id integer not null,
    number integer not null check (number > 0),
    body_id integer not null,
    kind text not null check (kind in ('dates', 'choice')),
    title text not null check (length(title) between 1 and 150),
    several integer not null check (several in (0, 1)),
    secret integer not null check (secret in (0, 1)),
    voice text not null check (voice in ('member', 'partner')),
    plans_meeting integer not null check (plans_meeting in (0, 1)),
    place text,
    quorum integer not null default 1 check (quorum >= 1),
    deadline_wall text not null check (deadline_wall glob '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
    zone text not null,
    deadline_at integer not null,
    state text not null check (state in ('open', 'tied', 'closed', 'cancelled')),
    chosen_option_id integer,
    created_by integer,
    created_at integer not null,
    closed_at integer,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, created_by) references member (territory_id, id),
    foreign key (id, chosen_option_id) references poll_option (poll_id, id),
    check (kind = 'dates' or plans_meeting = 0),
    check ((state = 'open') = (closed_at is null)),
    check (chosen_option_id is null or state = 'closed'),
    check (deadline_at > created_at),
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,
  `create index poll_open on poll (body_id, deadline_at) where state in ('open', 'tied')`,

  `create table poll_option (
    id integer primary key,
    poll_id integer not null references poll (id),
    position integer not null check (position between 1 and 25),
    label text,
    wall text,
    zone text,
    starts_at integer,
    minutes integer check (minutes between 1 and 1440),
    withdrawn_at integer,
    check ((label is null) <> (wall is null)),
    check ((wall is null) = (starts_at is null)),
    unique (poll_id, id),
    unique (poll_id, position)
  ) strict`,

  `create table ballot (
    id integer primary key,
    poll_id integer not null references poll (id),
    member_id integer references member (id),
    partner_id integer references partner (id),
    cast_by integer references member (id),
    via text not null check (via in ('self', 'phone')),
    noted_by integer references member (id),
    cast_at integer not null,
    check ((member_id is null) <> (partner_id is null)),
    check ((via = 'phone') = (noted_by is not null)),
    unique (poll_id, id),
    unique (poll_id, member_id),
    unique (poll_id, partner_id)
  ) strict`,

  `create table ballot_answer (
    ballot_id integer not null,
    option_id integer not null,
    poll_id integer not null,
    answer text not null check (answer in ('yes', 'if-need-be', 'no')),
    primary key (ballot_id, option_id),
    foreign key (poll_id, ballot_id) references ballot (poll_id, id),
    foreign key (poll_id, option_id) references poll_option (poll_id, id)
  ) strict, without rowid`,
  `create index ballot_answer_poll on ballot_answer (poll_id)`,
  ...["insert", "update"].flatMap((event) => [
    `create trigger ballot_answer_open_${event} before ${event} on ballot_answer
      when (select state from poll where id = new.poll_id) <> 'open'
      begin select raise(abort, 'the poll is not open'); end`,
    `create trigger ballot_answer_choice_${event} before ${event} on ballot_answer
      when new.answer = 'if-need-be' and (select kind from poll where id = new.poll_id) = 'choice'
      begin select raise(abort, 'a choice is yes or no'); end`,
    `create trigger ballot_answer_single_${event} after ${event} on ballot_answer
      when new.answer = 'yes'
        and (select kind = 'choice' and several = 0 from poll where id = new.poll_id)
        and (select count(*) from ballot_answer where ballot_id = new.ballot_id and answer = 'yes') > 1
      begin select raise(abort, 'a single choice has one yes'); end`,
  ]),

  // The electorate, frozen when the poll closes.
  `create table elector (
    poll_id integer not null references poll (id),
    member_id integer references member (id),
    partner_id integer references partner (id),
    check ((member_id is null) <> (partner_id is null)),
    unique (poll_id, member_id),
    unique (poll_id, partner_id)
  ) strict`,

  `create table meeting (
    id integer primary key,
    territory_id integer not null,
    number integer not null check (number > 0),
    body_id integer not null,
    title text check (length(title) between 1 and 150),
    wall text not null check (wall glob '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
    zone text not null,
    starts_at integer not null,
    minutes integer check (minutes between 1 and 1440),
    place text check (length(place) between 1 and 150),
    revision integer not null default 1 check (revision >= 1),
    state text not null check (state in ('planned', 'cancelled')),
    cancelled_at integer,
    cancel_reason text,
    poll_id integer unique,
    created_by integer,
    created_at integer not null,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, poll_id) references poll (territory_id, id),
    foreign key (territory_id, created_by) references member (territory_id, id),
    check ((state = 'cancelled') = (cancelled_at is not null)),
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,
  `create index meeting_body on meeting (body_id, starts_at) where state = 'planned'`,
  `create index meeting_territory on meeting (territory_id, starts_at) where state = 'planned'`,

  `create table agenda_item (
    id integer primary key,
    meeting_id integer not null references meeting (id),
    position integer not null check (position between 1 and 50),
    text text not null check (length(text) between 1 and 300),
    proposed_by integer references member (id),
    unique (meeting_id, position)
  ) strict`,

  // An answer belongs to the revision of the meeting that it was given to: moving voids it.
  `create table rsvp (
    id integer primary key,
    meeting_id integer not null references meeting (id),
    revision integer not null,
    member_id integer references member (id),
    partner_id integer references partner (id),
    answer text not null check (answer in ('yes', 'maybe', 'no')),
    via text not null check (via in ('self', 'phone')),
    noted_by integer references member (id),
    answered_at integer not null,
    check ((member_id is null) <> (partner_id is null)),
    check ((via = 'phone') = (noted_by is not null)),
    unique (meeting_id, revision, member_id),
    unique (meeting_id, revision, partner_id)
  ) strict`,

  `create table announcement (
    id integer primary key,
    territory_id integer not null references territory (id),
    number integer not null check (number > 0),
    text text not null check (length(text) between 1 and 3000),
    body_id integer,
    held_until integer not null,
    stopped_at integer,
    corrects_id integer,
    created_by integer not null,
    created_at integer not null,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, corrects_id) references announcement (territory_id, id),
    foreign key (territory_id, created_by) references member (territory_id, id),
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,

  `create table delivery (
    id integer primary key,
    territory_id integer not null references territory (id),
    key text not null unique,
    notice text not null,
    subject_id integer not null,
    detail text not null check (json_valid(detail)),
    channel_id integer,
    member_id integer,
    destination text not null generated always as (coalesce('channel:' || channel_id, 'member:' || member_id)) stored,
    edits_id integer references delivery (id),
    live integer not null default 0 check (live in (0, 1)),
    state text not null check (state in ('owed', 'held', 'sending', 'sent', 'failed', 'uncertain', 'skipped', 'replaced')),
    reason text,
    attempts integer not null default 0,
    due_at integer not null,
    attempt_at integer not null,
    not_after integer not null,
    created_at integer not null,
    sent_at integer,
    foreign key (territory_id, channel_id) references channel (territory_id, id),
    foreign key (territory_id, member_id) references member (territory_id, id),
    check ((channel_id is null) <> (member_id is null)),
    check ((state = 'sent') = (sent_at is not null)),
    check (state not in ('failed', 'uncertain', 'skipped') or reason is not null)
  ) strict`,
  `create index delivery_waiting on delivery (destination, id) where state in ('owed', 'sending')`,
  `create index delivery_due on delivery (attempt_at) where state in ('owed', 'held')`,
  `create index delivery_subject on delivery (notice, subject_id)`,
  `create index delivery_trouble on delivery (territory_id, created_at) where state in ('failed', 'uncertain', 'skipped')`,
  `create unique index delivery_one_edit on delivery (edits_id) where edits_id is not null and state = 'owed'`,

  `create table delivery_part (
    delivery_id integer not null references delivery (id),
    position integer not null check (position >= 1),
    key text not null unique,
    content text not null check (json_valid(content)),
    state text not null check (state in ('owed', 'sending', 'sent')),
    message_id text,
    sent_at integer,
    primary key (delivery_id, position),
    check ((state = 'sent') = (message_id is not null))
  ) strict, without rowid`,

  `create table job (
    id integer primary key,
    territory_id integer not null references territory (id),
    kind text not null,
    key text not null unique,
    subject_id integer not null,
    detail text not null check (json_valid(detail)),
    due_at integer not null,
    grace_until integer,
    state text not null check (state in ('planned', 'done', 'skipped', 'cancelled')),
    reason text,
    finished_at integer,
    check ((state = 'planned') = (finished_at is null)),
    check (grace_until is null or grace_until >= due_at)
  ) strict`,
  `create index job_due on job (due_at, id) where state = 'planned'`,
  `create index job_subject on job (kind, subject_id) where state = 'planned'`,

  `create table audit_entry (
    id integer primary key,
    territory_id integer not null references territory (id),
    at integer not null,
    actor_id integer references member (id),
    act text not null,
    subject text not null,
    subject_id integer not null,
    detail text not null check (json_valid(detail))
  ) strict`,
  `create index audit_recent on audit_entry (territory_id, id)`,
  `create trigger audit_entry_frozen before update on audit_entry
    begin select raise(abort, 'what happened is not rewritten'); end`,

  `create table process (
    id integer primary key check (id = 1),
    started_at integer not null,
    ticked_at integer,
    stopped_at integer
  ) strict`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
