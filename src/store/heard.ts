import { compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";

const note = compiledOnce((db, given: { platform: string; id: string; now: number }) =>
  db
    .insertInto("heard")
    .values({ platform: given.platform, id: given.id, heard_at: given.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id"),
);

/** What platforms sent, by their own names of it: what comes again is not done again. */
export class Heard {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  /**
   * Whether this is heard for the first time, which is noted (now: epoch ms). To be asked in
   * the transaction of what is then done: where that is undone, it was not heard either.
   */
  async first(platform: string, id: string, now: number): Promise<boolean> {
    return (await note(this.#db, { platform, id, now })).length > 0;
  }

  /** Forgets what was heard before an instant (epoch ms). */
  async forget(before: number): Promise<void> {
    await this.#db.deleteFrom("heard").where("heard_at", "<", before).execute();
  }
}
