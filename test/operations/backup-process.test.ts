import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Sqlite } from "../../src/store/sqlite.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { Utopia } from "../support/process.ts";

const file = (day: string) => `utopia-${day}.db`;
const isWhole = (name: string) => {
  const raw = new Sqlite(name, { readonly: true });
  const verdict = raw.pragma("integrity_check", { simple: true });
  raw.close();
  return verdict === "ok";
};

/** A database of its own, with a folder for its copies. */
async function folderFor(): Promise<{ readonly database: string; readonly folder: string }> {
  const database = temporaryFile();
  await networkOn(database);
  return { database, folder: join(dirname(database), "copies") };
}

const PAST = ["2020-01-01", "2020-01-02", "2020-01-03"].map((day) => file(day));

describe("the built bot", () => {
  test("makes the day's copy by itself, and its status says when", async () => {
    const { database, folder } = await folderFor();
    const settings = { UTOPIA_BACKUPS: folder, UTOPIA_BACKUPS_KEPT: "2" };
    mkdirSync(folder);
    for (const name of PAST) writeFileSync(join(folder, name), "");
    const running = new Utopia(database, [], settings);
    await running.shows(/\/quit/);
    await expect
      .poll(() => readdirSync(folder).filter((name) => PAST.includes(name)), { timeout: 15_000 })
      .toEqual(PAST.slice(2));

    const status = await new Utopia(database, ["réseau", "état"], settings).leave();

    expect(status.stdout).toMatch(/Dernière copie\s+\w+ \d+/u);
    expect(status.stdout).not.toContain("manque");
    expect((await running.leave()).status).toBe(0);
    const made = readdirSync(folder).filter((name) => !PAST.includes(name));
    expect(made).toHaveLength(1);
    expect(isWhole(join(folder, made[0] ?? ""))).toBe(true);
  });

  test("never copies days that are only played over real ones", async () => {
    const { database, folder } = await folderFor();
    const settings = { UTOPIA_BACKUPS: folder, UTOPIA_BACKUPS_KEPT: "2" };
    mkdirSync(folder);
    for (const name of PAST.slice(1)) writeFileSync(join(folder, name), "");
    const running = new Utopia(database, ["--at=2035-01-10T10:00"], settings);
    for (const day of ["11", "12", "13"]) running.says(`/at 2035-01-${day}T10:00`);
    await running.shows(/13 janvier 2035/u);
    await running.leave();
    expect(readdirSync(folder).filter((name) => name.includes("2035"))).toEqual([]);
    expect(readdirSync(folder)).toContain(PAST[2]);
  });

  test("killed while it copies, leaves no half of a copy under the final name", async () => {
    const { database, folder } = await folderFor();
    const settings = { UTOPIA_BACKUPS: folder };
    ballast(database);
    const begun = performance.now();
    await new Utopia(database, ["backup"], settings).leave();
    const whole = performance.now() - begun;
    const seen = new Set<string>();
    for (let part = 1; part <= 12; part += 1) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      const copying = new Utopia(database, ["backup"], settings);
      await new Promise((wake) => setTimeout(wake, (whole * part) / 12));
      await copying.kill();
      const names = readdirSync(folder);
      for (const name of names) seen.add(name.includes(".part-") ? "part" : "whole");
      const finals = names.filter((name) => name.endsWith(".db"));
      expect(finals.every((name) => isWhole(join(folder, name)))).toBe(true);
    }
    expect(seen).toContain("part");
  }, 90_000);
});

/** Makes a database so heavy that its copy takes a while. */
function ballast(database: string): void {
  const raw = new Sqlite(database);
  raw.exec(
    `create table ballast (bytes);
     with recursive n (i) as (select 1 union all select i + 1 from n where i < 15000)
     insert into ballast select randomblob(4000) from n;`,
  );
  raw.close();
}

const backup = (database: string, settings: NodeJS.ProcessEnv, ...words: readonly string[]) =>
  new Utopia(database, ["backup", ...words], settings).leave();

describe("backup, without a file", () => {
  test("makes today's copy now, anew if there is one, and lets the oldest go", async () => {
    const { database, folder } = await folderFor();
    const settings = { UTOPIA_BACKUPS: folder, UTOPIA_BACKUPS_KEPT: "3" };
    mkdirSync(folder);
    for (const name of PAST) writeFileSync(join(folder, name), "");
    const first = await backup(database, settings);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /Sauvegarde faite\s: .*utopia-\d{4}-\d\d-\d\d\.db[^]*on en garde\s3/u,
    );
    const today = readdirSync(folder).find((name) => !PAST.includes(name)) ?? "";
    const raw = new Sqlite(database);
    raw.exec("update territory set name = 'Changé'");
    raw.close();

    const second = await backup(database, settings);

    expect(second.status).toBe(0);
    expect(second.stdout).not.toContain("on en garde");
    const copy = new Sqlite(join(folder, today), { readonly: true });
    expect(copy.prepare("select name from territory").pluck().get()).toBe("Changé");
    copy.close();
    expect(readdirSync(folder)).toEqual([PAST[1], PAST[2], today]);
  });

  test("asks for a file where no folder is set", async () => {
    const { database } = await folderFor();
    const { status, stdout } = await backup(database, {});
    expect([status, stdout]).toEqual([1, expect.stringContaining("Il manque le fichier")]);
  });

  test.each([
    ["in its folder", (database: string) => ({ UTOPIA_BACKUPS: database }), []],
    ["in the folder of a file", () => ({}), ["/proc/none/copy.db"]],
  ] as const)("that cannot be written %s is refused", async (_, settings, words) => {
    const { database } = await folderFor();
    const { status, stdout } = await backup(database, settings(database), ...words, "--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ refused: "tool.copy-failed" });
  });
});
