import type { Meeting } from "../domain/meeting.ts";
import { atMost, compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

type MeetingRow = Row<"meeting"> & { readonly body_name: string };

export const toMeeting = (row: MeetingRow): Meeting => ({
  id: row.id,
  number: row.number,
  bodyId: row.body_id,
  bodyName: row.body_name,
  title: row.title,
  when: { wall: row.wall, zone: row.zone },
  startsAt: row.starts_at,
  minutes: row.minutes,
  place: row.place,
  revision: row.revision,
  state: row.state,
  cancelReason: row.cancel_reason,
  pollId: row.poll_id,
});

/** Meetings with the name of their body. Each query says where it begins: the territory is a filter of that table. */
export function meetingsWithBody(db: Executor) {
  return db
    .selectFrom("meeting")
    .innerJoin("body", "body.id", "meeting.body_id")
    .selectAll("meeting")
    .select("body.name as body_name");
}

export const meetingById = compiledOnce((db, given: { territory: number; id: number }) =>
  meetingsWithBody(db)
    .where("meeting.territory_id", "=", given.territory)
    .where("meeting.id", "=", given.id),
);

/** The meeting whose date a poll chose. */
export const meetingOfPoll = compiledOnce((db, given: { territory: number; pollId: number }) =>
  meetingsWithBody(db)
    .where("meeting.territory_id", "=", given.territory)
    .where("meeting.poll_id", "=", given.pollId),
);

interface GivenSpan {
  readonly territory: number;
  readonly now: number;
  readonly most: number;
}

/** What is planned after `now`, the nearest first. */
const planned = (db: Executor, given: GivenSpan) =>
  meetingsWithBody(db)
    .where("meeting.state", "=", "planned")
    .where("meeting.starts_at", ">", given.now)
    .orderBy("meeting.starts_at")
    .orderBy("meeting.id")
    .limit(atMost(given.most));

/** The next meetings of a territory. */
export const upcomingMeetings = compiledOnce((db, given: GivenSpan) =>
  planned(db, given).where("meeting.territory_id", "=", given.territory),
);

/** The next meetings of a body: asked of the meeting, the territory would be the index that SQLite looks in. */
export const upcomingOfBody = compiledOnce((db, given: GivenSpan & { readonly bodyId: number }) =>
  planned(db, given)
    .where("body.territory_id", "=", given.territory)
    .where("meeting.body_id", "=", given.bodyId),
);

/** What a meeting is to talk about, in order. */
export const agendaOf = compiledOnce((db, given: { meetingId: number }) =>
  db
    .selectFrom("agenda_item")
    .select(["position", "text"])
    .where("meeting_id", "=", given.meetingId)
    .orderBy("position"),
);
