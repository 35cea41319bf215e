import { expect, onTestFinished, test } from "vitest";
import { refuse } from "../../src/domain/refusal.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Store } from "../../src/store/store.ts";
import { DAY } from "../../src/when.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { network } from "../support/town.ts";

const NOW = Date.UTC(2027, 0, 10);

async function storeOn(file: string): Promise<Store> {
  const store = new Store(await openDatabase(file, NOW));
  onTestFinished(() => store.close());
  return store;
}

async function founded(): Promise<{ file: string; store: Store }> {
  const file = temporaryFile();
  await networkOn(file);
  return { file, store: await storeOn(file) };
}

const first = (store: Store, id: string, platform = "slack") =>
  store.act(1, ({ heard }) => heard.first(platform, id, NOW));

test("what comes again is known, after a restart too; on another platform it is something else", async () => {
  const { file, store } = await founded();
  expect(await first(store, "trigger-1")).toBe(true);
  expect(await first(store, "trigger-1")).toBe(false);
  expect(await first(store, "trigger-2")).toBe(true);
  expect(await first(store, "trigger-1", "discord")).toBe(true);
  await store.close();

  expect(await first(await storeOn(file), "trigger-1")).toBe(false);
});

test("of two who hear it at once, one is the first", async () => {
  const { file, store } = await founded();
  const other = await storeOn(file);
  const both = await Promise.all([first(store, "trigger-1"), first(other, "trigger-1")]);
  expect(both.toSorted()).toEqual([false, true]);
});

test("what was heard by an act that was refused, or failed, was not heard", async () => {
  const { store } = await founded();
  await store.act(1, async ({ heard }) => {
    await heard.first("slack", "refused", NOW);
    return refuse("rights.coordination");
  });
  const failing = store.act(1, async ({ heard }) => {
    await heard.first("slack", "failed", NOW);
    throw new Error("ours");
  });
  await expect(failing).rejects.toThrow("ours");
  expect(await first(store, "refused")).toBe(true);
  expect(await first(store, "failed")).toBe(true);
});

test("it is remembered for a day, then forgotten by the clock", async () => {
  const town = await network({ from: "2027-01-11T10:00" });
  const isFirst = (id: string, now = town.clock.now()) =>
    town.act(({ heard }) => heard.first("slack", id, now));
  await isFirst("yesterday", town.clock.now() - DAY / 2);
  await isFirst("today");

  await town.until("2027-01-12T00:30");

  const kept = await town.store.look((db) => db.selectFrom("heard").select("id").execute());
  expect(kept).toEqual([{ id: "today" }]);
  await town.wakeAt("2027-01-12T09:59");
  expect(await isFirst("today")).toBe(false);
  await town.wakeAt("2027-01-14T12:00");
  expect(await isFirst("today")).toBe(true);
});
