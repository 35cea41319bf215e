import { existsSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRefusal, type Refusal, refuse } from "./domain/refusal.ts";
import { takeRunningPlace } from "./opening.ts";
import { DatabaseNewer, DatabaseUnusable, openDatabase } from "./store/database.ts";
import { goOnAbove, numbersGiven } from "./store/former-numbers.ts";
import type { Pause } from "./store/health.ts";
import { takeLock } from "./store/lock.ts";
import { copyAtRest, examine, remove, replace, settle } from "./store/restoration.ts";
import { Store } from "./store/store.ts";
import { wallAt } from "./when.ts";

interface Restored {
  readonly pause: Pause;
  /** Where the database that stood there is kept; undefined when none did. */
  readonly former: string | undefined;
}

/**
 * Puts the copy `file` in the place of a database on which nothing runs, marked as paused
 * (now: epoch ms). The copy itself is only read; the former database is kept beside, and no
 * number that it gave out is given again, as far as it can be read.
 * Refused, nothing is changed; killed at any instant, one of the two stands there whole.
 */
export async function restore(
  file: string,
  database: string,
  now: number,
): Promise<Restored | Refusal> {
  if (!existsSync(file) || !statSync(file).isFile()) return refuse("restore.missing", { file });
  const lock = await takeRunningPlace(database);
  if (lock === undefined) return refuse("restore.running", { database });
  // SQLite keeps its logs beside the file that a link leads to.
  const place = existsSync(database) ? realpathSync(database) : database;
  const source = realpathSync(file);
  const copy = `${place}.restoring`;
  try {
    if (source === place) return refuse("restore.itself", { file });
    if (isRunOn(source)) return refuse("restore.running", { database: file });
    remove(copy);
    copyAtRest(source, copy);
    const prepared = await prepare(copy, file, now);
    if (isRefusal(prepared)) return prepared;
    if (!settle(place)) return refuse("restore.busy", { database });
    const aside = freeName(place, wallAt(now, prepared.zone).wall);
    const former = existsSync(place) ? aside : undefined;
    goOnAbove(copy, numbersGiven(place));
    replace(place, copy, aside);
    return { pause: prepared.pause, former };
  } finally {
    remove(copy);
    lock.release();
  }
}

/** Whether a bot runs on this file: then it does not rest, and cannot be copied as it is. */
function isRunOn(file: string): boolean {
  if (!existsSync(`${file}.lock`)) return false;
  const lock = takeLock(file);
  lock?.release();
  return lock === undefined;
}

/** Checks a copy, brings it to this version's schema and pauses it. */
async function prepare(
  copy: string,
  file: string,
  now: number,
): Promise<{ readonly pause: Pause; readonly zone: string } | Refusal> {
  const kind = examine(copy);
  if (kind.is === "damaged") return refuse("restore.damaged", { file, reason: kind.reason });
  if (kind.is === "foreign") return refuse("restore.foreign", { file });
  try {
    const store = new Store(await openDatabase(copy, now));
    try {
      const [territory] = await store.territories();
      if (territory === undefined) return refuse("restore.foreign", { file });
      const pause = await store.act(territory.id, ({ health }) => health.pauseNow(now));
      return isRefusal(pause) ? pause : { pause, zone: territory.zone };
    } finally {
      await store.close();
      settle(copy);
      removeMigrationCopies(copy);
    }
  } catch (error) {
    if (error instanceof DatabaseNewer)
      return refuse("restore.newer", { file, migration: error.message });
    if (error instanceof DatabaseUnusable)
      return refuse("restore.damaged", { file, reason: error.message });
    throw error;
  }
}

/** What was migrated is itself a copy. */
function removeMigrationCopies(copy: string): void {
  for (const name of readdirSync(dirname(copy)))
    if (name.startsWith(`${basename(copy)}.before-`)) rmSync(join(dirname(copy), name));
}

/** `utopia.db.replaced-2027-03-01T09-00`, with a number where that is taken: nothing that was kept is lost. */
function freeName(place: string, wall: string): string {
  const name = `${place}.replaced-${wall.replace(":", "-")}`;
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(free)) return free;
  }
}
