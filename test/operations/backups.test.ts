import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Backups } from "../../src/backups.ts";
import { makeLog } from "../../src/log.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import type { Clock } from "../../src/when.ts";
import { at, network, type Town } from "../support/town.ts";

/** A town whose copies are made as its bot would make them, looking when it is told. */
async function keptTown(kept = 14): Promise<Kept> {
  const town = await network({ from: "2027-03-01T02:00" });
  const folder = join(dirname(town.file), "copies");
  let waited = 0;
  const clock: Clock = { now: () => town.clock.now(), monotonic: () => waited };
  const backups = new Backups({
    settings: { folder, kept },
    store: town.store,
    zone: "Europe/Paris",
    clock,
    log: makeLog("silent"),
  });
  return {
    town,
    folder,
    backups,
    names: () => (existsSync(folder) ? readdirSync(folder).toSorted() : []),
    look: async (wall) => {
      town.clock.set(at(wall));
      await backups.look();
    },
    pass: (ms) => {
      waited += ms;
    },
  };
}

interface Kept {
  readonly town: Town;
  readonly folder: string;
  readonly backups: Backups;
  readonly names: () => readonly string[];
  /** Looks at a wall time whether a copy is owed. */
  readonly look: (wall: string) => Promise<void>;
  /** Lets time pass (ms), on no wall. */
  readonly pass: (ms: number) => void;
}

const file = (day: string) => `utopia-${day}.db`;
const isWhole = (name: string) => {
  const raw = new Sqlite(name, { readonly: true });
  const verdict = raw.pragma("integrity_check", { simple: true });
  raw.close();
  return verdict === "ok";
};

describe("one copy a day", () => {
  test("the first at once, the others from three in the morning on", async () => {
    const { look, names } = await keptTown();
    await look("2027-03-01T02:00");
    expect(names()).toEqual([file("2027-03-01")]);
    await look("2027-03-01T23:59");
    await look("2027-03-02T02:59");
    expect(names()).toEqual([file("2027-03-01")]);
    await look("2027-03-02T03:00");
    await look("2027-03-02T03:01");
    expect(names()).toEqual([file("2027-03-01"), file("2027-03-02")]);
  });

  test("is whole, alone in its file, and only its owner can read it", async () => {
    const { town, look, folder, names } = await keptTown();
    await (await town.animation()).says("réunion fixer jeudi 1 avril 18h");
    await look("2027-03-01T04:00");
    const copy = join(folder, file("2027-03-01"));
    expect(town.digestOf(copy)).not.toBe("");
    expect(isWhole(copy)).toBe(true);
    expect((statSync(copy).mode & 0o777).toString(8)).toBe("600");
    expect((statSync(folder).mode & 0o777).toString(8)).toBe("700");
    expect(names()).toEqual([file("2027-03-01")]);
  });

  test("at once where the day before has none, whatever the hour", async () => {
    const { look, names } = await keptTown();
    await look("2027-03-01T10:00");
    await look("2027-03-03T01:00");
    expect(names()).toEqual([file("2027-03-01"), file("2027-03-03")]);
  });

  test("again when somebody took it away", async () => {
    const { look, names, folder } = await keptTown();
    await look("2027-03-01T10:00");
    rmSync(join(folder, file("2027-03-01")));
    await look("2027-03-01T10:01");
    expect(names()).toEqual([file("2027-03-01")]);
  });

  test("when clocks change, and when they go back, still one a day", async () => {
    const { look, names } = await keptTown();
    for (const wall of ["2027-03-27T03:00", "2027-03-28T01:59", "2027-03-28T03:00"])
      await look(wall);
    for (const wall of ["2027-10-31T02:30", "2027-10-31T03:00", "2027-10-30T23:00"])
      await look(wall);
    expect(names()).toEqual(
      ["2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31"].map((day) => file(day)),
    );
  });
});

describe("of the copies", () => {
  test("the oldest beyond the number kept go, and nothing else", async () => {
    const { look, names, folder } = await keptTown(2);
    mkdirSync(folder);
    const others = [
      "notes.txt",
      "utopia.db",
      "utopia-2020-02-30.db",
      "utopia-2020-01-01.db.old",
      "utopia-2020-01-01.sqlite",
      "copy-utopia-2020-01-01.db",
      "utopia-20-01-01.db",
    ];
    for (const name of [...others, file("2026-01-01"), file("2026-12-31")])
      writeFileSync(join(folder, name), "");
    await look("2027-03-01T10:00");
    expect(names()).toEqual([...others, file("2026-12-31"), file("2027-03-01")].toSorted());
    await look("2027-03-02T10:00");
    await look("2027-03-03T10:00");
    expect(names()).toEqual([...others, file("2027-03-02"), file("2027-03-03")].toSorted());
  });

  test("what a killed process left goes after an hour, and not before", async () => {
    const { look, names, folder } = await keptTown();
    mkdirSync(folder);
    const [old, young] = ["00000001", "00000002"].map(
      (sign) => `${file("2027-02-28")}.part-${sign}`,
    );
    for (const name of [old, young]) writeFileSync(join(folder, name ?? ""), "half");
    const twoHoursAgo = Date.now() / 1_000 - 7_200;
    utimesSync(join(folder, old ?? ""), twoHoursAgo, twoHoursAgo);
    await look("2027-03-01T10:00");
    expect(names()).toEqual([young, file("2027-03-01")]);
  });
});

describe("a copy that cannot be made", () => {
  test("is shown in the status, leaves nothing behind, and is tried again a quarter of an hour later", async () => {
    const { look, names, folder, backups, pass } = await keptTown();
    writeFileSync(folder, "a file where the folder should be");
    await look("2027-03-01T10:00");
    expect(backups.trouble()).toBe("ENOTDIR");
    rmSync(folder);
    pass(60_000);
    await look("2027-03-01T10:01");
    expect(names()).toEqual([]);
    expect(backups.trouble()).toBe("ENOTDIR");
    pass(15 * 60_000);
    await look("2027-03-01T10:16");
    expect(names()).toEqual([file("2027-03-01")]);
    expect(backups.trouble()).toBeUndefined();
  });

  test("and was owed for more than a day is told by a command beside the bot too", async () => {
    const { look, backups, town } = await keptTown();
    expect(backups.trouble()).toBe("late");
    await look("2027-03-01T10:00");
    expect(backups.trouble()).toBeUndefined();
    town.clock.set(at("2027-03-02T23:00"));
    expect(backups.trouble()).toBeUndefined();
    town.clock.set(at("2027-03-03T00:00"));
    expect(backups.trouble()).toBe("late");
  });
});
