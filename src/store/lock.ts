import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Sqlite } from "./sqlite.ts";

export interface ProcessLock {
  release(): void;
}

/**
 * Takes the one place of « the running bot » beside a database file, or gives
 * undefined when another process has it. The place is an exclusive lock of SQLite
 * on a file of its own: the operating system gives it back even after a SIGKILL,
 * so there is no stale lock to clean.
 */
export function takeLock(databaseFile: string): ProcessLock | undefined {
  mkdirSync(dirname(resolve(databaseFile)), { recursive: true });
  const raw = new Sqlite(`${databaseFile}.lock`, { timeout: 0 });
  try {
    raw.pragma("locking_mode = EXCLUSIVE");
    raw.exec("begin exclusive");
    return { release: () => raw.close() };
  } catch (error) {
    raw.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      return undefined;
    throw error;
  }
}

/**
 * Takes a place of that name on this machine, among the processes of one user: the file of
 * another one, once left there, could not be opened any more.
 */
export function takePlace(name: string): ProcessLock | undefined {
  return takeLock(join(tmpdir(), `${name}-${process.getuid?.() ?? "all"}`));
}
