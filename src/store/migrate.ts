import { type Kysely, type Migration, Migrator } from "kysely";
import { up as founding } from "./migrations/0001-founding.ts";
import type { Tables } from "./schema.ts";

// In order; never edited once released, only added to. There is no way down.
const migrations: Readonly<Record<string, Migration>> = {
  "0001-founding": { up: founding },
};

function migrator(db: Kysely<Tables>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}

/** Names of the migrations that this database has not had yet, oldest first. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter((one) => one.executedAt === undefined).map((one) => one.name);
}

/** Brings the schema to this version. @throws when the file was made by a newer Utopia, or a step fails */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await migrator(db).migrateToLatest();
  if (error !== undefined)
    throw new Error("the schema could not be brought up to date", { cause: error });
}
