import { sql } from "kysely";
import type { Keep } from "../chat.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import type { Territory } from "../domain/territory.ts";
import type { Clock } from "../when.ts";
import type { Database, Executor } from "./database.ts";
import { GroupCommit } from "./group-commit.ts";
import { Health, type ProcessNotes } from "./health.ts";
import { Kept } from "./kept.ts";
import { type Repositories, repositories } from "./repositories.ts";
import type { Row } from "./schema.ts";

const toTerritory = (row: Row<"territory">): Territory => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  zone: row.zone,
  language: row.language,
  holidays: row.holidays,
  schoolZone: row.school_zone,
});

/** Carries a refusal out of a transaction, which is undone by it. */
class Undo extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** Carries the answer of an attempt out of its transaction, which is undone by it. */
class Attempted extends Error {
  readonly answer: unknown;

  constructor(answer: unknown) {
    super("attempted");
    this.answer = answer;
  }
}

/** The database, one act at a time. Inside `act` and `read` use only what they hand over. */
export class Store {
  readonly #database: Database;
  readonly #commits: GroupCommit;

  constructor(database: Database) {
    this.#database = database;
    this.#commits = new GroupCommit(database.db);
  }

  /** Reads without a transaction of its own: for questions, which change nothing. */
  async read<T>(territoryId: number, look: (repos: Repositories) => Promise<T>): Promise<T> {
    return look(repositories(this.#database.db, territoryId));
  }

  /** One act: all of it is stored, or, when it refuses or throws, nothing. */
  async act<T>(
    territoryId: number,
    work: (repos: Repositories) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    return this.transact((db) => work(repositories(db, territoryId)));
  }

  /** What an act would answer: it is done and undone. */
  async attempt<T>(territoryId: number, work: (repos: Repositories) => Promise<T>): Promise<T> {
    try {
      await this.transact(async (db) => {
        throw new Attempted(await work(repositories(db, territoryId)));
      });
      throw new Error("an attempt was not undone");
    } catch (error) {
      if (error instanceof Attempted) return error.answer as T;
      throw error;
    }
  }

  /** A transaction over all territories: for the clock and the outbox. Never wait for the network inside. */
  async transact<T>(work: (db: Executor) => Promise<T | Refusal>): Promise<T | Refusal> {
    try {
      return await this.#commits.run(async (db) => {
        const result = await work(db);
        if (isRefusal(result)) throw new Undo(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Undo) return error.refusal;
      throw error;
    }
  }

  /** Looks at all territories, outside any transaction. */
  look<T>(work: (db: Executor) => Promise<T>): Promise<T> {
    return work(this.#database.db);
  }

  /** What an adapter keeps in this database, apart from what the others do. */
  keep(platform: string, clock: Pick<Clock, "now">): Keep {
    return new Kept(this.#database.db, platform, clock);
  }

  /** Changes when another process has written. */
  version(): number {
    return this.#database.version();
  }

  /** Copies everything into a file, while others write. */
  copyTo(file: string): Promise<void> {
    return this.#database.copyTo(file);
  }

  /** Writes without waiting for the disk from now on: for a copy that nobody keeps. */
  async writeCarelessly(): Promise<void> {
    await sql`pragma synchronous = off`.execute(this.#database.db);
  }

  async territories(): Promise<readonly Territory[]> {
    const rows = await this.#database.db
      .selectFrom("territory")
      .selectAll()
      .orderBy("id")
      .execute();
    return rows.map(toTerritory);
  }

  /** Every platform on which somebody or some channel is known. */
  async platforms(): Promise<readonly string[]> {
    const { db } = this.#database;
    const channels = await db.selectFrom("channel").select("platform").distinct().execute();
    const accounts = await db.selectFrom("identity").select("platform").distinct().execute();
    return [...new Set([...channels, ...accounts].map((row) => row.platform))];
  }

  async started(now: number): Promise<void> {
    const begun = { started_at: now, stopped_at: null };
    await this.#database.db
      .insertInto("process")
      .values({
        id: 1,
        ticked_at: null,
        backed_up_at: null,
        paused_at: null,
        restored_from: null,
        doubtful_until: null,
        former_life: null,
        ...begun,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(begun))
      .execute();
  }

  async ticked(now: number): Promise<void> {
    await this.#database.db.updateTable("process").set({ ticked_at: now }).execute();
  }

  async stopped(now: number): Promise<void> {
    await this.#database.db.updateTable("process").set({ stopped_at: now }).execute();
  }

  /** A copy was made of it now. */
  async backedUp(now: number): Promise<void> {
    await this.#database.db.updateTable("process").set({ backed_up_at: now }).execute();
  }

  /** Lets go on what was paused, if anything was. */
  resume(now: number): Promise<void> {
    return new Health(this.#database.db).resume(now);
  }

  /** What the process that runs on it notes of itself; undefined when none ever did. */
  process(): Promise<ProcessNotes | undefined> {
    return new Health(this.#database.db).process();
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
