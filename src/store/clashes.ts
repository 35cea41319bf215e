import type { Clash } from "../domain/clash.ts";
import type { Executor } from "./database.ts";

/** Where the members of a body are expected elsewhere. */
export class Clashes {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  /** The planned meetings of other bodies with members in common with this one, from an instant until before another (epoch ms), in order. */
  async between(bodyId: number, from: number, until: number): Promise<readonly Clash[]> {
    const rows = await this.#db
      .selectFrom("meeting")
      .innerJoin("body", "body.id", "meeting.body_id")
      .innerJoin("body_member as theirs", "theirs.body_id", "meeting.body_id")
      .innerJoin("body_member as ours", "ours.member_id", "theirs.member_id")
      .select(({ fn }) => [
        "body.name",
        "meeting.wall",
        "meeting.zone",
        "meeting.minutes",
        fn.countAll<number>().as("common"),
      ])
      .where("meeting.territory_id", "=", this.#territory)
      .where("meeting.state", "=", "planned")
      .where("meeting.starts_at", ">=", from)
      .where("meeting.starts_at", "<", until)
      .where("meeting.body_id", "<>", bodyId)
      .where("ours.body_id", "=", bodyId)
      .groupBy(["meeting.starts_at", "meeting.id"])
      .orderBy("meeting.starts_at")
      .orderBy("meeting.id")
      .execute();
    return rows.map((row) => ({
      body: row.name,
      when: { wall: row.wall, zone: row.zone },
      minutes: row.minutes,
      common: row.common,
    }));
  }
}
