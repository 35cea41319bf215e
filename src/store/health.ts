import { sql } from "kysely";
import type { Executor } from "./database.ts";

/** What the database says of itself and of the process that runs on it. */
export class Health {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  /** When what is due was last looked for (epoch ms); undefined when it never was. */
  async lastTick(): Promise<number | undefined> {
    const row = await this.#db.selectFrom("process").select("ticked_at").executeTakeFirst();
    return row?.ticked_at ?? undefined;
  }

  /** Bytes, what waits to be copied from the write-ahead log left out. */
  async size(): Promise<number> {
    const { rows } = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()
    `.execute(this.#db);
    return rows[0]?.bytes ?? 0;
  }
}
