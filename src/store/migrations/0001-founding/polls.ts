import { guard, strangeVoice, wallTime } from "./rules.ts";

/** Polls, ballots, electorates. */
export const polls: readonly string[] = [
  `create table poll (
    id integer primary key,
    territory_id integer not null,
    number integer not null check (number > 0),
    body_id integer not null,
    kind text not null check (kind in ('dates', 'choice')),
    title text not null check (length(trim(title)) between 1 and 150),
    several integer not null check (several in (0, 1)),
    secret integer not null check (secret in (0, 1)),
    voice text not null check (voice in ('member', 'partner')),
    plans_meeting integer not null check (plans_meeting in (0, 1)),
    place text check (length(trim(place)) between 1 and 150),
    quorum integer not null default 1 check (quorum >= 1),
    deadline_wall text not null check (${wallTime("deadline_wall")}),
    zone text not null check (length(zone) > 0),
    deadline_at integer not null,
    state text not null check (state in ('open', 'tied', 'closed', 'cancelled')),
    chosen_option_id integer,
    occurrence text check (occurrence is strftime('%Y-%m-%d', occurrence)),
    created_by integer,
    created_at integer not null,
    closed_at integer,
    foreign key (territory_id, body_id) references body (territory_id, id),
    foreign key (territory_id, created_by) references member (territory_id, id),
    foreign key (id, chosen_option_id) references poll_option (poll_id, id),
    check (kind = 'dates' or plans_meeting = 0),
    check (kind = 'choice' or several = 0),
    check ((state = 'open') = (closed_at is null)),
    check ((state = 'closed') = (chosen_option_id is not null)),
    check (deadline_at > created_at),
    unique (territory_id, id),
    unique (territory_id, number)
  ) strict`,
  `create index poll_state on poll (territory_id, state, deadline_at)`,
  `create index poll_body on poll (body_id, state, deadline_at)`,
  ...guard(
    "poll",
    "withdrawn",
    "(select withdrawn_at from poll_option where id = new.chosen_option_id) is not null",
    "a withdrawn option wins nothing",
  ),
  `create trigger poll_terms before update of kind, several, secret, voice, body_id on poll
    when (new.kind, new.several, new.secret, new.voice, new.body_id)
      is not (old.kind, old.several, old.secret, old.voice, old.body_id)
    begin select raise(abort, 'a poll keeps the terms that people voted on'); end`,
  `create trigger poll_reopened before update of state on poll
    when new.state = 'open' and exists (select 1 from elector where poll_id = new.id)
    begin select raise(abort, 'an open poll has no frozen electorate'); end`,

  `create table poll_option (
    id integer primary key,
    poll_id integer not null references poll (id),
    position integer not null check (position between 1 and 25),
    label text check (length(trim(label)) between 1 and 150),
    wall text,
    zone text,
    starts_at integer,
    minutes integer check (minutes between 1 and 1440),
    withdrawn_at integer,
    check ((label is null) <> (wall is null)),
    check ((wall is null) = (starts_at is null)),
    check (zone is null or wall is not null),
    check (minutes is null or zone is not null),
    check (iif(zone is null, wall is strftime('%Y-%m-%d', wall), ${wallTime("wall")})),
    unique (poll_id, id),
    unique (poll_id, position)
  ) strict`,
  ...guard(
    "poll_option",
    "open",
    "(select state from poll where id = new.poll_id) is not 'open'",
    "the options of a poll change while it is open",
  ),
  ...guard(
    "poll_option",
    "kind",
    "(new.label is null) is not (select kind = 'dates' from poll where id = new.poll_id)",
    "a poll of dates offers dates, a choice offers labels",
  ),

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
  ...guard(
    "ballot",
    "territory",
    strangeVoice("poll"),
    "a voice answers the polls of its territory",
  ),
  `create trigger ballot_open before insert on ballot
    when (select state from poll where id = new.poll_id) is not 'open'
    begin select raise(abort, 'the poll is not open'); end`,

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
  ...guard(
    "ballot_answer",
    "open",
    "(select state from poll where id = new.poll_id) is not 'open'",
    "the poll is not open",
  ),
  ...guard(
    "ballot_answer",
    "choice",
    "new.answer = 'if-need-be' and (select kind from poll where id = new.poll_id) = 'choice'",
    "a choice is yes or no",
  ),
  ...guard(
    "ballot_answer",
    "single",
    `new.answer = 'yes'
      and (select kind = 'choice' and several = 0 from poll where id = new.poll_id)
      and (select count(*) from ballot_answer where ballot_id = new.ballot_id and answer = 'yes') > 1`,
    "a single choice has one yes",
    { when: "after" },
  ),

  // The electorate, frozen when the poll closes.
  `create table elector (
    poll_id integer not null references poll (id),
    member_id integer references member (id),
    partner_id integer references partner (id),
    check ((member_id is null) <> (partner_id is null)),
    unique (poll_id, member_id),
    unique (poll_id, partner_id)
  ) strict`,
  ...guard(
    "elector",
    "territory",
    strangeVoice("poll"),
    "a voice answers the polls of its territory",
  ),
  ...guard(
    "elector",
    "frozen",
    "(select state from poll where id = new.poll_id) is 'open'",
    "an open poll has no frozen electorate",
  ),
];
