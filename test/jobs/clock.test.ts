import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { HOUR } from "../../src/when.ts";
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
    await town.wakeAt("2027-01-17T12:00");
    await town.house.settle();
    expect(reminders(town)).toEqual([]);
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("parce que trop tard : le rappel de la réunion"),
    ]);
    await town.until("2027-01-20T12:00");
    expect(reminders(town)).toEqual(["2027-01-20T08:00:00.000Z"]);
  });

  test("within a day it is only late", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await town.wakeAt("2027-01-15T09:00");
    expect(reminders(town)).toEqual(["2027-01-15T08:00:00.000Z"]);
  });

  test("a poll whose deadline went by is closed on waking, and takes no vote before", async () => {
    const town = await network({ from: "2027-01-11T10:00" });
    const julie = await town.animation();
    await julie.says(
      'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="lundi 18 janvier 12h"',
    );
    const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
    await paul.says("voter 1 oui, 2 non");
    town.clock.set(town.clock.now() + 30 * 24 * HOUR);
    expect((await paul.says("voter 2 oui")).refused).toBe("poll.closed");
    expect((await paul.says("quand")).text).toContain("jeudi 1er avril 2027 à 18 h");
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

  test("other reminders are the commission's to choose, for meetings already planned too", async () => {
    const town = await townWithMeeting("jeudi 21 janvier 18h");
    await (await town.animation()).says("commission rappels logement J-3 10h, H-4");
    await town.until("2027-01-22T10:00");
    expect(reminders(town)).toEqual(["2027-01-18T09:00:00.000Z", "2027-01-21T13:00:00.000Z"]);
  });
});

test("a job that fails lets the others through, and is tried again a minute later", async () => {
  const town = await townWithMeeting("jeudi 21 janvier 18h");
  await town.act((repos) =>
    repos.jobs.plan({
      kind: "unheard-of",
      key: "unheard-of",
      subjectId: 1,
      dueAt: town.clock.now() + HOUR,
      graceUntil: null,
    }),
  );
  await town.until("2027-01-14T09:00");
  expect(reminders(town)).toHaveLength(1);
  const [waiting] = await town.look((repos) => repos.jobs.planned(Number.MAX_SAFE_INTEGER));
  expect(waiting).toMatchObject({ key: "unheard-of" });
});

test.each(["UTC", "Europe/Paris", "America/New_York"])("the process may stand in %s", (zone) => {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  const typed = [
    "/in logement",
    "/as julie, Habitat Jeunes des 3 Frontières",
    "réunion fixer jeudi 1 avril 18h",
    'sondage dates "Coloc" samedi 30 octobre 10h, dimanche 31 octobre 10h',
    "/at 2027-04-01T17:00",
  ];
  const played = execFileSync(process.execPath, ["dist/main.js", "--at", "2027-01-10T10:00"], {
    cwd: ROOT,
    input: typed.join("\n"),
    encoding: "utf8",
    env: { ...process.env, TZ: zone, UTOPIA_DB: join(folder, "utopia.db") },
  });
  rmSync(folder, { recursive: true, force: true });
  expect(ordinary(played)).toContain("#logement · jeudi 25 mars 2027 à 9 h\n");
  expect(ordinary(played)).toContain("#logement · mercredi 31 mars 2027 à 9 h\n");
  expect(ordinary(played)).toContain("#logement · jeudi 1er avril 2027 à 16 h\n");
});
