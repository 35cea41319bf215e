/** What would be wrong, the statement that would do it, and one beside it that is right. */
type WrongChange = [what: string, wrong: string, right?: string];

const close = "update poll set state = 'closed', closed_at = 3";

export const wrongChanges: readonly WrongChange[] = [
  [
    "an inhabitant speaks for a partner",
    "insert into delegation (member_id, territory_id, partner_id, created_at) values (902, 1, 901, 1); update member set inhabitant = 1 where id = 902",
    "update member set inhabitant = 1 where id = 902",
  ],
  [
    "a commission becomes a committee of itself",
    "update body set kind = 'committee', parent_id = id where id = 911",
    "update body set parent_id = 911 where id = 912",
  ],
  ["a committee becomes its own", "update body set parent_id = id where id = 912"],
  [
    "a choice of several becomes a single one under those who chose two",
    "update poll set several = 1 - several where id = 921",
    "update poll set several = several, title = 'Autre' where id = 921",
  ],
  ["a secret poll is opened to all", "update poll set secret = 1 - secret where id = 921"],
  [
    "the plenary is archived",
    "update body set archived_at = 3 where kind = 'plenary'",
    "update body set archived_at = 3 where id = 910",
  ],
  [
    "a former channel is bound again where another is",
    "update channel set unbound_at = null, address = 'C-911' where id = 916",
    "update channel set unbound_at = null where id = 916",
  ],
  [
    "a poll is closed on another poll's option",
    `${close}, chosen_option_id = 921 where id = 922`,
    `${close}, chosen_option_id = 925 where id = 922`,
  ],
  ["a poll is closed on a withdrawn option", `${close}, chosen_option_id = 926 where id = 922`],
  ["a poll is at once tied and settled", "update poll set chosen_option_id = 925 where id = 922"],
  [
    "a poll is open again with the electorate of its end",
    "update poll set state = 'open', closed_at = null where id = 922",
    "delete from elector where poll_id = 922; update poll set state = 'open', closed_at = null where id = 922",
  ],
  [
    "an option is withdrawn after the end",
    "update poll_option set withdrawn_at = 3 where id = 925",
    "update poll_option set withdrawn_at = 3 where id = 921",
  ],
  [
    "an answer is changed after the end",
    "update ballot_answer set answer = 'no' where ballot_id = 943",
    "update ballot_answer set answer = 'no' where ballot_id = 941",
  ],
  [
    "a ballot is handed to a voice that has one",
    "insert into ballot (poll_id, member_id, via, cast_at) values (920, 902, 'self', 1); update ballot set member_id = 904 where poll_id = 920 and member_id = 902",
  ],
  [
    "a ballot is handed to nobody",
    "update ballot set member_id = null where id = 941",
    "update ballot set member_id = null, partner_id = 901 where id = 941",
  ],
  ["a member goes and leaves a ballot", "delete from member where id = 904"],
  ["a poll goes and leaves its ballots", "delete from poll where id = 920"],
  [
    "a meeting goes back to no revision",
    "update meeting set revision = 0 where id = 950",
    "update meeting set revision = 2 where id = 950",
  ],
  [
    "an answer follows a meeting that has moved",
    "update meeting set revision = 2 where id = 950; update rsvp set answer = 'no' where meeting_id = 950",
    "update rsvp set answer = 'no' where meeting_id = 950",
  ],
  [
    "a message is sent before all its parts are",
    "update delivery set state = 'sent', sent_at = 3 where id = 961",
    "update delivery_part set state = 'sent', sent_at = 3, message_id = 'm' where delivery_id = 961; update delivery set state = 'sent', sent_at = 3 where id = 961",
  ],
  [
    "a part is written anew",
    `update delivery_part set content = '{"a":1}' where delivery_id = 961`,
  ],
  ["a message sent is owed, and still sent", "update delivery set state = 'owed' where id = 960"],
  [
    "what ran is planned again",
    "update job set state = 'planned', finished_at = null where id = 971",
    "update job set state = 'cancelled', finished_at = 7 where id = 970",
  ],
  [
    "what happened is rewritten",
    "update audit_entry set act = 'poll.closed' where id = 980",
    "delete from audit_entry where id = 980",
  ],
];
