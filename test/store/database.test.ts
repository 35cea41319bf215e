import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { SetupFault } from "../../src/errors.ts";
import { openForCommand, openToRun } from "../../src/opening.ts";
import {
  type Database,
  DatabaseNewer,
  DatabaseUnusable,
  MigrationPending,
  openDatabase,
  type Role,
} from "../../src/store/database.ts";
import { RELEASED } from "../../src/store/migrate.ts";
import { OutboxQueue } from "../../src/store/outbox-queue.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { hotQueries } from "../support/hot-queries.ts";
import { plansOf } from "../support/query-plan.ts";

const NOW = Date.UTC(2027, 0, 10);
const LATER = NOW + 1_000;

async function opened(...options: Parameters<typeof openDatabase>): Promise<Database> {
  const database = await openDatabase(...options);
  onTestFinished(() => database.close());
  return database;
}

const withTable = (name: string) => async (db: Kysely<unknown>) => {
  await sql`create table ${sql.id(name)} (id integer primary key) strict`.execute(db);
};
const broken = async (db: Kysely<unknown>) => {
  await withTable("half")(db);
  throw new Error("killed");
};
const NEWER = { ...RELEASED, "9998-newer": { up: withTable("newer") } };

function tablesOf(file: string): readonly unknown[] {
  const raw = new Sqlite(file, { readonly: true });
  const names = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  raw.close();
  return names;
}

const copiesBeside = (file: string) =>
  readdirSync(join(file, "..")).filter((name) => name.includes(".before-"));

