import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

type Numbered = Row<"former_number">["kind"];

/**
 * The next short number that people will see, in one territory: above what it has, and above
 * what was given out in a life of it that a copy has replaced. Two acts cannot take the
 * same: each holds the write lock from its beginning, and the table refuses a second.
 */
export async function nextNumber(
  db: Executor,
  table: Numbered,
  territoryId: number,
): Promise<number> {
  const here = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max("number").as("number"))
    .where("territory_id", "=", territoryId)
    .executeTakeFirst();
  const formerly = await db
    .selectFrom("former_number")
    .select("last")
    .where("territory_id", "=", territoryId)
    .where("kind", "=", table)
    .executeTakeFirst();
  return Math.max(here?.number ?? 0, formerly?.last ?? 0) + 1;
}
