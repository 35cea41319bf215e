import { fromJson, toJson } from "./codec.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

/** Something due at an instant (epoch ms). Its key says what it is, and is planned once. */
export interface NewJob<Kind extends string = string> {
  readonly kind: Kind;
  readonly key: string;
  readonly subjectId: number;
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly dueAt: number;
  /** Null: always runs, however late. */
  readonly graceUntil: number | null;
}

export interface Job extends Required<NewJob> {
  readonly id: number;
  readonly territoryId: number;
}

export interface SettledJob extends Job {
  readonly isSkipped: boolean;
}

const toJob = (row: Row<"job">): Job => ({
  id: row.id,
  territoryId: row.territory_id,
  kind: row.kind,
  key: row.key,
  subjectId: row.subject_id,
  detail: fromJson(row.detail) as Job["detail"],
  dueAt: row.due_at,
  graceUntil: row.grace_until,
});

/** What one territory has to do later. */
export class Jobs {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  /** Plans a job; one that was cancelled under the same key is planned anew, one that ran is not. */
  async plan(job: NewJob): Promise<void> {
    const due = {
      due_at: job.dueAt,
      attempt_at: job.dueAt,
      grace_until: job.graceUntil,
      detail: toJson(job.detail ?? {}),
    };
    await this.#db
      .insertInto("job")
      .values({
        territory_id: this.#territory,
        kind: job.kind,
        key: job.key,
        subject_id: job.subjectId,
        ...due,
        state: "planned",
        reason: null,
        finished_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .column("key")
          .doUpdateSet({ ...due, state: "planned", reason: null, finished_at: null })
          .where("job.state", "in", ["planned", "cancelled"]),
      )
      .execute();
  }

  /** Takes back the planned jobs of these kinds about this subject. */
  async cancel(kinds: readonly string[], subjectId: number, now: number): Promise<void> {
    await this.#db
      .updateTable("job")
      .set({ state: "cancelled", finished_at: now })
      .where("state", "=", "planned")
      .where("kind", "in", kinds)
      .where("subject_id", "=", subjectId)
      .where("territory_id", "=", this.#territory)
      .execute();
  }

  async planned(until: number): Promise<readonly Job[]> {
    const rows = await this.#db
      .selectFrom("job")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("state", "=", "planned")
      .where("due_at", "<=", until)
      .orderBy("due_at")
      .orderBy("id")
      .execute();
    return rows.map(toJob);
  }

  /** The job, unless it was done, skipped or cancelled meanwhile. */
  async stillPlanned(id: number): Promise<Job | undefined> {
    const row = await this.#db
      .selectFrom("job")
      .selectAll()
      .where("id", "=", id)
      .where("state", "=", "planned")
      .executeTakeFirst();
    return row && toJob(row);
  }

  /** What was due during a stretch of time and could only be done, or skipped, after it (epoch ms). */
  async settledAfter({
    from,
    until,
  }: {
    from: number;
    until: number;
  }): Promise<readonly SettledJob[]> {
    const rows = await this.#db
      .selectFrom("job")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("state", "in", ["done", "skipped"])
      .where("due_at", ">", from)
      .where("due_at", "<", until)
      .where("finished_at", ">=", until)
      .orderBy("due_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({ ...toJob(row), isSkipped: row.state === "skipped" }));
  }

  async byId(id: number): Promise<Job | undefined> {
    const row = await this.#db
      .selectFrom("job")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .executeTakeFirst();
    return row && toJob(row);
  }

  /** Leaves a job that failed for later; when it was due, and its grace, stay what they were. */
  async postpone(id: number, attemptAt: number): Promise<void> {
    await this.#db.updateTable("job").set({ attempt_at: attemptAt }).where("id", "=", id).execute();
  }

  async finish(id: number, now: number): Promise<void> {
    await this.#end(id, { state: "done", reason: null, finished_at: now });
  }

  async skip(id: number, reason: string, now: number): Promise<void> {
    await this.#end(id, { state: "skipped", reason, finished_at: now });
  }

  async #end(id: number, end: Pick<Row<"job">, "state" | "reason" | "finished_at">): Promise<void> {
    await this.#db.updateTable("job").set(end).where("id", "=", id).execute();
  }
}

/** The next job to do at this instant, of any territory: the first due, those that failed later. */
export async function nextDue(db: Executor, now: number): Promise<Job | undefined> {
  const row = await db
    .selectFrom("job")
    .selectAll()
    .where("state", "=", "planned")
    .where("attempt_at", "<=", now)
    .orderBy("attempt_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && toJob(row);
}
