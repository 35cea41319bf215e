import { type Kysely, type Migration, sql } from "kysely";
import { up as founding } from "./migrations/0001-founding.ts";
import { up as formerNumbers } from "./migrations/0002-former-numbers.ts";
import type { Tables } from "./schema.ts";

export type Migrations = Readonly<Record<string, Pick<Migration, "up">>>;

// In order; never edited once released, only added to. There is no way down.
export const RELEASED: Migrations = {
  "0001-founding": { up: founding },
  "0002-former-numbers": { up: formerNumbers },
};

/** The migrations that a database has had, the oldest first. */
export async function executedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === "migration")) return [];
  const rows = await db.selectFrom("migration").select("name").orderBy("name").execute();
  return rows.map((row) => row.name);
}

/**
 * Makes these migrations, all of them or, when one fails or the process dies, none.
 * Kysely's own Migrator runs outside any transaction on SQLite: killed halfway it would
 * leave half a schema, which no later start could mend.
 */
export async function migrate(
  db: Kysely<Tables>,
  migrations: readonly (readonly [string, Pick<Migration, "up">])[],
  now: number,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`
      create table if not exists migration (name text primary key, executed_at integer not null) strict
    `.execute(transaction);
    for (const [name, migration] of migrations) {
      await migration.up(transaction);
      await transaction.insertInto("migration").values({ name, executed_at: now }).execute();
    }
  });
}
