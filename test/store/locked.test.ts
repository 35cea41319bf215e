import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { networkOn, temporaryFile } from "../support/files.ts";

/* What another connection, as another process has one, keeps waiting, and whom. */

const NOW = Date.UTC(2027, 0, 10);

async function setup() {
  const file = temporaryFile();
  await networkOn(file);
  const store = new Store(await openDatabase(file, NOW));
  const other = new Sqlite(file, { timeout: 0 });
  onTestFinished(async () => {
    other.close();
    await store.close();
  });
  const order: string[] = [];
  /** An act that takes a while. */
  const act = (name: string) =>
    store.act(1, async ({ heard }) => {
      order.push(`${name}…`);
      await setTimeout(5);
      await heard.first("slack", name, NOW);
      order.push(name);
    });
  const heard = () => other.prepare("select id from heard order by id").pluck().all();
  return { store, other, order, act, heard };
}

const names = Array.from({ length: 8 }, (_, number) => `act ${number + 1}`);
const oneAfterTheOther = names.flatMap((name) => [`${name}…`, name]);

test("acts wait for whoever writes, and are done in the order in which they came, one at a time", async () => {
  const { other, order, act, heard } = await setup();
  other.exec("begin immediate");
  const acts: Promise<unknown>[] = [];
  for (const name of names) {
    acts.push(act(name));
    await setTimeout(10);
  }
  expect(order).toEqual([]);

  other.exec("commit");
  // Whoever comes now has not waited yet.
  const late = act("late");
  await Promise.all([...acts, late]);

  expect(order).toEqual([...oneAfterTheOther, "late…", "late"]);
  expect(heard()).toEqual([...names, "late"]);
});

test("what is written without a transaction waits too, behind those who came before", async () => {
  const { store, other } = await setup();
  other.exec("begin immediate");
  const tickSeen = () => store.act(1, async ({ health }) => (await health.process())?.lastTick);
  const before = tickSeen();
  const tick = store.ticked(NOW);
  await setTimeout(50);
  other.exec("rollback");
  await tick;
  expect([await before, await tickSeen()]).toEqual([undefined, NOW]);
});

test("a lock that is never given back is waited for in vain once, not once by each", async () => {
  const { other, act, heard } = await setup();
  other.exec("begin immediate");
  const first = act("act 1");
  await setTimeout(50);
  const others = names.slice(1).map(act);
  await expect(first).rejects.toMatchObject({ code: "SQLITE_BUSY" });
  const outcomes = await Promise.allSettled(others);
  expect(outcomes.map(({ status }) => status)).toEqual(others.map(() => "rejected"));
  other.exec("commit");
  await act("late");
  expect(heard()).toEqual(["late"]);
}, 30_000);

test("questions are answered while acts wait", async () => {
  const { store, other, act, heard } = await setup();
  other.exec("begin immediate");
  const waiting = act("act 1");
  const body = await store.read(1, ({ bodies }) => bodies.bySlug("logement"));
  expect(body?.name).toBe("Logement");
  expect(heard()).toEqual([]);
  other.exec("commit");
  await waiting;
});

test("an act that has begun lets nobody in, and keeps what others write waiting", async () => {
  const { store, other, act } = await setup();
  const acting = act("act 1");
  await setTimeout(1);
  expect(() => other.exec("begin immediate")).toThrow("database is locked");
  const seen = store.read(1, ({ heard }) => heard.first("slack", "act 1", NOW));
  await acting;
  expect(await seen).toBe(false);
  other.exec("begin immediate");
  other.exec("rollback");
});

test("a long series of questions lets others be heard", async () => {
  const { store } = await setup();
  let beats = 0;
  const heart = setInterval(() => (beats += 1), 1);
  onTestFinished(() => clearInterval(heart));
  const end = performance.now() + 500;
  while (performance.now() < end) await store.read(1, ({ bodies }) => bodies.all());
  expect(beats).toBeGreaterThan(5);
});
