import { guard } from "./rules.ts";

/** People, partners, and what meets. */
export const network: readonly string[] = [
  `create table territory (
    id integer primary key,
    slug text not null unique,
    name text not null check (length(trim(name)) between 1 and 120),
    zone text not null check (length(zone) > 0),
    language text not null check (language in ('fr', 'en')),
    holidays text,
    school_zone text check (length(school_zone) > 0),
    coordinated_by integer,
    created_at integer not null,
    foreign key (id, coordinated_by) references partner (territory_id, id)
  ) strict`,

  `create table partner (
    id integer primary key,
    territory_id integer not null references territory (id),
    number integer not null check (number > 0),
    name text not null check (length(trim(name)) between 1 and 120),
    key text not null check (length(key) > 0),
    kind text not null check (kind in ('association', 'institution')),
    signatory integer not null check (signatory in (0, 1)),
    email text check (email like '%_@_%'),
    phone text check (phone glob '[+0-9][0-9]*' and substr(phone, 2) not glob '*[^0-9]*'),
    archived_at integer,
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,
  `create unique index partner_key on partner (territory_id, key) where archived_at is null`,

  `create table member (
    id integer primary key,
    territory_id integer not null references territory (id),
    number integer not null check (number > 0),
    name text not null check (length(trim(name)) between 1 and 120),
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
    foreign key (territory_id, confirmed_by) references member (territory_id, id),
    check (confirmed_by is null or confirmed_at is not null)
  ) strict`,
  `create index delegation_partner on delegation (partner_id)`,
  ...guard(
    "delegation",
    "inhabitant",
    "(select inhabitant from member where id = new.member_id) = 1",
    "an inhabitant speaks for nobody",
  ),
  ...guard(
    "member",
    "inhabitant",
    "new.inhabitant = 1 and exists (select 1 from delegation where member_id = new.id)",
    "an inhabitant speaks for nobody",
  ),

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
    name text not null check (length(trim(name)) between 1 and 80),
    kind text not null check (kind in ('commission', 'committee', 'plenary')),
    parent_id integer,
    animated_by text,
    rhythm text not null default '{"kind":"none"}' check (json_valid(rhythm)),
    reminders text check (json_valid(reminders)),
    paused_at integer,
    rhythm_since integer,
    skips text check (skips is strftime('%Y-%m-%d', skips)),
    created_at integer not null,
    archived_at integer,
    foreign key (territory_id, parent_id) references body (territory_id, id),
    check ((kind = 'committee') = (parent_id is not null)),
    check (kind <> 'plenary' or archived_at is null),
    check (skips is null or json_extract(rhythm, '$.kind') <> 'none'),
    unique (territory_id, id)
  ) strict`,
  ...guard(
    "body",
    "parent",
    "new.parent_id is not null and (select kind from body where id = new.parent_id) is not 'commission'",
    "a committee follows one action of a commission",
  ),
  `create trigger body_kind before update of kind on body
    when new.kind <> old.kind
    begin select raise(abort, 'a body stays what it is'); end`,
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
    -- Why nothing can be posted there, as far as its platform told.
    barred text check (length(barred) > 0),
    -- The permissions that are missing there, as its platform names them.
    lacks text not null default '[]' check (json_valid(lacks)),
    -- Where its platform keeps events: the same for channels that share it.
    calendar text check (length(calendar) > 0),
    bound_at integer not null,
    unbound_at integer,
    foreign key (territory_id, body_id) references body (territory_id, id),
    unique (territory_id, id)
  ) strict`,
  `create unique index channel_address on channel (platform, scope, address) where unbound_at is null`,
  `create index channel_body on channel (body_id) where unbound_at is null`,
];
