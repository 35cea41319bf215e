import { sql } from "kysely";
import type { ChatState } from "../chat.ts";
import { fromJson, toJson } from "./codec.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

/** What was restored from a copy waits until somebody says that it may be sent. Instants in epoch ms. */
export interface Pause {
  readonly since: number;
  /** Where the copy ends: what was done after it is not known here. */
  readonly restoredFrom: number;
}

/** What the running process notes of itself. Instants in epoch ms; undefined: never. */
export interface ProcessNotes {
  readonly startedAt: number;
  readonly lastTick: number | undefined;
  readonly backedUpAt: number | undefined;
  readonly pause: Pause | undefined;
  /** What was due until then may have been done before this database was restored. */
  readonly doubtfulUntil: number | undefined;
}

/** How a platform did when its process last looked. Instants in epoch ms. */
export interface PlatformNote extends ChatState {
  readonly name: string;
  /** Since when it is in this state. */
  readonly since: number;
  readonly seenAt: number;
}

/** What the database says of itself and of the process that runs on it. */
export class Health {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  /** Undefined when nothing ever ran on this database. */
  async process(): Promise<ProcessNotes | undefined> {
    const row = await this.#db.selectFrom("process").selectAll().executeTakeFirst();
    return (
      row && {
        startedAt: row.started_at,
        lastTick: row.ticked_at ?? undefined,
        backedUpAt: row.backed_up_at ?? undefined,
        pause: pauseOf(row),
        doubtfulUntil: row.doubtful_until ?? undefined,
      }
    );
  }

  async pause(): Promise<Pause | undefined> {
    return (await this.process())?.pause;
  }

  /**
   * Nothing is sent from now on; gives where what this database knows ends. What is owed in
   * it may already stand on its platform, which is asked before it is posted.
   */
  async pauseNow(now: number): Promise<Pause> {
    const restoredFrom = (await this.#latest()) ?? now;
    const paused = { paused_at: now, restored_from: restoredFrom };
    await this.#db
      .insertInto("process")
      .values({
        id: 1,
        started_at: restoredFrom,
        ticked_at: null,
        stopped_at: null,
        backed_up_at: null,
        doubtful_until: null,
        former_life: null,
        ...paused,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(paused))
      .execute();
    await this.#db
      .updateTable("delivery")
      .set({ doubtful: 1 })
      .where("state", "in", ["owed", "held", "sending"])
      .where("edits_id", "is", null)
      .execute();
    return { since: now, restoredFrom };
  }

  /** The last instant at which this database knows that something happened. */
  async #latest(): Promise<number | undefined> {
    const { rows } = await sql<{ latest: number | null }>`
      select max(at) as latest from (
        select max(started_at, coalesce(ticked_at, 0), coalesce(stopped_at, 0)) as at from process
        union all select max(at) from audit_entry
        union all select max(max(created_at, coalesce(sent_at, 0))) from delivery
        union all select max(finished_at) from job
      )
    `.execute(this.#db);
    return rows[0]?.latest ?? undefined;
  }

  /** Lets go on what was paused. What was due until now may have been done before the database was restored. */
  async resume(now: number): Promise<void> {
    await this.#db
      .updateTable("process")
      .set((columns) => ({
        paused_at: null,
        former_life: columns.ref("doubtful_until"),
        doubtful_until: now,
      }))
      .where("paused_at", "is not", null)
      .execute();
  }

  async platforms(): Promise<readonly PlatformNote[]> {
    const rows = await this.#db.selectFrom("platform").selectAll().orderBy("name").execute();
    return rows.map(({ name, state, reason, lacks, lapses_at, since, seen_at }) => ({
      name,
      state,
      ...(reason !== null && { reason }),
      ...lacksOf(lacks),
      ...(lapses_at !== null && { lapsesAt: lapses_at }),
      since,
      seenAt: seen_at,
    }));
  }

  async notePlatform(note: PlatformNote): Promise<void> {
    const { name, state, reason = null, lacks = [], lapsesAt = null, since, seenAt } = note;
    const told = { state, reason, lacks: toJson(lacks), lapses_at: lapsesAt };
    const noted = { ...told, since, seen_at: seenAt };
    await this.#db
      .insertInto("platform")
      .values({ name, ...noted })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(noted))
      .execute();
  }

  async forgetPlatform(name: string): Promise<void> {
    await this.#db.deleteFrom("platform").where("name", "=", name).execute();
  }

  /** Bytes, what waits to be copied from the write-ahead log left out. */
  async size(): Promise<number> {
    const { rows } = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()
    `.execute(this.#db);
    return rows[0]?.bytes ?? 0;
  }
}

function lacksOf(json: string): Pick<PlatformNote, "lacks"> {
  const lacks = fromJson(json) as readonly string[];
  return lacks.length === 0 ? {} : { lacks };
}

function pauseOf({ paused_at, restored_from }: Row<"process">): Pause | undefined {
  return paused_at === null || restored_from === null
    ? undefined
    : { since: paused_at, restoredFrom: restored_from };
}
