import type { Executor } from "./database.ts";

type Numbered = "announcement" | "meeting" | "member" | "partner" | "poll";

/**
 * The next short number that people will see, in one territory. Two acts cannot take the
 * same: each holds the write lock from its beginning, and the table refuses a second.
 */
export async function nextNumber(
  db: Executor,
  table: Numbered,
  territoryId: number,
): Promise<number> {
  const last = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max("number").as("number"))
    .where("territory_id", "=", territoryId)
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}
