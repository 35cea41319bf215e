/** Polls, ballots, electorates. */
export const polls: readonly string[] = [
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
];
