import type { Executor } from "./database.ts";
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

  async stop(id: number, now: number): Promise<void> {
    await this.#db
      .updateTable("announcement")
      .set({ stopped_at: now })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }
}
