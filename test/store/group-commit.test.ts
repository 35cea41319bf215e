import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { refuse } from "../../src/domain/refusal.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { networkOn, temporaryFile } from "../support/files.ts";

/* Acts that come together wait for the disk once; what becomes of one is nothing to the others. */

const NOW = Date.UTC(2027, 0, 10);
const names = Array.from({ length: 20 }, (_, number) => `act ${String(number).padStart(2, "0")}`);

async function setup() {
  const file = temporaryFile();
  await networkOn(file);
  const store = new Store(await openDatabase(file, NOW));
  const other = new Sqlite(file);
  onTestFinished(async () => {
    other.close();
    await store.close();
  });
  const version = other.prepare("pragma data_version").pluck();
  const act = (name: string) => store.act(1, ({ heard }) => heard.first("slack", name, NOW));
  // The first one of a process prepares its statements, and takes longer than others wait.
  await act("first");
  return {
    store,
    act,
    heard: () =>
      other.prepare("select id from heard where id <> 'first' order by id").pluck().all(),
    /** Another one than before where something was committed in between. */
    version: () => Number(version.get()),
  };
}

test("what comes together is committed together, in its order", async () => {
  const { act, heard, version } = await setup();
  const versions = new Set<number>([version()]);
  const told: string[] = [];
  await Promise.all(
    names.map(async (name) => {
      await act(name);
      versions.add(version());
      told.push(name);
    }),
  );
  expect(told).toEqual(names);
  expect(heard()).toEqual(names);
  // A busy machine may take longer than they wait for each other.
  expect(versions.size).toBeLessThan(names.length / 2);
});

test("nobody is told before it is on the disk", async () => {
  const { act, heard } = await setup();
  await Promise.all(
    names.map(async (name) => {
      await act(name);
      expect(heard()).toContain(name);
    }),
  );
});

test("one that refuses or fails is undone alone", async () => {
  const { store, act, heard } = await setup();
  const outcomes = await Promise.allSettled([
    act("before"),
    store.act(1, async (repos) => {
      await repos.heard.first("slack", "refused", NOW);
      return refuse("typed.again");
    }),
    store.act(1, async (repos) => {
      await repos.heard.first("slack", "broken", NOW);
      throw new Error("a fault");
    }),
    store.attempt(1, (repos) => repos.heard.first("slack", "tried", NOW)),
    act("after"),
  ]);
  expect(outcomes).toEqual([
    { status: "fulfilled", value: true },
    { status: "fulfilled", value: refuse("typed.again") },
    { status: "rejected", reason: new Error("a fault") },
    { status: "fulfilled", value: true },
    { status: "fulfilled", value: true },
  ]);
  expect(heard()).toEqual(["after", "before"]);
});

test("a commit that fails did nothing for anybody, and says so to all of them", async () => {
  const { store, act, heard } = await setup();
  const spoiling = store.transact(async (db) => {
    await sql`pragma defer_foreign_keys = on`.execute(db);
    await sql`update body set territory_id = 99`.execute(db);
  });
  const outcomes = await Promise.allSettled([act("before"), spoiling, act("after")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(heard()).toEqual([]);
  await act("later");
  expect(heard()).toEqual(["later"]);
});

test("a transaction that SQLite gives up takes with it those that it held, and no other", async () => {
  const { store, act, heard } = await setup();
  const givenUp = () =>
    store.transact((db) =>
      sql`insert or rollback into heard values (null, null, null)`.execute(db),
    );
  const [before, ended, after] = await Promise.allSettled([act("before"), givenUp(), act("after")]);
  expect([before, ended]).toMatchObject([
    { reason: { code: "SQLITE_CONSTRAINT_NOTNULL" } },
    { reason: { code: "SQLITE_CONSTRAINT_NOTNULL" } },
  ]);
  expect(after).toMatchObject({ status: "fulfilled" });
  expect(heard()).toEqual(["after"]);
});

test("those who only ask do not wait for ever behind those who act", async () => {
  const { store, act } = await setup();
  let acts = 0;
  const enough = new AbortController();
  const busy = Array.from({ length: 4 }, async () => {
    while (!enough.signal.aborted) await act(`act ${(acts += 1)}`);
  });
  for (let asked = 0; asked < 20; asked += 1) await store.read(1, ({ bodies }) => bodies.all());
  enough.abort();
  await Promise.all(busy);
  expect(acts).toBeGreaterThan(0);
});
