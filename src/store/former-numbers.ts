import { existsSync } from "node:fs";
import { Sqlite, type SqliteFile } from "./sqlite.ts";

const KINDS = ["announcement", "meeting", "member", "partner", "poll"] as const;

/** The last number that a territory, by its slug, gave out to one kind of thing. */
interface Last {
  readonly territory: string;
  readonly kind: (typeof KINDS)[number];
  readonly last: number;
}

/**
 * The numbers that a database at rest has given out, those of its own former lives
 * included: as far as it can be read, since it may be damaged, or be no database of ours.
 */
export function numbersGiven(file: string): readonly Last[] {
  if (!existsSync(file)) return [];
  let raw: SqliteFile | undefined;
  try {
    const database = new Sqlite(file, { readonly: true });
    raw = database;
    return KINDS.flatMap((kind) => [
      ...lasts(database, kind, `select territory_id, max(number) as last from ${kind} group by 1`),
      ...lasts(
        database,
        kind,
        `select territory_id, last from former_number where kind = '${kind}'`,
      ),
    ]);
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return [];
  } finally {
    raw?.close();
  }
}

function lasts(raw: SqliteFile, kind: Last["kind"], given: string): readonly Last[] {
  try {
    return raw
      .prepare(
        `select slug as territory, '${kind}' as kind, last
          from (${given}) join territory on territory.id = territory_id`,
      )
      .all() as Last[];
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return [];
  }
}

/** From now on a database at rest gives out only numbers above these. */
export function goOnAbove(file: string, given: readonly Last[]): void {
  const raw = new Sqlite(file, { fileMustExist: true });
  try {
    const keep = raw.prepare(
      `insert into former_number (territory_id, kind, last)
        select id, @kind, @last from territory where slug = @territory
        on conflict do update set last = max(last, excluded.last)`,
    );
    raw.transaction(() => {
      for (const one of given) keep.run(one);
    })();
  } finally {
    raw.close();
  }
}
