import { readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { Utopia, utopia } from "../support/process.ts";

/** A network on a file, and a copy of it beside. */
async function networkWithCopy(): Promise<{ readonly file: string; readonly copy: string }> {
  const file = temporaryFile();
  await networkOn(file);
  const copy = join(dirname(file), "copy.db");
  const store = new Store(await openDatabase(file, 0));
  await store.copyTo(copy);
  await store.close();
  return { file, copy };
}

/** Every file of a folder with its bytes; the lock and what SQLite makes anew are left out. */
function bytesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter(
    (name) => !/(?:\.lock|-wal|-shm|\.history)$/u.test(name),
  );
  return new Map(names.map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));
}

type Row = readonly [
  what: string,
  args: (copy: string, file: string) => readonly string[] | Promise<readonly string[]>,
  refused: string,
  says: RegExp,
];

const sql = (file: string, statement: string) => {
  const raw = new Sqlite(file);
  raw.exec(statement);
  raw.close();
  return [file];
};

const text = (file: string) => {
  writeFileSync(file, "Chère Léa,\n".repeat(500));
  return [file];
};

const halved = (file: string) => {
  truncateSync(file, Math.floor(readFileSync(file).length / 2));
  return [file];
};

const ROWS: readonly Row[] = [
  ["no file is named", () => [], "restore.which", /Il manque le fichier[^]*The file is missing/],
  [
    "there is no such file",
    (copy) => [`${copy}.gone`],
    "restore.missing",
    /Il n’y a pas de fichier[^]*There is no file/,
  ],
  ["it is a folder", (copy) => [dirname(copy)], "restore.missing", /Il n’y a pas de fichier/],
  [
    "it is the database itself",
    (_, file) => [file],
    "restore.itself",
    /la base elle-même[^]*the database itself/,
  ],
  [
    "it is the database by another name",
    (copy, file) => {
      symlinkSync(file, `${copy}.link`);
      return [`${copy}.link`];
    },
    "restore.itself",
    /la base elle-même/,
  ],
  ["it is a letter", text, "restore.damaged", /est abîmé, ou n’est pas une base[^]*is damaged/],
  ["half of it is missing", halved, "restore.damaged", /est abîmé/],
  [
    "it is a database of something else",
    (copy) => sql(`${copy}.other`, "create table note (text)"),
    "restore.foreign",
    /pas celle d’Utopia[^]*not Utopia’s/,
  ],
  [
    "it is empty",
    (copy) => {
      writeFileSync(`${copy}.empty`, "");
      return [`${copy}.empty`];
    },
    "restore.foreign",
    /pas celle d’Utopia/,
  ],
  [
    "it holds no network",
    async (copy) => {
      const store = new Store(await openDatabase(`${copy}.new`, 0));
      await store.close();
      return [`${copy}.new`];
    },
    "restore.foreign",
    /pas celle d’Utopia/,
  ],
  [
    "it comes from a newer version",
    (copy) => sql(copy, "insert into migration values ('9999-later', 1)"),
    "restore.newer",
    /plus récente d’Utopia \(9999-later\)[^]*newer Utopia/,
  ],
];

describe("a copy is not put back, and nothing is changed", () => {
  test.each(ROWS)("when %s", async (_, args, refused, says) => {
    const { file, copy } = await networkWithCopy();
    const named = await args(copy, file);
    const before = bytesIn(dirname(file));

    const ended = await utopia(file, "restore", ...named, "--json");

    expect(ended.status).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ refused });
    expect(ended.stdout).toMatch(says);
    expect(ended.stderr).toBe("");
    expect(bytesIn(dirname(file))).toEqual(before);
  });

  test("when the bot runs", async () => {
    const { file, copy } = await networkWithCopy();
    const running = new Utopia(file, []);
    await running.shows(/\/quit/);

    const ended = await utopia(file, "restore", copy);

    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(
      /Utopia tourne avec la base[^]*arrêtez-le d’abord[^]*stop it first/,
    );
    running.says("aide");
    await running.shows(/\/utopia/);
    expect((await running.leave()).status).toBe(0);
    expect(readdirSync(dirname(file)).filter((name) => name.includes("replaced"))).toEqual([]);
  });

  test("when a command still uses the database", async () => {
    const { file, copy } = await networkWithCopy();
    const store = new Store(await openDatabase(file, 0, "guest"));
    onTestFinished(() => store.close());
    await store.started(1);

    const ended = await utopia(file, "restore", copy);

    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/Une commande se sert encore de[^]*A command still uses/);
    expect(
      readdirSync(dirname(file)).map((name) => name.replace(basename(file), "db")),
    ).not.toEqual(expect.arrayContaining([expect.stringContaining("replaced")]));
    expect((await store.process())?.startedAt).toBe(1);
  });
});
