import { type Kysely, sql } from "kysely";
import { ledger } from "./0001-founding/ledger.ts";
import { meetings } from "./0001-founding/meetings.ts";
import { network } from "./0001-founding/network.ts";
import { polls } from "./0001-founding/polls.ts";

/**
 * The network as it was founded. Whatever must never be true is refused here, so
 * that no path of the code, present or future, can store it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...network, ...polls, ...meetings, ...ledger])
    await sql.raw(statement).execute(db);
}
