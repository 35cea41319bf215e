import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect, type Transaction } from "kysely";
import { migrate, pendingMigrations } from "./migrate.ts";
import type { Tables } from "./schema.ts";

export type Executor = Kysely<Tables> | Transaction<Tables>;

export interface Database {
  readonly db: Kysely<Tables>;
  /** Changes when another process commits to the file (SQLite's `data_version`). */
  version(): number;
  close(): Promise<void>;
}

/** The file is damaged, or not a database of ours: for the operator, with the mend. */
export class DatabaseUnusable extends Error {
  override readonly name = "DatabaseUnusable";
}

/** The schema is older than this program, and another process keeps the file: it must be stopped first. */
export class MigrationPending extends Error {
  override readonly name = "MigrationPending";
}

/** A keeper holds the process lock beside the file: it alone checks and migrates. A guest works beside it. */
export type Role = "keeper" | "guest";

/**
 * Opens the database file, makes its folder, checks it when the last process did
 * not stop cleanly, and brings it to this version's schema. A copy of the file
 * (`….before-<migration>`) is taken before anything in it is migrated.
 * @throws {DatabaseUnusable} when the file fails SQLite's quick_check
 * @throws {MigrationPending} when a guest finds an older schema
 */
export async function openDatabase(
  file: string,
  now: number,
  role: Role = "keeper",
): Promise<Database> {
  if (file !== ":memory:") mkdirSync(dirname(resolve(file)), { recursive: true });
  const raw = new Sqlite(file, { timeout: 10_000 });
  // FULL: an answer that a person has read survives a power cut (sqlite.org/pragma.html#pragma_synchronous).
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"])
    raw.pragma(pragma);
  raw.pragma("trusted_schema = OFF");
  if (role === "keeper") checkAfterUncleanStop(raw, file);

  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(raw) }) });
  const [next] = await pendingMigrations(db);
  if (next !== undefined) {
    if (role === "guest") {
      await db.destroy();
      throw new MigrationPending(next);
    }
    if (hasTables(raw)) copyBefore(raw, file, `${next}-${now}`);
    await migrate(db);
  }
  return {
    db,
    version: () => Number(raw.pragma("data_version", { simple: true })),
    close: () => db.destroy(),
  };
}

function hasTables(raw: Sqlite.Database): boolean {
  return raw.prepare("select 1 from sqlite_master where name = 'territory'").get() !== undefined;
}

function checkAfterUncleanStop(raw: Sqlite.Database, file: string): void {
  if (!hasTables(raw)) return;
  const unclean = raw.prepare("select 1 from process where stopped_at is null").get();
  if (unclean === undefined) return;
  const verdict = raw.pragma("quick_check(1)", { simple: true });
  if (verdict !== "ok") throw new DatabaseUnusable(`${file}: ${String(verdict)}`);
}

function copyBefore(raw: Sqlite.Database, file: string, label: string): void {
  raw.pragma("wal_checkpoint(TRUNCATE)");
  const copy = `${file}.before-${label}`;
  if (!existsSync(copy)) copyFileSync(file, copy);
}

const MOST_STATEMENTS = 500;

/**
 * Kysely prepares a statement at each call; SQLite is happier with one prepared
 * once. Kysely's `begin` is deferred, and a transaction that reads then writes
 * then fails with SQLITE_BUSY_SNAPSHOT at once: ours take the write lock first.
 */
function preparedOnce(raw: Sqlite.Database): SqliteDatabase {
  const prepared = new Map<string, Sqlite.Statement>();
  return {
    prepare(sql) {
      const text = sql === "begin" ? "begin immediate" : sql;
      let statement = prepared.get(text);
      if (statement === undefined) {
        if (prepared.size >= MOST_STATEMENTS) prepared.clear();
        statement = raw.prepare(text);
        prepared.set(text, statement);
      }
      return statement;
    },
    close: () => {
      raw.close();
    },
  };
}
