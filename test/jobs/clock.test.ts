import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ChatError } from "../../src/chat.ts";
import { meetingReminder } from "../../src/jobs/meeting-reminder.ts";
import { HOUR, MINUTE } from "../../src/when.ts";
import { network, type Town } from "../support/town.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

const reminders = (town: Town) =>
  town
    .posted("logement")
    .filter(({ text }) => /^(Dans|Demain|Aujourd)/.test(text))
    .map(({ instant }) => instant);

async function townWithMeeting(when: string): Promise<Town> {
  const town = await network({ from: "2027-01-11T10:00" });
  await (await town.animation()).says(`réunion fixer ${when}`);
  return town;
}

describe("what is due is done once", () => {
  test("however often the clock wakes", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await town.until("2027-01-14T09:00");
    for (let tick = 0; tick < 20; tick += 1) await town.house.settle();
    expect(reminders(town)).toEqual(["2027-01-14T08:00:00.000Z"]);
  });

  test("when many ask for it at the same time", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await town.wakeAt("2027-01-14T09:00");
    await Promise.all(Array.from({ length: 10 }, () => town.house.settle()));
    expect(reminders(town)).toHaveLength(1);
  });

  test("when the clock jumps an hour back and forward, and stands still", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await town.until("2027-01-14T09:00");
    const then = town.clock.now();
    for (const jump of [-HOUR, 0, HOUR, 0, -HOUR, 2 * HOUR]) {
      town.clock.set(then + jump);
      await town.house.settle();
    }
    expect(reminders(town)).toHaveLength(1);
  });

  test("after a restart too", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await town.until("2027-01-14T09:00");
    await town.die();
    const again = await network({ after: town });
    await again.house.settle();
    expect(reminders(again)).toHaveLength(1);
  });
});

describe("after a long sleep", () => {
  test("what is within its grace is posted, what is not is skipped and told once", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    const julie = await town.animation();
    // The week's reminder was due on the 14th at 9 o'clock, with two days of grace.
    await town.wakeAt("2027-01-16T12:00");
    await town.house.settle();
    expect(reminders(town)).toEqual([]);
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("parce que trop tard : le rappel de la réunion"),
    ]);
    await town.until("2027-01-20T12:00");
    expect(reminders(town)).toEqual(["2027-01-20T08:00:00.000Z"]);
  });

  test("what wakes late by night, or on a Sunday, waits for the next open hour", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    const julie = await town.animation();
    await town.wakeAt("2027-01-14T23:00");
    expect(reminders(town)).toEqual([]);
    await town.until("2027-01-15T12:00");
    expect(reminders(town)).toEqual(["2027-01-15T07:00:00.000Z"]);

    await julie.says("réunion fixer lundi 25 janvier 18h");
    await town.wakeAt("2027-01-17T03:00");
    await town.until("2027-01-18T07:59");
    expect(reminders(town)).toHaveLength(1);
    expect(julie.reads()).toEqual([]);
  });

  test("within a day it is only late", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await town.wakeAt("2027-01-15T09:00");
    expect(reminders(town)).toEqual(["2027-01-15T08:00:00.000Z"]);
  });
});

describe("a weekend asleep", () => {
  test("posts what is not too late, and tells once what is", async () => {
    const town = await network({ from: "2027-01-11T10:00" });
    const julie = await town.animation();
    // The day before is a Sunday: that reminder is due on Saturday at 19 o'clock.
    await julie.says("réunion fixer lundi 18 janvier 11h");
    await town.until("2027-01-15T18:00");
    expect(reminders(town)).toEqual([]);

    await town.wakeAt("2027-01-18T09:30");
    for (let tick = 0; tick < 5; tick += 1) await town.house.settle();

    expect(reminders(town)).toEqual(["2027-01-18T08:30:00.000Z"]);
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringMatching(
        /trop tard : le rappel de la réunion.*prévu samedi 16 janvier 2027 à 19 h/,
      ),
    ]);
  });
});

describe("on both sides of a change of hour", () => {
  test.each([
    // The clocks go forward on 28 March, Easter Sunday; Good Friday and Easter Monday are holidays.
    ["spring", "mardi 30 mars 18h", ["2027-03-23T08:00", "2027-03-27T18:00", "2027-03-30T14:00"]],
    // They go back on 31 October; All Saints' Day is a holiday.
    [
      "autumn",
      "mardi 2 novembre 18h",
      ["2027-10-26T07:00", "2027-10-30T17:00", "2027-11-02T15:00"],
    ],
  ])("in %s reminders come at their hour on the wall", async (_, when, expected) => {
    const town = await townWithMeeting(when);
    await town.until("2027-11-03T10:00");
    expect(reminders(town).map((instant) => instant.slice(0, 16))).toEqual(expected);
  });

  test.each([
    ["spring", "2027-03-20T10:00", "dimanche 28 mars 12h", "2027-03-28T10:00"],
    ["autumn", "2027-10-25T10:00", "dimanche 31 octobre 12h", "2027-10-31T11:00"],
  ])("in %s a poll closes at its hour on the wall", async (_, from, deadline, expected) => {
    const town = await network({ from });
    const julie = await town.animation();
    await julie.says(
      `sondage dates "Coloc" lundi 8 novembre 18h, mardi 9 novembre 18h --clôture="${deadline}"`,
    );
    await julie.says("voter 1 oui");
    await town.until("2027-11-02T10:00");
    const closed = town.posted("logement").find(({ text }) => /^Coloc\s: (?!quelles)/.test(text));
    expect(closed?.instant.slice(0, 16)).toBe(expected);
  });
});

