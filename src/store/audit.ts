import { fromJson, toJson } from "./codec.ts";
import { compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";

export interface AuditEntry {
  readonly at: number;
  readonly actorId: number | null;
  readonly act: string;
  readonly subject: string;
  readonly subjectId: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface GivenEntry extends Omit<AuditEntry, "detail"> {
  readonly territory: number;
  readonly detail: string;
}

const record = compiledOnce((db, given: GivenEntry) =>
  db.insertInto("audit_entry").values({
    territory_id: given.territory,
    at: given.at,
    actor_id: given.actorId,
    act: given.act,
    subject: given.subject,
    subject_id: given.subjectId,
    detail: given.detail,
  }),
);

/** What was done, by whom, by ids only: names stay where they can be erased. */
export class Audit {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  async record(entry: AuditEntry): Promise<void> {
    const detail = toJson(entry.detail);
    await record(this.#db, { ...entry, territory: this.#territory, detail });
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
