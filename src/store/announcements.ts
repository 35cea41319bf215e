import { toJson } from "./codec.ts";
import type { Executor } from "./database.ts";
import { type Delivery, type DeliveryState, toDelivery } from "./deliveries.ts";
import { nextNumber } from "./numbers.ts";
import type { Row } from "./schema.ts";

export interface Announcement {
  readonly id: number;
  readonly number: number;
  readonly text: string;
  /** Null: everyone. */
  readonly bodyId: number | null;
  /** Epoch ms: until then it can be stopped. */
  readonly heldUntil: number;
  readonly stopped: boolean;
  readonly correctsId: number | null;
  readonly createdBy: number;
  readonly createdAt: number;
}

export type NewAnnouncement = Pick<
  Announcement,
  "text" | "bodyId" | "heldUntil" | "correctsId" | "createdBy"
>;

const toAnnouncement = (row: Row<"announcement">): Announcement => ({
  id: row.id,
  number: row.number,
  text: row.text,
  bodyId: row.body_id,
  heldUntil: row.held_until,
  stopped: row.stopped_at !== null,
  correctsId: row.corrects_id,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

/** An account of somebody whom an announcement is for; its platform is null where they have none. */
export interface Reader {
  readonly memberId: number;
  readonly partnerId: number | null;
  readonly platform: string | null;
}

/** The announcements of one territory, each with its ledger: the messages that it owes. */
export class Announcements {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  #select() {
    return this.#db
      .selectFrom("announcement")
      .selectAll()
      .where("territory_id", "=", this.#territory);
  }

  async byId(id: number): Promise<Announcement | undefined> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row && toAnnouncement(row);
  }

  async byNumber(number: number): Promise<Announcement | undefined> {
    const row = await this.#select().where("number", "=", number).executeTakeFirst();
    return row && toAnnouncement(row);
  }

  /** The latest first. */
  async latest(most: number): Promise<readonly Announcement[]> {
    return (await this.#select().orderBy("id", "desc").limit(most).execute()).map(toAnnouncement);
  }

  /** Those that have not left yet and were not stopped. */
  async toCome(now: number): Promise<readonly Announcement[]> {
    const rows = await this.#select()
      .where("held_until", ">", now)
      .where("stopped_at", "is", null)
      .orderBy("id")
      .execute();
    return rows.map(toAnnouncement);
  }

  /** One of the same words to the same audience that was not stopped and leaves within `apart` (ms) of this one. */
  async alike(
    { text, bodyId, correctsId, heldUntil }: NewAnnouncement,
    apart: number,
  ): Promise<Announcement | undefined> {
    const row = await this.#select()
      .where("text", "=", text)
      .where("body_id", bodyId === null ? "is" : "=", bodyId)
      .where("corrects_id", correctsId === null ? "is" : "=", correctsId)
      .where("stopped_at", "is", null)
      .where("held_until", ">=", heldUntil - apart)
      .where("held_until", "<=", heldUntil + apart)
      .executeTakeFirst();
    return row && toAnnouncement(row);
  }

  async add(announcement: NewAnnouncement, now: number): Promise<Announcement> {
    const row = await this.#db
      .insertInto("announcement")
      .values({
        territory_id: this.#territory,
        number: await nextNumber(this.#db, "announcement", this.#territory),
        text: announcement.text,
        body_id: announcement.bodyId,
        held_until: announcement.heldUntil,
        stopped_at: null,
        corrects_id: announcement.correctsId,
        created_by: announcement.createdBy,
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toAnnouncement(row);
  }

  /** Stops what is still held of it; gives how many messages will never leave. */
  async stop(id: number, now: number): Promise<number> {
    const done = await this.#db
      .updateTable("delivery")
      .set({ state: "skipped", reason: "stopped" })
      .where("territory_id", "=", this.#territory)
      .where("notice", "=", "announcement")
      .where("subject_id", "=", id)
      .where("state", "=", "held")
      .executeTakeFirst();
    const stopped = Number(done.numUpdatedRows);
    if (stopped > 0)
      await this.#db
        .updateTable("announcement")
        .set({ stopped_at: now })
        .where("territory_id", "=", this.#territory)
        .where("id", "=", id)
        .execute();
    return stopped;
  }

  /** Owes again what failed of it, or came too late; gives how many messages. */
  async retryFailed(id: number, now: number, notAfter: number): Promise<number> {
    const done = await this.#db
      .updateTable("delivery")
      .set({
        state: "owed",
        reason: null,
        refused_by: toJson([]),
        attempt_at: now,
        not_after: notAfter,
      })
      .where("territory_id", "=", this.#territory)
      .where("notice", "=", "announcement")
      .where("subject_id", "=", id)
      .where((eb) =>
        eb.or([
          eb("state", "=", "failed"),
          eb.and([eb("state", "=", "skipped"), eb("reason", "=", "too-late")]),
        ]),
      )
      .executeTakeFirst();
    return Number(done.numUpdatedRows);
  }

  /** How many of its messages are in each state; one that came too late failed. */
  async ledger(id: number): Promise<ReadonlyMap<DeliveryState, number>> {
    const counts = new Map<DeliveryState, number>();
    for (const { state, reason } of await this.messages(id)) {
      const said = reason === "too-late" ? "failed" : state;
      counts.set(said, (counts.get(said) ?? 0) + 1);
    }
    return counts;
  }

  /** The messages that it owes, the first first. */
  async messages(id: number): Promise<readonly Delivery[]> {
    const rows = await this.#db
      .selectFrom("delivery")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("notice", "=", "announcement")
      .where("subject_id", "=", id)
      .orderBy("id")
      .execute();
    return rows.map(toDelivery);
  }

  /** Those whom an announcement is for, by their accounts: everybody, or a body's members and animation. */
  async readers(bodyId: number | null): Promise<readonly Reader[]> {
    const everybody = this.#db
      .selectFrom("member")
      .leftJoin("identity", "identity.member_id", "member.id")
      .leftJoin("delegation", "delegation.member_id", "member.id")
      .select([
        "member.id as memberId",
        "delegation.partner_id as partnerId",
        "identity.platform as platform",
      ])
      .where("member.territory_id", "=", this.#territory);
    if (bodyId === null) return everybody.execute();
    return everybody
      .where((eb) =>
        eb.or([
          eb(
            "member.id",
            "in",
            eb.selectFrom("body_member").select("member_id").where("body_id", "=", bodyId),
          ),
          eb(
            "member.id",
            "in",
            eb.selectFrom("animation").select("member_id").where("body_id", "=", bodyId),
          ),
          eb(
            "delegation.partner_id",
            "in",
            eb.selectFrom("animation").select("partner_id").where("body_id", "=", bodyId),
          ),
        ]),
      )
      .execute();
  }

  /** The partners that a body knows without their people: they animate it, or answered it as a whole. */
  async partnersBeside(bodyId: number): Promise<readonly number[]> {
    const rows = await this.#db
      .selectFrom("animation")
      .select("partner_id")
      .where("body_id", "=", bodyId)
      .union(
        this.#db
          .selectFrom("ballot")
          .innerJoin("poll", "poll.id", "ballot.poll_id")
          .select("ballot.partner_id")
          .where("poll.body_id", "=", bodyId),
      )
      .union(
        this.#db
          .selectFrom("rsvp")
          .innerJoin("meeting", "meeting.id", "rsvp.meeting_id")
          .select("rsvp.partner_id")
          .where("meeting.body_id", "=", bodyId),
      )
      .execute();
    return rows.flatMap(({ partner_id }) => partner_id ?? []);
  }
}
