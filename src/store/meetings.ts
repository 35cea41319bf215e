import type { Meeting } from "../domain/meeting.ts";
import { instantOf, type WallTime } from "../when.ts";
import type { Executor } from "./database.ts";
import {
  agendaOf,
  meetingById,
  meetingOfPoll,
  meetingsWithBody,
  toMeeting,
  upcomingMeetings,
  upcomingOfBody,
} from "./meeting-row.ts";
import { nextNumber } from "./numbers.ts";

export interface NewMeeting {
  readonly bodyId: number;
  readonly title: string | null;
  readonly when: WallTime;
  readonly minutes: number | null;
  readonly place: string | null;
  readonly pollId: number | null;
  /** The day of its rhythm that it serves. */
  readonly occurrence: string | null;
  readonly createdBy: number | null;
}

/** An occurrence of a rhythm with the meeting that was planned for it. */
interface Served {
  readonly day: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly isCancelled: boolean;
}

export interface AgendaItem {
  readonly position: number;
  readonly text: string;
}

/** The meetings of one territory, and their agendas. */
export class Meetings {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  #select() {
    return meetingsWithBody(this.#db).where("meeting.territory_id", "=", this.#territory);
  }

  async byId(id: number): Promise<Meeting | undefined> {
    const [row] = await meetingById(this.#db, { territory: this.#territory, id });
    return row && toMeeting(row);
  }

  async get(id: number): Promise<Meeting> {
    const meeting = await this.byId(id);
    if (meeting === undefined) throw new Error(`no meeting ${id}`);
    return meeting;
  }

  async byNumber(number: number): Promise<Meeting | undefined> {
    const row = await this.#select().where("meeting.number", "=", number).executeTakeFirst();
    return row && toMeeting(row);
  }

  async ofPoll(pollId: number): Promise<Meeting | undefined> {
    const [row] = await meetingOfPoll(this.#db, { territory: this.#territory, pollId });
    return row && toMeeting(row);
  }

  /** The meeting that a body has planned at this instant (epoch ms). */
  async plannedAt(bodyId: number, startsAt: number): Promise<Meeting | undefined> {
    const row = await this.#select()
      .where("meeting.body_id", "=", bodyId)
      .where("meeting.state", "=", "planned")
      .where("meeting.starts_at", "=", startsAt)
      .executeTakeFirst();
    return row && toMeeting(row);
  }

  /** The occurrences of its rhythm since a day for which a body has planned a meeting, in order. */
  async occurrences(bodyId: number, since: string): Promise<readonly Served[]> {
    const rows = await this.#db
      .selectFrom("meeting")
      .select(["occurrence", "created_at", "state"])
      .where("body_id", "=", bodyId)
      .where("occurrence", ">=", since)
      .orderBy("occurrence")
      .execute();
    return rows.flatMap(({ occurrence, created_at, state }) =>
      occurrence === null
        ? []
        : [{ day: occurrence, createdAt: created_at, isCancelled: state === "cancelled" }],
    );
  }

  /** The day of the latest meeting of a body that is not cancelled, of those until an instant (epoch ms). */
  async lastDay(bodyId: number, until: number): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("meeting")
      .select("wall")
      .where("body_id", "=", bodyId)
      .where("state", "=", "planned")
      .where("starts_at", "<=", until)
      .orderBy("starts_at", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.wall.slice(0, 10);
  }

  /** The planned meeting that serves an occurrence of its body's rhythm. */
  async forOccurrence(bodyId: number, day: string): Promise<Meeting | undefined> {
    const row = await this.#select()
      .where("meeting.body_id", "=", bodyId)
      .where("meeting.state", "=", "planned")
      .where("meeting.occurrence", "=", day)
      .executeTakeFirst();
    return row && toMeeting(row);
  }

  /** The first planned meeting of a body on a day. */
  async onDay(bodyId: number, day: string): Promise<Meeting | undefined> {
    const row = await this.#select()
      .where("meeting.body_id", "=", bodyId)
      .where("meeting.state", "=", "planned")
      .where("meeting.wall", ">=", day)
      .where("meeting.wall", "<=", `${day}T23:59`)
      .orderBy("meeting.starts_at")
      .limit(1)
      .executeTakeFirst();
    return row && toMeeting(row);
  }

  /** From now on this meeting is the one of an occurrence of its body's rhythm, or, null, of none. */
  async serve(id: number, day: string | null): Promise<void> {
    await this.#db
      .updateTable("meeting")
      .set({ occurrence: day })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }

  /** From now on this poll is the one that chose the meeting's date, unless another did. */
  async chosenBy(id: number, pollId: number): Promise<Meeting> {
    await this.#db
      .updateTable("meeting")
      .set({ poll_id: pollId })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .where("poll_id", "is", null)
      .execute();
    return this.get(id);
  }

  /** Planned meetings that start after `now`, the nearest first; of one body, or of all. */
  async upcoming(now: number, most: number, bodyId?: number): Promise<readonly Meeting[]> {
    const given = { territory: this.#territory, now, most };
    const rows =
      bodyId === undefined
        ? await upcomingMeetings(this.#db, given)
        : await upcomingOfBody(this.#db, { ...given, bodyId });
    return rows.map(toMeeting);
  }

  /** The next meeting of each body that has one, the nearest first. */
  async nextOfEach(now: number): Promise<readonly Meeting[]> {
    const rows = await this.#select()
      .where("meeting.state", "=", "planned")
      .where("meeting.starts_at", ">", now)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("meeting as earlier")
              .select("earlier.id")
              .whereRef("earlier.body_id", "=", "meeting.body_id")
              .where("earlier.state", "=", "planned")
              .where("earlier.starts_at", ">", now)
              .where((one) =>
                one.or([
                  one("earlier.starts_at", "<", one.ref("meeting.starts_at")),
                  one.and([
                    one("earlier.starts_at", "=", one.ref("meeting.starts_at")),
                    one("earlier.id", "<", one.ref("meeting.id")),
                  ]),
                ]),
              ),
          ),
        ),
      )
      .orderBy("meeting.starts_at")
      .execute();
    return rows.map(toMeeting);
  }

  async add(meeting: NewMeeting, now: number): Promise<Meeting> {
    const { id } = await this.#db
      .insertInto("meeting")
      .values({
        territory_id: this.#territory,
        number: await nextNumber(this.#db, "meeting", this.#territory),
        body_id: meeting.bodyId,
        title: meeting.title,
        wall: meeting.when.wall,
        zone: meeting.when.zone,
        starts_at: instantOf(meeting.when),
        minutes: meeting.minutes,
        place: meeting.place,
        state: "planned",
        cancelled_at: null,
        cancel_reason: null,
        poll_id: meeting.pollId,
        occurrence: meeting.occurrence,
        created_by: meeting.createdBy,
        created_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return this.get(id);
  }

  /** Another time, and maybe another place: a new revision, to which nobody has answered yet. */
  async move(
    id: number,
    when: WallTime,
    change: { minutes?: number; place?: string },
  ): Promise<Meeting> {
    await this.#db
      .updateTable("meeting")
      .set(({ eb }) => ({
        wall: when.wall,
        zone: when.zone,
        starts_at: instantOf(when),
        revision: eb("revision", "+", 1),
        ...change,
      }))
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
    return this.get(id);
  }

  async cancel(id: number, reason: string | null, now: number): Promise<Meeting> {
    await this.#db
      .updateTable("meeting")
      .set({ state: "cancelled", cancelled_at: now, cancel_reason: reason })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
    return this.get(id);
  }

  async agenda(meetingId: number): Promise<readonly AgendaItem[]> {
    return agendaOf(this.#db, { meetingId });
  }

  async addAgendaItem(
    meetingId: number,
    position: number,
    text: string,
    proposedBy: number,
  ): Promise<void> {
    await this.#db
      .insertInto("agenda_item")
      .values({ meeting_id: meetingId, position, text, proposed_by: proposedBy })
      .execute();
  }
}
