import { type Kysely, sql } from "kysely";

/** The last numbers that people may have seen in a life of this database that a copy has replaced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table former_number (
      territory_id integer not null references territory (id),
      kind text not null check (kind in ('announcement', 'meeting', 'member', 'partner', 'poll')),
      last integer not null check (last > 0),
      primary key (territory_id, kind)
    ) strict, without rowid
  `.execute(db);
}
