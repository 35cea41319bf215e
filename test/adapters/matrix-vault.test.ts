import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Change, Image } from "../../adapters/matrix/crypto/memory-database.ts";
import { Vault } from "../../adapters/matrix/crypto/vault.ts";
import { Seal } from "../../adapters/matrix/seal.ts";
import type { Keep } from "../../src/chat.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { temporaryFile } from "../support/files.ts";
import { KEY, keepOn } from "../support/matrix-device.ts";

const NAME = "crypto:@utopia:thionville.fr:DEVICE";
const EMPTY: Image = {
  version: 107,
  tables: ["sessions", "devices"].map((name) => ({ name, indexes: [], entries: [] })),
};
const CLAIMS = { stood: "before", claimed: "now" };

async function vaultParts(database = temporaryFile()) {
  const { keep, close } = await keepOn(database);
  onTestFinished(close);
  const seal = await Seal.open(keep, KEY);
  if (seal === undefined) throw new Error("there is a key");
  return { keep, seal, name: NAME };
}

const key = fc.constantFrom("a", "b", "c", "d");
const change: fc.Arbitrary<Change> = fc.record({
  table: fc.constantFrom("sessions", "devices"),
  isWhole: fc.boolean(),
  put: fc.array(fc.tuple(key, fc.string())),
  gone: fc.array(key),
});

/** What stands after a change, as its words say it. */
function apply(tables: Map<string, Map<string, unknown>>, { table, isWhole, put, gone }: Change) {
  const entries = tables.get(table) ?? new Map();
  if (isWhole) entries.clear();
  for (const one of gone) entries.delete(one);
  for (const [one, value] of put) entries.set(one, value);
  tables.set(table, entries);
}

const read = ({ tables }: Image) =>
  new Map(tables.map(({ name, entries }) => [name, new Map(entries)]));

test("what is read back is what was kept last, whatever write failed between", async () => {
  const parts = await vaultParts();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ change, fails: fc.boolean(), folds: fc.boolean() })),
      async (steps) => {
        let isBroken = false;
        const keep: Keep = {
          ...parts.keep,
          get: (name) => parts.keep.get(name),
          forget: (prefix, before) => parts.keep.forget(prefix, before),
          set: (name, value) =>
            isBroken ? Promise.reject(new Error("disk full")) : parts.keep.set(name, value),
        };
        const vault = Vault.empty({ ...parts, keep });
        const tables = read(EMPTY);
        await vault.replace(EMPTY, CLAIMS);
        for (const { change: one, fails, folds } of steps) {
          const before = vault.number;
          isBroken = fails;
          const written = vault.add({ changes: [one], claims: CLAIMS });
          if (fails) await expect(written).rejects.toThrow("disk full");
          else apply(tables, one);
          await written.catch(() => undefined);
          isBroken = false;
          expect(vault.number).toBe(fails ? before : before + 1);
          const found = await Vault.read(parts);
          expect(found && read(found.image)).toEqual(tables);
          if (folds && found) await vault.replace(found.image, CLAIMS);
        }
        const found = await Vault.read(parts);
        expect(found && [read(found.image), found.claims, found.vault.number]).toEqual([
          tables,
          CLAIMS,
          vault.number,
        ]);
      },
    ),
    { numRuns: 30 },
  );
});

test("what is added is folded in time: the rows stay few", async () => {
  const database = temporaryFile();
  const parts = await vaultParts(database);
  const vault = Vault.empty(parts);
  let image = EMPTY;
  await vault.replace(image, CLAIMS);
  for (let number = 0; number < 200; number++) {
    const put = [["session", "x".repeat(1_000)]] as const;
    const changes = [{ table: "sessions", isWhole: false, put, gone: [] }];
    await vault.add({ changes, claims: CLAIMS });
    image = (await Vault.read(parts))?.image ?? image;
    if (vault.isHeavy) await vault.replace(image, CLAIMS);
  }
  const raw = new Sqlite(database, { readonly: true });
  const rows = raw.prepare("select count(*) as many from kept where name like 'crypto:%'").get();
  raw.close();
  expect((rows as { readonly many: number }).many).toBeLessThan(60);
});
