import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { found } from "../../src/founding.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { type Columns, furnish, insert, rightRows, type Table } from "../support/founded.ts";
import { wrongChanges } from "../support/wrong-changes.ts";
import { wrongRows } from "../support/wrong-rows.ts";

const folder = mkdtempSync(join(tmpdir(), "utopia-"));
const file = join(folder, "utopia.db");
let raw: SqliteFile;

beforeAll(async () => {
  const store = new Store(await openDatabase(file, 0));
  await store.transact((db) => found(db, founding, 0, "no code"));
  await store.close();
  raw = new Sqlite(file);
  raw.pragma("foreign_keys = ON");
  furnish(raw);
});

beforeEach(() => {
  raw.exec("begin");
  return () => {
    if (raw.inTransaction) raw.exec("rollback");
  };
});

afterAll(() => {
  raw.close();
  rmSync(folder, { recursive: true });
});

/** What keeps a statement from being carried out: a constraint or a trigger, by SQLite's name. */
function refusalOf(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return error.code;
  }
}

const add = (table: Table, change: Columns) =>
  insert(raw, table, { ...rightRows[table], ...change });

describe("a wrong row is refused, and the right one beside it stored", () => {
  test.each(wrongRows)("%s", (_, table, wrong, right = {}) => {
    expect(refusalOf(() => add(table, { ...wrong }))).toMatch(/^SQLITE_CONSTRAINT/);
    expect(refusalOf(() => add(table, right))).toBeUndefined();
  });

  test("in every table there is", () => {
    const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    const tried = new Set<unknown>(wrongRows.map(([, table]) => table));
    expect(tables.filter((table) => !tried.has(table))).toEqual(["migration"]);
  });
});

describe("a wrong change is refused, and the right one beside it made", () => {
  test.each(wrongChanges)("%s", (_, wrong, right) => {
    raw.exec("savepoint trial");
    expect(refusalOf(() => raw.exec(wrong))).toMatch(/^SQLITE_CONSTRAINT/);
    raw.exec("rollback to trial");
    if (right !== undefined) expect(refusalOf(() => raw.exec(right))).toBeUndefined();
  });
});
