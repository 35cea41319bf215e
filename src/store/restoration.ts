import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { Sqlite, type SqliteFile } from "./sqlite.ts";

/** Where SQLite keeps beside a database what is not in its file yet, or was before; its index can be made anew. */
const LOGS = ["-wal", "-journal"];
const INDEX = "-shm";
const PATIENCE = 5_000;

/** What a file turned out to be. */
export type Kind =
  | { readonly is: "utopia" }
  /** A database, but of something else. */
  | { readonly is: "foreign" }
  | { readonly is: "damaged"; readonly reason: string };

/** Copies a database that nobody writes, with its logs; neither it nor its folder is changed. */
export function copyAtRest(file: string, copy: string): void {
  for (const end of ["", ...LOGS])
    if (existsSync(file + end)) {
      copyFileSync(file + end, copy + end);
      // One that can only be read is still restored into one that can be written.
      chmodSync(copy + end, 0o600);
    }
}

/** Removes a database and what stands beside it. */
export function remove(file: string): void {
  for (const end of ["", ...LOGS, INDEX]) rmSync(file + end, { force: true });
}

/** Reads a whole database, and says what it is. Its logs are in its file afterwards. */
export function examine(file: string): Kind {
  let raw: SqliteFile | undefined;
  try {
    raw = new Sqlite(file, { fileMustExist: true });
    const verdict = String(raw.pragma("integrity_check(1)", { simple: true }));
    if (verdict !== "ok") return { is: "damaged", reason: verdict };
    const names = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    raw.pragma("journal_mode = DELETE");
    return { is: OURS.every((name) => names.includes(name)) ? "utopia" : "foreign" };
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return { is: "damaged", reason: error.message };
  } finally {
    raw?.close();
  }
}

/** Tables that were there from the first migration on. */
const OURS = ["migration", "territory", "process"];

/** Takes a database's logs into its file, where SQLite can; false when another connection uses it. */
export function settle(file: string): boolean {
  if (!existsSync(file)) return true;
  let raw: SqliteFile | undefined;
  try {
    raw = new Sqlite(file, { timeout: PATIENCE });
    // SQLite leaves this mode only when nobody else has the file open.
    raw.pragma("journal_mode = DELETE");
    return true;
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    // A file that is damaged is kept as it is.
    return !error.code.startsWith("SQLITE_BUSY");
  } finally {
    raw?.close();
  }
}

/**
 * Puts a copy in the place of a database that nobody uses, which is kept under `aside` with
 * its logs. At each instant there is a database in that place, and never one beside the
 * logs of another, which SQLite would write into it.
 */
export function replace(file: string, copy: string, aside: string): void {
  if (existsSync(file)) dressAs(copy, file);
  for (const end of ["", ...LOGS]) if (existsSync(file + end)) keep(file + end, aside + end);
  for (const end of [...LOGS, INDEX]) rmSync(file + end, { force: true });
  renameSync(copy, file);
  syncFolder(dirname(resolve(file)));
}

/** A second name, or a copy on a file system that knows no second names. */
function keep(file: string, aside: string): void {
  try {
    linkSync(file, aside);
  } catch {
    copyFileSync(file, aside, constants.COPYFILE_EXCL);
  }
}

/** Whoever could open the former one can open this one, and nobody else. */
function dressAs(copy: string, former: string): void {
  const { mode, uid, gid } = statSync(former);
  chmodSync(copy, mode);
  if (process.getuid?.() === 0) chownSync(copy, uid, gid);
}

/** A rename survives a power cut once its folder is written. Some file systems cannot be asked for it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Then it is written when the file system wants to.
  }
}