describe("what no longer holds is not said", () => {
  test("no reminder of the former date once a meeting moved", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await (await town.animation()).says("réunion déplacer jeudi 28 janvier 18h");
    await town.until("2027-01-29T10:00");
    expect(reminders(town)).toEqual([
      "2027-01-21T08:00:00.000Z",
      "2027-01-27T08:00:00.000Z",
      "2027-01-28T15:00:00.000Z",
    ]);
  });

  test("none at all once it is cancelled", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await (await town.animation()).says("réunion annuler");
    await town.until("2027-01-29T10:00");
    expect(reminders(town)).toEqual([]);
  });

  test.each([
    ["moved", "réunion déplacer vendredi 29 janvier 18h", /déplacée/],
    ["cancelled", "réunion annuler", /annulée/],
  ])(
    "no reminder that its platform kept waiting, once the meeting is %s",
    async (_, words, told) => {
      const town = await townWithMeeting("jeudi 21 janvier 18h");
      const julie = await town.animation();
      const down = vi.spyOn(town.far(), "post").mockImplementation(() => {
        throw new ChatError({ kind: "unavailable", code: "503" });
      });
      await town.until("2027-01-14T09:30");
      await julie.says(words);
      down.mockRestore();
      await town.until("2027-01-14T12:00");
      expect(reminders(town)).toEqual([]);
      expect(town.channel("logement").at(-1)).toMatch(told);
      expect(town.channel("logement")).toHaveLength(2);
    },
  );

  test("other reminders are the commission's to choose, for meetings already planned too", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await (await town.animation()).says("commission rappels logement J-3 10h, H-4");
    await town.until("2027-01-22T10:00");
    expect(reminders(town)).toEqual(["2027-01-18T09:00:00.000Z", "2027-01-21T13:00:00.000Z"]);
  });
});

/** The week's reminder, due at 9 o'clock, of which these many tries fail. */
async function failing(times: number): Promise<{ town: Town; tries: readonly number[] }> {
  const town = await townWithMeeting("jeudi 21 janvier 18h");
  const tries: number[] = [];
  const run = meetingReminder.run.bind(meetingReminder);
  const spied = vi.spyOn(meetingReminder, "run").mockImplementation(async (work, job) => {
    tries.push(work.now);
    if (tries.length <= times) throw new Error("a fault of ours");
    return run(work, job);
  });
  onTestFinished(() => {
    spied.mockRestore();
  });
  return { town, tries };
}

describe("a job that fails", () => {
  test("is tried again a minute later, however often the clock wakes", async () => {
    const { town, tries } = await failing(3);
    await town.until("2027-01-14T09:00");
    for (let tick = 0; tick < 5; tick += 1) await town.house.settle();
    expect(tries).toHaveLength(1);
    await town.until("2027-01-14T12:00");
    expect(tries.map((at) => at - (tries[0] ?? 0))).toEqual([0, MINUTE, 2 * MINUTE, 3 * MINUTE]);
    expect(reminders(town)).toEqual(["2027-01-14T08:03:00.000Z"]);
  });

  test("is skipped and told when its grace is over, with the hour that it was due", async () => {
    const { town, tries } = await failing(Number.POSITIVE_INFINITY);
    await town.until("2027-01-14T09:00");
    await town.wakeAt("2027-01-16T08:59");
    expect(tries).toHaveLength(2);
    await town.until("2027-01-17T12:00");
    expect(tries).toHaveLength(3);
    expect(reminders(town)).toEqual([]);
    const julie = await town.animation();
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("prévu jeudi 14 janvier 2027 à 9 h."),
    ]);
  });

  test("lets the others through", async () => {
    const { town } = await failing(Number.POSITIVE_INFINITY);
    const julie = await town.animation();
    await julie.says(
      'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="jeudi 14 janvier 9h"',
    );
    await julie.says("voter 1 oui");
    await town.until("2027-01-14T09:00");
    expect((await julie.says("réunion liste")).text).toContain("jeudi 1er avril 2027 à 18 h");
  });
});

/** A spring as the built Utopia prints it, its process standing in this zone. */
function played(zone: string): string {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  const typed = [
    "/in logement",
    "/as julie, Habitat Jeunes des 3 Frontières",
    "réunion fixer jeudi 1 avril 18h",
    'sondage dates "Coloc" samedi 30 octobre 10h, dimanche 31 octobre 10h',
    "voter 1 oui",
    "/at 2027-04-01T17:00",
    "/at 2027-10-31T12:00",
  ];
  const printed = execFileSync(process.execPath, ["dist/main.js", "--at", "2027-01-10T10:00"], {
    cwd: ROOT,
    input: typed.join("\n"),
    encoding: "utf8",
    env: { ...process.env, TZ: zone, UTOPIA_DB: join(folder, "utopia.db") },
    stdio: ["pipe", "pipe", "ignore"],
  });
  rmSync(folder, { recursive: true, force: true });
  return ordinary(printed);
}

test("wherever the process stands, the same is posted at the same hours", () => {
  const [there = "", ...elsewhere] = ["Europe/Paris", "UTC", "America/New_York"].map(played);
  expect(there).toContain("#logement · jeudi 25 mars 2027 à 9 h\n");
  expect(there).toContain("#logement · mercredi 31 mars 2027 à 9 h\n");
  expect(there).toContain("#logement · jeudi 1er avril 2027 à 16 h\n");
  for (const printed of elsewhere) expect(printed).toBe(there);
});
