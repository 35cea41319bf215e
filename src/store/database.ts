import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Kysely, type Transaction } from "kysely";
import { patientSqlite } from "./driver.ts";
import { executedMigrations, type Migrations, migrate, RELEASED } from "./migrate.ts";
import type { Tables } from "./schema.ts";
import { Sqlite, type SqliteFile } from "./sqlite.ts";

export type Executor = Kysely<Tables> | Transaction<Tables>;

export interface Database {
  readonly db: Kysely<Tables>;
  /** Changes when another process commits to the file (SQLite's `data_version`). */
  version(): number;
  /**
   * Copies what is committed into a new file that only its owner reads, while others write
   * (SQLite's online backup), and reads the copy back. It may be called inside a transaction.
   * @throws {DatabaseUnusable} when the copy is not sound
   */
  copyTo(copy: string): Promise<void>;
  close(): Promise<void>;
}

/** The file is damaged, or no database at all: for the operator, with the mend. */
export class DatabaseUnusable extends Error {
  override readonly name = "DatabaseUnusable";
}

/** The file was brought to a schema that this program does not know yet: the program must be updated. */
export class DatabaseNewer extends Error {
  override readonly name = "DatabaseNewer";
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
 * @throws {DatabaseUnusable} when the file is no database, or fails SQLite's quick_check
 * @throws {DatabaseNewer} when a newer version has migrated it
 * @throws {MigrationPending} when a guest finds an older schema
 */
export async function openDatabase(
  file: string,
  now: number,
  role: Role = "keeper",
  migrations: Migrations = RELEASED,
): Promise<Database> {
  const raw = connect(file, role);
  const db = new Kysely<Tables>({ dialect: patientSqlite(raw, PATIENCE) });
  try {
    await bringUpToDate(db, role, migrations, now, (label) => copyBefore(raw, `${file}.${label}`));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const dataVersion = raw.prepare("pragma data_version").pluck();
  return {
    db,
    version: () => Number(dataVersion.get()),
    copyTo: async (copy) => {
      await copyOnline(file, copy);
      checkCopy(copy);
    },
    close: () => db.destroy(),
  };
}

/** How long (ms) another connection that writes is waited for. */
const PATIENCE = 10_000;

/** What SQLite says of a file that is no sound database. */
const UNUSABLE = /^SQLITE_(?:CANTOPEN|CORRUPT|NOTADB)/u;

function connect(file: string, role: Role): SqliteFile {
  if (file !== ":memory:") mkdirSync(dirname(resolve(file)), { recursive: true });
  let raw: SqliteFile | undefined;
  try {
    raw = new Sqlite(file, { timeout: PATIENCE });
    // FULL: an answer that a person has read survives a power cut (sqlite.org/pragma.html#pragma_synchronous).
    for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"])
      raw.pragma(pragma);
    raw.pragma("trusted_schema = OFF");
    if (role === "keeper") checkAfterUncleanStop(raw, file);
    // From now on others are served by this process, which SQLite itself must not keep waiting.
    raw.pragma("busy_timeout = 0");
    return raw;
  } catch (error) {
    raw?.close();
    if (error instanceof Sqlite.SqliteError && UNUSABLE.test(error.code))
      throw new DatabaseUnusable(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

function checkAfterUncleanStop(raw: SqliteFile, file: string): void {
  if (raw.prepare("select 1 from sqlite_master where name = 'process'").get() === undefined) return;
  const unclean = raw.prepare("select 1 from process where stopped_at is null").get();
  if (unclean !== undefined) quickCheck(raw, file);
}

function quickCheck(raw: SqliteFile, file: string): void {
  const verdict = raw.pragma("quick_check(1)", { simple: true });
  if (verdict !== "ok") throw new DatabaseUnusable(`${file}: ${String(verdict)}`);
}

/** From a connection of its own: SQLite copies nothing from one that has a transaction open. */
async function copyOnline(file: string, copy: string): Promise<void> {
  closeSync(openSync(copy, "wx", 0o600));
  const raw = new Sqlite(file, { readonly: true, timeout: PATIENCE });
  try {
    await raw.backup(copy);
  } finally {
    raw.close();
  }
}

/** A copy that nobody has read is only a hope. Without a write-ahead log it is one file, wherever it is put. */
function checkCopy(copy: string): void {
  const raw = new Sqlite(copy);
  try {
    raw.pragma("journal_mode = DELETE");
    quickCheck(raw, copy);
  } finally {
    raw.close();
  }
}

async function bringUpToDate(
  db: Kysely<Tables>,
  role: Role,
  migrations: Migrations,
  now: number,
  backUp: (label: string) => void,
): Promise<void> {
  const executed = await executedMigrations(db);
  const unknown = executed.find((name) => migrations[name] === undefined);
  if (unknown !== undefined) throw new DatabaseNewer(unknown);
  const pending = Object.entries(migrations).filter(([name]) => !executed.includes(name));
  const [next] = pending;
  if (next === undefined) return;
  if (role === "guest") throw new MigrationPending(next[0]);
  if (executed.length > 0) backUp(`before-${next[0]}-${now}`);
  await migrate(db, pending, now);
}

/** SQLite's own copy: whole, whatever another process writes meanwhile. */
function copyBefore(raw: SqliteFile, copy: string): void {
  if (!existsSync(copy)) raw.prepare("vacuum into ?").run(copy);
}
