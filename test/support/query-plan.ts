import { vi } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";

/** How SQLite would find the rows of whatever `ask` asks of a database that no query has warmed yet. */
export async function plansOf(
  file: string,
  ask: (store: Store) => Promise<unknown>,
): Promise<readonly string[]> {
  const store = new Store(await openDatabase(file, 0, "guest"));
  const prepare = vi.spyOn(Sqlite.prototype, "prepare");
  await ask(store);
  const asked = prepare.mock.calls
    .map(([text]) => text)
    .filter((text) => /^(?:select|update|delete)/.test(text));
  prepare.mockRestore();
  await store.close();

  const raw = new Sqlite(file, { readonly: true });
  const plans = asked.flatMap((text) => planOf(raw, text));
  raw.close();
  return plans;
}

function planOf(raw: SqliteFile, text: string): readonly string[] {
  const values = text.match(/\?/g) ?? [];
  const rows = raw.prepare(`explain query plan ${text}`).all(values.map(() => 1));
  return (rows as { readonly detail: string }[]).map(({ detail }) => detail);
}
