import { describe, expect, onTestFinished, test } from "vitest";
import { compiledOnce } from "../../src/store/compiled.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { networkOn, temporaryFile } from "../support/files.ts";

const body = compiledOnce((db, given: { slug: string; parent: number | null }) =>
  db
    .selectFrom("body")
    .select("name")
    .where("slug", "=", given.slug)
    .where("parent_id", "is", given.parent),
);

async function opened(): Promise<Database> {
  const file = temporaryFile();
  await networkOn(file);
  const database = await openDatabase(file, 0);
  onTestFinished(() => database.close());
  return database;
}

describe("a compiled query", () => {
  test("is bound to the values of each call, null too, on whatever database it is asked", async () => {
    const [one, other] = [await opened(), await opened()];
    expect(await body(one.db, { slug: "logement", parent: null })).toEqual([{ name: "Logement" }]);
    expect(await body(one.db, { slug: "emploi", parent: null })).toEqual([{ name: "Emploi" }]);
    expect(await body(one.db, { slug: "emploi", parent: 1 })).toEqual([]);
    await other.db.transaction().execute(async (transaction) => {
      await transaction.updateTable("body").set({ name: "Travail" }).where("id", "=", 1).execute();
      expect(await body(transaction, { slug: "emploi", parent: null })).toEqual([
        { name: "Travail" },
      ]);
    });
    expect(await body(one.db, { slug: "emploi", parent: null })).toEqual([{ name: "Emploi" }]);
  });

  test("is never built of all its values at once, which it does not know", async () => {
    const { db } = await opened();
    const spread = compiledOnce((any, given: { slug: string }) =>
      any.updateTable("body").set({ ...given }),
    );
    await expect(spread(db, { slug: "logement" })).rejects.toThrow("names each of its values");
  });

  test("says what never varies as it is, whatever stands in it", async () => {
    const { db } = await opened();
    const said = compiledOnce((any, given: { slug: string }) =>
      any
        .selectFrom("body")
        .select((eb) => [eb.val('l\'été, ou « "ici" » ?').as("words"), eb.val(null).as("nothing")])
        .where("slug", "=", given.slug),
    );
    expect(await said(db, { slug: "logement" })).toEqual([
      { words: 'l\'été, ou « "ici" » ?', nothing: null },
    ]);
  });
});
