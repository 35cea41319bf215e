import {
  chmodSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { Utopia, utopia } from "../support/process.ts";

const PRESENT = "--at=2027-01-13T11:00";

/** A network named « Avant », and a copy of it when it was named « Thionville ». */
async function changedNetwork(): Promise<{ readonly file: string; readonly copy: string }> {
  const file = temporaryFile();
  await networkOn(file);
  const copy = join(dirname(file), "copy.db");
  const store = new Store(await openDatabase(file, 0));
  await store.copyTo(copy);
  await store.close();
  change(file, "update territory set name = 'Après'");
  return { file, copy };
}

function change(file: string, statement: string): void {
  const raw = new Sqlite(file);
  raw.exec(statement);
  raw.close();
}

function look<T>(file: string, read: (raw: SqliteFile) => T): T {
  const raw = new Sqlite(file);
  try {
    return read(raw);
  } finally {
    raw.close();
  }
}

const nameIn = (file: string) =>
  look(file, (raw) => raw.prepare("select name from territory").pluck().get());

const isWhole = (file: string) =>
  look(file, (raw) => raw.pragma("integrity_check", { simple: true })) === "ok";

const isPaused = (file: string) =>
  look(file, (raw) => raw.prepare("select paused_at is not null from process").pluck().get()) === 1;

/** The names of what stands beside a database, with what follows its own name. */
const beside = (file: string): readonly string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.`))
    .map((name) => name.slice(basename(file).length))
    .toSorted();

const KEPT = ".replaced-2027-01-13T11-00";

describe("a copy that is put back", () => {
  test("stands in the database's place, paused, and says how to go on", async () => {
    const { file, copy } = await changedNetwork();
    const before = readFileSync(copy);

    const ended = await utopia(file, PRESENT, "restore", copy);

    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain(`La copie ${copy} est en place.`);
    expect(ended.stdout).toContain(`${file}${KEPT}`);
    expect(ended.stdout).toMatch(
      /La copie s’arrête au[^]*Utopia est en pause[^]*réseau reprendre/u,
    );
    expect([nameIn(file), isPaused(file), isWhole(file)]).toEqual(["Thionville", true, true]);
    expect(nameIn(`${file}${KEPT}`)).toBe("Après");
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(beside(file)).toEqual([".lock", KEPT]);
  });

  test("is said to be paused where the bot starts, and goes on after a yes beside it", async () => {
    const { file, copy } = await changedNetwork();
    await utopia(file, PRESENT, "restore", copy);
    const running = new Utopia(file, [PRESENT]);
    await running.shows(/En pause depuis[^]*réseau reprendre/u);

    const asked = await utopia(file, PRESENT, "réseau", "reprendre");
    expect(asked.stdout).toContain("Ce qui partirait à la reprise");
    const resumed = await utopia(file, PRESENT, "réseau", "reprendre", "--oui");

    expect(resumed).toMatchObject({ status: 0, stderr: "" });
    expect(isPaused(file)).toBe(false);
    running.says("quand");
    await running.shows(/visiteur › quand[^]*Aucune réunion/u);
    const { status, stdout } = await running.leave();
    expect(status).toBe(0);
    expect(stdout.slice(stdout.indexOf("› quand"))).not.toContain("Utopia est en pause");
  });

  test("twice in a minute loses nothing that was kept", async () => {
    const { file, copy } = await changedNetwork();
    await utopia(file, PRESENT, "restore", copy);
    change(file, "update territory set name = 'Encore'");
    await utopia(file, PRESENT, "restore", copy);
    expect(beside(file)).toEqual([".lock", KEPT, `${KEPT}-2`]);
    expect([nameIn(`${file}${KEPT}`), nameIn(`${file}${KEPT}-2`)]).toEqual(["Après", "Encore"]);
  });

  test("can be one that may only be read", async () => {
    const { file, copy } = await changedNetwork();
    chmodSync(copy, 0o444);
    expect((await utopia(file, PRESENT, "restore", copy)).status).toBe(0);
    change(file, "update territory set name = 'Écrit'");
    expect(nameIn(file)).toBe("Écrit");
  });

  test("can be read by whoever could read the former one", async () => {
    const { file, copy } = await changedNetwork();
    chmodSync(file, 0o640);
    await utopia(file, PRESENT, "restore", copy);
    expect((statSync(file).mode & 0o777).toString(8)).toBe("640");
  });

  test("has what was still in its write-ahead log", async () => {
    const { file, copy } = await changedNetwork();
    const busy = new Sqlite(copy);
    onTestFinished(() => void busy.close());
    busy.pragma("journal_mode = WAL");
    busy.exec("update territory set name = 'Du journal'");
    expect((await utopia(file, PRESENT, "restore", copy)).status).toBe(0);
    expect(nameIn(file)).toBe("Du journal");
  });

  test("is put where a link leads", async () => {
    const { file, copy } = await changedNetwork();
    const link = join(dirname(file), "link.db");
    symlinkSync(file, link);
    expect((await utopia(link, PRESENT, "restore", copy)).status).toBe(0);
    expect(nameIn(file)).toBe("Thionville");
    expect(beside(file)).toContain(KEPT);
  });

  test("makes a database where there is none", async () => {
    const { copy } = await changedNetwork();
    const file = join(temporaryFile(), "..", "var", "new.db");
    const ended = await utopia(file, PRESENT, "restore", copy);
    expect(ended.status).toBe(0);
    expect(ended.stdout).not.toContain("L’ancienne base");
    expect([nameIn(file), isPaused(file)]).toEqual(["Thionville", true]);
  });
});

test("a database that is damaged is kept as it is, with its write-ahead log", async () => {
  const { file, copy } = await changedNetwork();
  const busy = new Sqlite(file);
  onTestFinished(() => void busy.close());
  busy.pragma("journal_mode = WAL");
  busy.exec("update territory set name = 'Pas encore écrit'");
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(100, 7), 0, 100, 0);
  closeSync(handle);
  const [damaged, log] = [readFileSync(file), readFileSync(`${file}-wal`)];

  const ended = await utopia(file, PRESENT, "restore", copy);

  expect(ended.status).toBe(0);
  expect([nameIn(file), isWhole(file)]).toEqual(["Thionville", true]);
  expect(readFileSync(`${file}${KEPT}`).equals(damaged)).toBe(true);
  expect(readFileSync(`${file}${KEPT}-wal`).equals(log)).toBe(true);
});

test("killed at any moment, one of the two stands whole in that place", async () => {
  const { file, copy } = await changedNetwork();
  const begun = performance.now();
  await utopia(file, PRESENT, "restore", copy);
  const whole = performance.now() - begun;
  const seen = new Set<unknown>();
  for (let part = 1; part <= 16; part += 1) {
    change(file, "update territory set name = 'Après'; update process set paused_at = null");
    const restoring = new Utopia(file, [PRESENT, "restore", copy]);
    await new Promise((wake) => setTimeout(wake, (whole * part) / 16));
    await restoring.kill();
    expect(isWhole(file)).toBe(true);
    const name = nameIn(file);
    expect(["Après", "Thionville"]).toContain(name);
    expect(isPaused(file)).toBe(name === "Thionville");
    seen.add(name);
  }
  expect(seen.size).toBe(2);
  // What a killed one left is no hindrance.
  expect((await utopia(file, PRESENT, "restore", copy)).status).toBe(0);
}, 90_000);
