import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { Store } from "../../src/store/store.ts";
import { DAY } from "../../src/when.ts";
import { temporaryFile } from "../support/files.ts";

const MORNING = Date.UTC(2027, 0, 10);

async function storeOn(file: string): Promise<Store> {
  const store = new Store(await openDatabase(file, MORNING));
  onTestFinished(() => store.close());
  return store;
}

const at = (now: number) => ({ now: () => now });

test("what is kept is there after a restart, the newest under each name", async () => {
  const file = temporaryFile();
  const store = await storeOn(file);
  const keep = store.keep("matrix", at(MORNING));
  await keep.set("sync", "s1");
  await keep.set("sync", "s2");
  expect(await keep.get("session")).toBeUndefined();
  await store.close();

  const again = (await storeOn(file)).keep("matrix", at(MORNING));
  expect(await again.get("sync")).toBe("s2");
  await again.delete("sync");
  expect(await again.get("sync")).toBeUndefined();
});

test("one platform does not see what another keeps", async () => {
  const store = await storeOn(temporaryFile());
  const matrix = store.keep("matrix", at(MORNING));
  const slack = store.keep("slack", at(MORNING));
  await matrix.set("sync", "s1");
  expect(await slack.get("sync")).toBeUndefined();
  await slack.delete("sync");
  await slack.forget("", MORNING + DAY);
  expect(await matrix.get("sync")).toBe("s1");
});

test("what is old is forgotten under names that begin so, and under no others", async () => {
  const store = await storeOn(temporaryFile());
  const yesterday = store.keep("matrix", at(MORNING - DAY));
  const today = store.keep("matrix", at(MORNING));
  await yesterday.set("reaction:$old", "vote");
  await yesterday.set("reaction:$renewed", "vote");
  await yesterday.set("reactions", "no reaction");
  await yesterday.set("%", "a name like any other");
  await today.set("reaction:$renewed", "vote again");

  await today.forget("reaction:", MORNING);
  await today.forget("_", MORNING);

  expect(await today.get("reaction:$old")).toBeUndefined();
  expect(await today.get("reaction:$renewed")).toBe("vote again");
  expect(await today.get("reactions")).toBe("no reaction");
  expect(await today.get("%")).toBe("a name like any other");
});
