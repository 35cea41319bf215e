import type { SqliteFile } from "../../src/store/sqlite.ts";

export type Columns = Readonly<Record<string, string | number | null>>;

/** A row that every constraint accepts, for each table, beside those of `furnish`. Ids are far from the founding's. */
export const rightRows = {
  territory: { slug: "yutz", name: "Yutz", zone: "Europe/Paris", language: "fr", created_at: 1 },
  partner: {
    territory_id: 1,
    number: 990,
    name: "Les Amis",
    key: "lesamis",
    kind: "association",
    signatory: 0,
    email: "amis@exemple.fr",
    phone: "+33353012345",
  },
  member: { territory_id: 1, number: 990, name: "Zoé", created_at: 1 },
  delegation: { territory_id: 1, member_id: 902, partner_id: 901, created_at: 1 },
  identity: {
    territory_id: 1,
    member_id: 902,
    platform: "slack",
    scope: "T1",
    user_id: "U902",
    name: "Zoé",
    seen_at: 1,
  },
  coordinator: { territory_id: 1, member_id: 902, granted_at: 1 },
  coordination_code: { territory_id: 2, digest: "abc", created_at: 1 },
  body: { territory_id: 1, slug: "culture", name: "Culture", kind: "commission", created_at: 1 },
  animation: { territory_id: 1, body_id: 910, member_id: 902 },
  body_member: { territory_id: 1, body_id: 911, member_id: 902, joined_at: 1 },
  channel: {
    territory_id: 1,
    body_id: 910,
    platform: "slack",
    scope: "T1",
    address: "C-910",
    name: "sport",
    bound_at: 1,
  },
  poll: {
    territory_id: 1,
    number: 990,
    body_id: 910,
    kind: "dates",
    title: "Tournoi",
    several: 0,
    secret: 0,
    voice: "member",
    plans_meeting: 1,
    deadline_wall: "2027-02-19T12:00",
    zone: "Europe/Paris",
    deadline_at: 1_000,
    state: "open",
    created_at: 1,
  },
  poll_option: {
    poll_id: 920,
    position: 3,
    wall: "2027-04-08T18:00",
    zone: "Europe/Paris",
    starts_at: 1,
    minutes: 60,
  },
  ballot: { poll_id: 920, member_id: 902, cast_by: 902, via: "self", cast_at: 1 },
  ballot_answer: { ballot_id: 941, option_id: 922, poll_id: 920, answer: "if-need-be" },
  elector: { poll_id: 922, member_id: 902 },
  meeting: {
    territory_id: 1,
    number: 990,
    body_id: 910,
    wall: "2027-03-28T18:00",
    zone: "Europe/Paris",
    starts_at: 1_000,
    minutes: 90,
    state: "planned",
    created_at: 1,
  },
  agenda_item: { meeting_id: 950, position: 2, text: "Le budget", proposed_by: 902 },
  rsvp: {
    meeting_id: 950,
    revision: 1,
    member_id: 902,
    answer: "yes",
    via: "self",
    answered_at: 1,
  },
  announcement: {
    territory_id: 1,
    number: 990,
    text: "Bonjour",
    held_until: 1,
    created_by: 902,
    created_at: 1,
  },
  delivery: {
    territory_id: 1,
    key: "poll:920:closed:channel-915",
    notice: "poll",
    subject_id: 920,
    detail: "{}",
    channel_id: 915,
    state: "owed",
    due_at: 1,
    attempt_at: 1,
    not_after: 9,
    created_at: 1,
  },
  delivery_part: { delivery_id: 961, position: 2, key: "part-2", content: "{}", state: "owed" },
  job: {
    territory_id: 1,
    kind: "poll-closing",
    key: "closing:990",
    subject_id: 920,
    detail: "{}",
    due_at: 5,
    attempt_at: 5,
    grace_until: 9,
    state: "planned",
  },
  audit_entry: {
    territory_id: 1,
    at: 1,
    actor_id: 902,
    act: "poll.opened",
    subject: "poll",
    subject_id: 920,
    detail: "{}",
  },
  process: { id: 1, started_at: 1 },
  platform: { name: "slack", state: "connected", since: 1, seen_at: 1 },
  former_number: { territory_id: 2, kind: "meeting", last: 12 },
  heard: { platform: "slack", id: "1.2.abc", heard_at: 1 },
  kept: { platform: "matrix", name: "sync", value: "s1_2", kept_at: 1 },
} as const satisfies Record<string, Columns>;

