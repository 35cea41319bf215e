import { guard, strangeVoice, wallTime } from "./rules.ts";

/** Meetings, agendas, answers. */
export const meetings: readonly string[] = [
  `create table meeting (
    id integer primary key,
    territory_id integer not null,
    number integer not null check (number > 0),
    body_id integer not null,
    title text check (length(trim(title)) between 1 and 150),
    wall text not null check (${wallTime("wall")}),
    zone text not null check (length(zone) > 0),
    starts_at integer not null,
    minutes integer check (minutes between 1 and 1440),
    place text check (length(trim(place)) between 1 and 150),
    revision integer not null default 1 check (revision >= 1),
    state text not null check (state in ('planned', 'cancelled')),
    cancelled_at integer,
    cancel_reason text,
    poll_id integer unique,
    occurrence text check (occurrence is strftime('%Y-%m-%d', occurrence)),
    created_by integer,
    created_at integer not null,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, poll_id) references poll (territory_id, id),
    foreign key (territory_id, created_by) references member (territory_id, id),
    check ((state = 'cancelled') = (cancelled_at is not null)),
    check (cancel_reason is null or state = 'cancelled'),
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,
  `create index meeting_body on meeting (body_id, state, starts_at)`,
  `create unique index meeting_occurrence on meeting (body_id, occurrence) where state = 'planned'`,
  `create index meeting_territory on meeting (territory_id, state, starts_at)`,
  ...guard(
    "meeting",
    "poll",
    "new.poll_id is not null and (select body_id from poll where id = new.poll_id) is not new.body_id",
    "a poll plans a meeting of its own body",
    { of: "poll_id, body_id" },
  ),

  `create table agenda_item (
    id integer primary key,
    meeting_id integer not null references meeting (id),
    position integer not null check (position between 1 and 50),
    text text not null check (length(trim(text)) between 1 and 300),
    proposed_by integer references member (id),
    unique (meeting_id, position)
  ) strict`,
  ...guard(
    "agenda_item",
    "territory",
    `new.proposed_by is not null and (select territory_id from member where id = new.proposed_by)
      is not (select territory_id from meeting where id = new.meeting_id)`,
    "a member proposes to the meetings of their territory",
  ),

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
  ...guard(
    "rsvp",
    "territory",
    strangeVoice("meeting"),
    "a voice answers the meetings of its territory",
  ),
  ...guard(
    "rsvp",
    "current",
    "(select revision from meeting where id = new.meeting_id and state = 'planned') is not new.revision",
    "an answer is given to a meeting as it is planned",
    { of: "meeting_id, revision, answer" },
  ),
];
