import { claimDigest, newClaimCode } from "./acts/roles.ts";
import type { Territory } from "./domain/territory.ts";
import { SetupFault } from "./errors.ts";
import { found } from "./founding.ts";
import {
  type Database,
  DatabaseNewer,
  DatabaseUnusable,
  MigrationPending,
  openDatabase,
} from "./store/database.ts";
import { type ProcessLock, takeLock } from "./store/lock.ts";
import { Store } from "./store/store.ts";

/** An open database with its network. */
export interface Opened {
  readonly store: Store;
  readonly territories: readonly [Territory, ...Territory[]];
  /** The one-time code that makes the first coordinator, when the network was founded just now. */
  readonly code: string | undefined;
}

const PATIENCE = 5_000;
const PAUSE = 100;

/**
 * Opens the database for the one running bot.
 * @throws {SetupFault} when another process already runs on this file
 */
export async function openToRun(
  file: string,
  now: number,
): Promise<Opened & { readonly lock: ProcessLock }> {
  const lock = await takeRunningPlace(file);
  if (lock === undefined)
    throw new SetupFault(
      `Utopia tourne déjà avec la base ${file} : arrêtez l’autre, ou donnez une autre base avec UTOPIA_DB.\n` +
        `Utopia already runs on ${file}: stop the other one, or name another file with UTOPIA_DB.`,
    );
  try {
    return { ...(await opened(await openOrExplain(file, now, "keeper"), now)), lock };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The one place of « the running bot » on a file; undefined when another process keeps it. */
export function takeRunningPlace(file: string): Promise<ProcessLock | undefined> {
  return patiently(() => Promise.resolve(takeLock(file)));
}

/** Opens the database for one command, beside a running bot if there is one. */
export async function openForCommand(file: string, now: number): Promise<Opened> {
  const database = await patiently(async () => {
    const lock = takeLock(file);
    try {
      return await openOrExplain(file, now, lock === undefined ? "guest" : "keeper");
    } catch (error) {
      if (error instanceof MigrationPending) return undefined;
      throw error;
    } finally {
      lock?.release();
    }
  });
  if (database === undefined)
    throw new SetupFault(
      `La base ${file} doit être mise à jour : arrêtez Utopia et relancez-le.\n${file} has to be brought up to date: stop Utopia and start it again.`,
    );
  return opened(database, now);
}

/** Tries until there is something, for some seconds: a command beside us may hold the place for an instant. */
async function patiently<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    const got = await attempt();
    if (got !== undefined) return got;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return attempt();
}

async function openOrExplain(
  file: string,
  now: number,
  role: "keeper" | "guest",
): Promise<Database> {
  try {
    return await openDatabase(file, now, role);
  } catch (error) {
    if (error instanceof DatabaseNewer)
      throw new SetupFault(
        `La base ${file} vient d’une version plus récente d’Utopia (${error.message}) : mettez Utopia à jour.\n` +
          `${file} comes from a newer Utopia (${error.message}): update Utopia.`,
      );
    if (!(error instanceof DatabaseUnusable)) throw error;
    throw new SetupFault(
      `La base est abîmée (${error.message}). Gardez ce fichier, et remettez la dernière sauvegarde à sa place.\n` +
        `The database is damaged (${error.message}). Keep this file, and put the latest backup in its place.`,
    );
  }
}

async function opened(database: Database, now: number): Promise<Opened> {
  const store = new Store(database);
  const code =
    (await store.territories()).length === 0 ? await foundThionville(store, now) : undefined;
  const [first, ...others] = await store.territories();
  if (first === undefined) throw new Error("no territory after the founding");
  return { store, territories: [first, ...others], code };
}

async function foundThionville(store: Store, now: number): Promise<string | undefined> {
  const { default: network } = await import("../data/thionville/network.json", {
    with: { type: "json" },
  });
  const code = newClaimCode();
  let isOurs = false;
  await store.transact(async (db) => {
    // Another process may have founded it while this one waited for the lock.
    if ((await db.selectFrom("territory").select("id").limit(1).execute()).length > 0) return;
    await found(db, network, now, claimDigest(code));
    isOurs = true;
  });
  return isOurs ? code : undefined;
}