export type Table = keyof typeof rightRows;

/** Adds a row to a table. @throws what SQLite says of a wrong one */
export function insert(raw: SqliteFile, table: Table, columns: Columns): void {
  const names = Object.keys(columns);
  const places = names.map((name) => `@${name}`);
  raw
    .prepare(`insert into ${table} (${names.join(", ")}) values (${places.join(", ")})`)
    .run(columns);
}

/** What the rows to be tried refer to: a second territory, and one of everything in the first. */
export function furnish(raw: SqliteFile): void {
  const put = (table: Table, change: Columns) =>
    insert(raw, table, { ...rightRows[table], ...change });
  put("territory", { id: 2, slug: "metz", name: "Metz" });
  put("partner", { id: 900, territory_id: 2, number: 1, key: "metz" });
  put("partner", { id: 901, number: 901, name: "Le Foyer", key: "lefoyer" });
  put("member", { id: 903, territory_id: 2, number: 1 });
  put("member", { id: 902, number: 902 });
  put("member", { id: 904, number: 904 });
  put("body", { id: 909, territory_id: 2, slug: "metz" });
  put("body", { id: 910, slug: "sport" });
  put("body", { id: 911, slug: "fete" });
  put("body", { id: 912, slug: "tournoi", kind: "committee", parent_id: 910 });
  put("body_member", { body_id: 910 });
  put("animation", { body_id: 911 });
  put("channel", { id: 915, body_id: 911, address: "C-911" });
  put("channel", { id: 916, body_id: 911, address: "C-old", unbound_at: 2 });

  put("poll", { id: 920, number: 920 });
  put("poll", { id: 921, number: 921, kind: "choice", plans_meeting: 0 });
  put("poll", { id: 922, number: 922 });
  put("poll", { id: 923, number: 923, body_id: 909, territory_id: 2 });
  put("poll_option", { id: 921, poll_id: 920, position: 1 });
  put("poll_option", {
    id: 922,
    poll_id: 920,
    position: 2,
    wall: "2027-04-09",
    zone: null,
    minutes: null,
  });
  for (const [id, position] of [
    [923, 1],
    [924, 2],
  ] as const)
    insert(raw, "poll_option", { id, poll_id: 921, position, label: `Choix ${position}` });
  put("poll_option", { id: 925, poll_id: 922, position: 1 });
  put("poll_option", { id: 926, poll_id: 922, position: 2, withdrawn_at: 2 });
  put("ballot", { id: 941, member_id: 904, cast_by: 904 });
  put("ballot", { id: 942, poll_id: 921, member_id: 904, cast_by: 904 });
  put("ballot", { id: 943, poll_id: 922, member_id: 904, cast_by: 904 });
  insert(raw, "ballot_answer", { ballot_id: 941, option_id: 921, poll_id: 920, answer: "yes" });
  insert(raw, "ballot_answer", { ballot_id: 942, option_id: 923, poll_id: 921, answer: "yes" });
  insert(raw, "ballot_answer", { ballot_id: 943, option_id: 925, poll_id: 922, answer: "yes" });
  raw.exec("update poll set state = 'tied', closed_at = 2 where id = 922");
  put("elector", { member_id: 904 });

  put("meeting", { id: 950, number: 950 });
  put("meeting", { id: 951, number: 951, state: "cancelled", cancelled_at: 2 });
  put("agenda_item", { position: 1 });
  put("rsvp", { member_id: 904 });
  put("announcement", { id: 955, number: 955 });
  put("identity", { id: 930, user_id: "U930" });
  put("delivery", { id: 960, key: "delivery-960", state: "sent", sent_at: 2, live: 1 });
  put("delivery", { id: 961, key: "delivery-961", state: "sending" });
  put("delivery", { id: 962, key: "delivery-962" });
  put("delivery", { id: 963, key: "edit:960", edits_id: 960 });
  const event = { notice: "meeting-event", subject_id: 950, calendar: "G911" };
  put("delivery", { id: 964, key: "event-964", state: "sent", sent_at: 2, ...event });
  put("delivery_part", { position: 1, key: "part-1" });
  put("job", { id: 970, key: "closing:970" });
  put("job", { id: 971, key: "closing:971", state: "done", finished_at: 6 });
  put("audit_entry", { id: 980 });
  put("former_number", { kind: "poll" });
  put("heard", { id: "heard-990" });
  put("kept", { name: "kept-990" });
}