describe("a migration", () => {
  test("takes a whole copy of the database before it changes it", async () => {
    const file = temporaryFile();
    await networkOn(file);
    // What is not yet out of the write-ahead log is copied too.
    const busy = new Sqlite(file);
    busy.exec("update territory set name = 'Thionville, la ville'");
    onTestFinished(() => void busy.close());

    await opened(file, LATER, "keeper", NEWER);

    expect(tablesOf(file)).toContain("newer");
    expect(copiesBeside(file)).toEqual([`utopia.db.before-9998-newer-${LATER}`]);
    const copy = `${file}.before-9998-newer-${LATER}`;
    expect(tablesOf(copy)).not.toContain("newer");
    const raw = new Sqlite(copy, { readonly: true });
    onTestFinished(() => void raw.close());
    expect(raw.prepare("select name from territory").pluck().get()).toBe("Thionville, la ville");
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  test("takes what an earlier version founded along", async () => {
    const file = temporaryFile();
    const founded = Object.fromEntries(Object.entries(RELEASED).slice(0, 1));
    await (await openDatabase(file, NOW, "keeper", founded)).close();
    await networkOn(file);
    expect(tablesOf(file)).toContain("former_number");
  });

  test("of a new file copies nothing, and is made once", async () => {
    const file = temporaryFile();
    await (await openDatabase(file, NOW)).close();
    const before = readFileSync(file);
    await (await openDatabase(file, LATER)).close();
    expect(copiesBeside(file)).toEqual([]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("that fails halfway leaves nothing of itself", async () => {
    const file = temporaryFile();
    await networkOn(file);
    const before = tablesOf(file);
    const migrations = { ...NEWER, "9999-broken": { up: broken } };

    await expect(openDatabase(file, LATER, "keeper", migrations)).rejects.toThrow("killed");

    expect(tablesOf(file)).toEqual(before);
    await opened(file, LATER, "keeper", NEWER);
    expect(tablesOf(file)).toContain("newer");
  });

  test("is never made by a guest", async () => {
    const file = temporaryFile();
    await expect(openDatabase(file, NOW, "guest")).rejects.toThrow(MigrationPending);
    expect(tablesOf(file)).toEqual([]);
    await networkOn(file);
    const before = tablesOf(file);
    await expect(openDatabase(file, LATER, "guest", NEWER)).rejects.toThrow(MigrationPending);
    expect(tablesOf(file)).toEqual(before);
    expect(copiesBeside(file)).toEqual([]);
    await opened(file, LATER, "guest");
  });
});

test.each<Role>(["keeper", "guest"])(
  "a database made by a newer version is refused to a %s",
  async (role) => {
    const file = temporaryFile();
    await networkOn(file);
    await (await openDatabase(file, NOW, "keeper", NEWER)).close();
    await expect(openDatabase(file, LATER, role)).rejects.toThrow(DatabaseNewer);
    await expect(openForCommand(file, LATER)).rejects.toThrow(
      /mettez Utopia à jour[^]*update Utopia/,
    );
  },
);

/** Writes nonsense over the pages of a table. */
function damage(file: string, table: string): void {
  const raw = new Sqlite(file);
  const page = Number(
    raw.prepare("select rootpage from sqlite_master where name = ?").pluck().get(table),
  );
  const size = Number(raw.pragma("page_size", { simple: true }));
  raw.close();
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(size, "not a page"), 0, size, (page - 1) * size);
  closeSync(handle);
}

describe("a damaged file", () => {
  test("is refused to the keeper after an unclean stop, with the mend", async () => {
    const file = temporaryFile();
    await networkOn(file, "killed");
    const copy = `${file}.copy`;
    copyFileSync(file, copy);
    damage(copy, "poll");

    await expect(openDatabase(copy, LATER)).rejects.toThrow(DatabaseUnusable);
    await expect(openToRun(copy, LATER)).rejects.toThrow(SetupFault);
    await expect(openForCommand(copy, LATER)).rejects.toThrow(
      /La base est abîmée[^]*The database is damaged/,
    );
    await opened(file, LATER);
  });

  test("is not looked for after a clean stop, nor by a guest", async () => {
    const file = temporaryFile();
    await networkOn(file, "stopped");
    damage(file, "poll");
    await opened(file, LATER);

    const other = temporaryFile();
    await networkOn(other, "killed");
    damage(other, "poll");
    await opened(other, LATER, "guest");
  });

  test.each([
    ["text", "Ceci n’est pas une base.\n".repeat(100)],
    ["a first page of noise", "SQLite format 3\0".padEnd(8_192, "x")],
  ])("that is %s is refused whoever opens it", async (_, content) => {
    const file = temporaryFile();
    const handle = openSync(file, "w");
    writeSync(handle, content);
    closeSync(handle);
    for (const role of ["keeper", "guest"] as const)
      await expect(openDatabase(file, NOW, role)).rejects.toThrow(DatabaseUnusable);
  });

  test("that is a folder is refused", async () => {
    await expect(openDatabase(tmpdir(), NOW)).rejects.toThrow(DatabaseUnusable);
  });
});

describe("an index leads to", () => {
  test.each(hotQueries.map(([what, ask]) => ({ what, ask })))("$what", async ({ ask }) => {
    const file = temporaryFile();
    await networkOn(file);
    const plans = await plansOf(file, ask);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter((plan) => /^SCAN|AUTOMATIC|\(territory_id=\?\)/.test(plan))).toEqual([]);
  });
});

test("of many deliveries that are ready the first are found without sorting the others", async () => {
  const file = temporaryFile();
  await networkOn(file);
  const plans = await plansOf(file, (store) =>
    store.look((db) => new OutboxQueue(db).ready(NOW, 64, ["member:1"])),
  );
  expect(plans[0]).toContain("delivery_waiting (state=? AND attempt_at<?)");
  expect(plans.join()).not.toContain("TEMP B-TREE");
});

describe("every connection", () => {
  test("writes ahead, waits for the disk, and holds references", async () => {
    const { db } = await opened(temporaryFile(), NOW);
    const pragma = async (name: string) =>
      Object.values(
        (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {},
      )[0];
    expect(await pragma("journal_mode")).toBe("wal");
    expect(await pragma("synchronous")).toBe(2);
    expect(await pragma("foreign_keys")).toBe(1);
    expect(await pragma("trusted_schema")).toBe(0);
  });

  test("prepares each statement once", async () => {
    const file = temporaryFile();
    await networkOn(file);
    const prepare = vi.spyOn(Sqlite.prototype, "prepare");
    onTestFinished(() => prepare.mockRestore());
    const store = new Store(await opened(file, LATER));
    for (const name of ["logement", "sante", "emploi"])
      await store.act(1, ({ bodies }) => bodies.bySlug(name).then((body) => body?.id ?? 0));

    const prepared = prepare.mock.calls.map(([text]) => text);
    expect(prepared.filter((text) => text.includes(`"body"."slug" = ?`))).toHaveLength(1);
    expect(prepared.filter((text) => text.startsWith("begin"))).toEqual(["begin immediate"]);
  });

  test("makes the folder of a file that is not there yet", async () => {
    const file = join(temporaryFile(), "..", "var", "deep", "utopia.db");
    const { store, lock } = await openToRun(file, NOW);
    await store.close();
    lock.release();
    expect(existsSync(file)).toBe(true);
  });
});
