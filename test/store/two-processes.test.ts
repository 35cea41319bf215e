import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { type Ended, Utopia, utopia } from "../support/process.ts";

const PRESENT = "--at=2027-01-10T10:00";
const POLL = ["poll", "dates", "Colocation", "mardi 2 mars 14h, jeudi 4 mars 18h30"];
const command = (file: string, ...args: readonly string[]) => utopia(file, PRESENT, ...args);

/** A conversation with the network, whose bot runs as long as it lasts. */
async function conversation(file: string): Promise<Utopia> {
  const running = new Utopia(file, [PRESENT]);
  await running.shows(/\/quit/);
  return running;
}

function look<T>(file: string, read: (raw: SqliteFile) => T): T {
  const raw = new Sqlite(file, { readonly: true });
  try {
    return read(raw);
  } finally {
    raw.close();
  }
}

const all = (file: string, query: string): readonly unknown[] =>
  look(file, (raw) => raw.prepare(query).pluck().all());

/** Every row but those of the clock, which ticks by itself. */
const rows = (file: string) =>
  look(file, (raw) =>
    raw
      .prepare(
        "select name from sqlite_master where type = 'table' and name <> 'process' order by name",
      )
      .pluck()
      .all()
      .map((table) => [table, raw.prepare(`select * from "${String(table)}"`).all()]),
  );

const isWhole = (file: string) =>
  look(file, (raw) => [
    raw.pragma("integrity_check", { simple: true }),
    raw.pragma("foreign_key_check"),
  ]);

describe("beside the bot that runs", () => {
  test("a second one refuses, says why in both languages, and changes nothing", async () => {
    const file = temporaryFile();
    const first = await conversation(file);
    const before = rows(file);

    const second = await new Utopia(file, []).leave();

    expect(second.status).toBe(2);
    expect(second.stderr).toContain("Utopia tourne déjà avec la base");
    expect(second.stderr).toContain("Utopia already runs on");
    expect(second.stdout).toBe("");
    expect(rows(file)).toEqual(before);
    first.says("aide");
    await first.shows(/\/utopia/);
    expect((await first.leave()).status).toBe(0);
  });

  test("a command line is answered, and what it owes is posted by the bot within seconds", async () => {
    const file = temporaryFile();
    const running = await conversation(file);

    const opened = await command(file, "--in=logement", ...POLL);

    expect(opened).toMatchObject({ status: 0, stderr: "" });
    expect(opened.stdout).toMatch(/Sondage n°\s1 ouvert/);
    await running.shows(/#logement[^]*Colocation/);
    await expect.poll(() => all(file, "select state from delivery")).toEqual(["sent"]);

    await command(file, "--as=Léa", "--in=logement", "vote", "1", "oui");
    await running.shows(/1\soui[^]*#logement/);
    expect(await running.leave()).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("rôle prendre") as string,
    });
  });
});

const isFounder = ({ stderr }: Pick<Ended, "stderr">) => stderr.includes("Réseau fondé");

describe("eight command lines at once", () => {
  test("on a file that is not there found one network, and plan each their meeting", async () => {
    const file = join(temporaryFile(), "..", "var", "utopia.db");
    const days = [1, 2, 3, 4, 5, 8, 9, 10];

    const ended = await Promise.all(
      days.map((day) =>
        command(file, "--in=logement", "meeting", "plan", `le ${day} février 2027 à 18h`),
      ),
    );

    expect(
      ended.map(({ status, stderr }) => [status, isFounder({ stderr }) ? "" : stderr]),
    ).toEqual(days.map(() => [0, ""]));
    expect(ended.filter(isFounder)).toHaveLength(1);
    expect(all(file, "select slug from territory")).toEqual(["thionville"]);
    expect(all(file, "select number from meeting order by number")).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(all(file, "select count(distinct wall) from meeting")).toEqual([8]);
    expect(isWhole(file)).toEqual(["ok", []]);
  }, 60_000);

  test("on a poll lose no voice and count none twice", async () => {
    const file = temporaryFile();
    await networkOn(file);
    await command(file, "--in=logement", ...POLL);
    const people = ["Anne", "Bilal", "Chloé", "Driss", "Elsa", "Farid", "Gaëlle", "Hugo"];

    const ended = await Promise.all(
      people.map((name) => command(file, `--as=${name}`, "--in=logement", "vote", "1", "oui")),
    );

    expect(ended.map(({ status }) => status)).toEqual(people.map(() => 0));
    expect(all(file, "select count(*) from ballot")).toEqual([8]);
    expect(all(file, "select count(distinct member_id) from ballot")).toEqual([8]);
    expect(all(file, "select answer from ballot_answer")).toEqual(people.map(() => "yes"));
    expect(isWhole(file)).toEqual(["ok", []]);
  }, 60_000);
});

