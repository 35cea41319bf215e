import { fromJson, toJson } from "./codec.ts";
import type { Executor } from "./database.ts";

export interface AuditEntry {
  readonly at: number;
  readonly actorId: number | null;
  readonly act: string;
  readonly subject: string;
  readonly subjectId: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What was done, by whom, by ids only: names stay where they can be erased. */
export class Audit {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  async record(entry: AuditEntry): Promise<void> {
    await this.#db
      .insertInto("audit_entry")
      .values({
        territory_id: this.#territory,
        at: entry.at,
        actor_id: entry.actorId,
        act: entry.act,
        subject: entry.subject,
        subject_id: entry.subjectId,
        detail: toJson(entry.detail),
      })
      .execute();
  }

  /** The latest first. */
  async latest(most: number): Promise<readonly AuditEntry[]> {
    const rows = await this.#db
      .selectFrom("audit_entry")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .orderBy("id", "desc")
      .limit(most)
      .execute();
    return rows.map((row) => ({
      at: row.at,
      actorId: row.actor_id,
      act: row.act,
      subject: row.subject,
      subjectId: row.subject_id,
      detail: fromJson(row.detail) as AuditEntry["detail"],
    }));
  }
}
