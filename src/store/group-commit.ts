import { setImmediate } from "node:timers/promises";
import { CompiledQuery, type Kysely } from "kysely";
import type { Executor } from "./database.ts";
import type { Tables } from "./schema.ts";

/** So many acts, or as many as come within this time (ms), wait together for the disk. */
const MOST = 64;
const LONGEST = 10;

const BEGIN = CompiledQuery.raw("savepoint act");
const UNDO = CompiledQuery.raw("rollback to act");
const END = CompiledQuery.raw("release act");

interface Act {
  readonly work: (db: Executor) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits acts that come together with one sync of the disk, which costs more than all else
 * in them (group commit). Each is a savepoint: one that fails is undone alone. Nobody is
 * told what came of an act before it is on the disk.
 */
export class GroupCommit {
  readonly #db: Kysely<Tables>;
  readonly #waiting: Act[] = [];
  #isUnderWay = false;
  /** How long (ms) it is worth to wait for others: half of what a commit took, where several came. */
  #patience = 0;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Does it with the write lock, in the order asked for; what it throws undoes all of it and is thrown. */
  run<T>(work: (db: Executor) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Act["resolve"], reject });
      if (!this.#isUnderWay) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting.length > 0) await this.#commitSome();
    this.#isUnderWay = false;
  }

  async #commitSome(): Promise<void> {
    const { length: waited } = this.#waiting;
    const taken: Act[] = [];
    const tell: (() => void)[] = [];
    let doneAt = 0;
    try {
      await this.#db.transaction().execute(async (transaction) => {
        const until = performance.now() + LONGEST;
        for (let act = this.#waiting.shift(); act; act = await this.#next(taken.length, until)) {
          taken.push(act);
          tell.push(await done(act, transaction));
        }
        doneAt = performance.now();
      });
      this.#patience = taken.length > 1 ? (performance.now() - doneAt) / 2 : 0;
    } catch (error) {
      // Another process's lock was waited for in vain: whoever came meanwhile has not waited as long.
      const failed = taken.length > 0 ? taken : this.#waiting.splice(0, waited);
      for (const { reject } of failed) reject(error);
      return;
    }
    for (const one of tell) one();
  }

  /** The next that came while the others were done, or comes in a turn of the event loop or a moment more. */
  async #next(count: number, until: number): Promise<Act | undefined> {
    const patient = performance.now() + this.#patience;
    do {
      if (count >= MOST || performance.now() > until) return undefined;
      if (this.#waiting.length === 0) await setImmediate();
    } while (this.#waiting.length === 0 && performance.now() < patient);
    return this.#waiting.shift();
  }
}

/** Does or undoes an act; gives how to tell what came of it. */
async function done({ work, resolve, reject }: Act, db: Executor): Promise<() => void> {
  await db.executeQuery(BEGIN);
  try {
    const result = await work(db);
    await db.executeQuery(END);
    return () => resolve(result);
  } catch (error) {
    await db.executeQuery(UNDO).catch(() => {
      // SQLite has given up the whole transaction (sqlite.org/lang_transaction.html), and with it all that it held.
      throw error;
    });
    await db.executeQuery(END);
    return () => reject(error);
  }
}