describe("a bot that was killed", () => {
  test("leaves no stale lock: the next one starts, and goes on", async () => {
    const file = temporaryFile();
    const first = await conversation(file);
    await command(file, "--in=logement", ...POLL);
    await first.shows(/#logement/);
    await first.kill();
    await command(file, "--in=logement", "meeting", "plan", "mardi 2 mars 18h");

    const next = await conversation(file);
    next.says("aide");
    await next.shows(/#logement[^]*mardi 2 mars 2027/);
    expect((await next.leave()).status).toBe(0);
    expect(isWhole(file)).toEqual(["ok", []]);
    expect(all(file, "select stopped_at is not null from process")).toEqual([1]);
  });

  test("has its file checked before anything else happens", async () => {
    const file = temporaryFile();
    const first = await conversation(file);
    await first.kill();
    // Closing the last connection copies the write-ahead log into the file.
    const raw = new Sqlite(file);
    const page = Number(
      raw.prepare("select rootpage from sqlite_master where name = 'meeting'").pluck().get(),
    );
    const size = Number(raw.pragma("page_size", { simple: true }));
    raw.close();
    const handle = openSync(file, "r+");
    onTestFinished(() => closeSync(handle));
    writeSync(handle, Buffer.alloc(size, 7), 0, size, (page - 1) * size);

    const next = await new Utopia(file, []).leave();

    expect(next.status).toBe(2);
    expect(next.stderr).toMatch(/La base est abîmée[^]*The database is damaged/);
  });
});

type Case = [
  what: string,
  status: number,
  args: readonly string[],
  make: (file: string) => Promise<void> | void,
  says: RegExp,
];

const noDatabase = (file: string) => writeFileSync(file, "Ceci n’est pas une base.\n".repeat(99));
const newer = (file: string) => changed(file, "insert into migration values ('9999-later', 1)");
const withoutMeetings = (file: string) => changed(file, "alter table meeting rename to gone");

async function changed(file: string, statement: string): Promise<void> {
  await networkOn(file);
  const raw = new Sqlite(file);
  raw.exec(statement);
  raw.close();
}

describe("the command line", () => {
  test("gives with --json the view as data", async () => {
    const file = temporaryFile();
    await networkOn(file);
    const shown = await command(file, "--json", "--in=logement", "next-meeting");
    expect(JSON.parse(shown.stdout)).toEqual({
      blocks: expect.arrayContaining([expect.objectContaining({ block: "text" })]) as unknown,
    });
    const refused = await command(file, "--json", "meeting", "show", "99");
    expect(JSON.parse(refused.stdout)).toMatchObject({
      refused: expect.stringMatching(/^\w+\.[\w-]+$/) as string,
    });
    expect([shown.status, refused.status]).toEqual([0, 1]);
  });

  test.each<Case>([
    ["what was asked is done", 0, ["help"], networkOn, /utopia/],
    ["what was asked is refused", 1, ["meeting", "show", "99"], networkOn, /99/],
    ["nobody knows the command", 1, ["reunoin"], networkOn, /réunion/],
    ["the present is no time", 2, ["--at=demain", "help"], networkOn, /2027-03-01T09:00/],
    ["a setting is wrong", 2, ["--at"], networkOn, /il manque[^]*is missing/],
    ["the file is no database", 2, ["help"], noDatabase, /abîmée[^]*damaged/],
    ["the file comes from a newer version", 2, ["help"], newer, /plus récente[^]*newer/],
    ["the fault is ours", 2, ["next-meeting"], withoutMeetings, /[0-9A-F]{8}/],
  ])("ends, when %s, with the status %i", async (_, status, args, make, says) => {
    const file = temporaryFile();
    await make(file);
    const ended = await utopia(file, ...args);
    expect(ended.status).toBe(status);
    expect(ended.stdout + ended.stderr).toMatch(says);
  });
});
