import type { Keep } from "../chat.ts";
import type { Clock } from "../when.ts";
import type { Executor } from "./database.ts";

/** What one platform's adapter keeps. */
export class Kept implements Keep {
  readonly #db: Executor;
  readonly #platform: string;
  readonly #clock: Pick<Clock, "now">;

  constructor(db: Executor, platform: string, clock: Pick<Clock, "now">) {
    this.#db = db;
    this.#platform = platform;
    this.#clock = clock;
  }

  async get(name: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("kept")
      .select("value")
      .where("platform", "=", this.#platform)
      .where("name", "=", name)
      .executeTakeFirst();
    return row?.value;
  }

  async set(name: string, value: string): Promise<void> {
    const kept = { value, kept_at: this.#clock.now() };
    await this.#db
      .insertInto("kept")
      .values({ platform: this.#platform, name, ...kept })
      .onConflict((conflict) => conflict.columns(["platform", "name"]).doUpdateSet(kept))
      .execute();
  }

  async delete(name: string): Promise<void> {
    await this.#db
      .deleteFrom("kept")
      .where("platform", "=", this.#platform)
      .where("name", "=", name)
      .execute();
  }

  /** Names are compared byte by byte: nothing in a prefix stands for anything else. */
  async forget(prefix: string, before: number): Promise<void> {
    await this.#db
      .deleteFrom("kept")
      .where("platform", "=", this.#platform)
      .where("name", ">=", prefix)
      .where("name", "<", `${prefix}\u{10ffff}`)
      .where("kept_at", "<", before)
      .execute();
  }
}
