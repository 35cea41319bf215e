import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "utopia-"));
const env = { ...process.env, UTOPIA_DB: join(folder, "utopia.db"), NODE_NO_WARNINGS: "1" };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const utopia = (...words: readonly string[]) => ["dist/main.js", "--at=2026-11-23T09:00", ...words];

/** The town of the issue: one rhythm of each kind, and meetings whose reminders fall on closed days. */
const TOWN = [
  "commission rythme logement deuxième mardi 18h",
  "commission rythme emploi tous les deux mois, mardi ou jeudi, 14h–19h",
  "commission rythme sante premier lundi 14h",
  "commission pause sante",
  "commission rythme jeunesse dernier mercredi 17h30",
  "commission sauter jeunesse",
  "réunion fixer logement lundi 4 janvier 2027 18h",
  "réunion fixer logement vendredi 2 avril 2027 18h",
  "réunion fixer logement mercredi 27 décembre 2028 18h",
];

/** Two years as the built Utopia rehearses them, its process standing in this zone. */
async function rehearsed(zone: string): Promise<string> {
  const span = ["rehearse", "--from", "2026-12-01", "--to", "2029-01-01"];
  const { stdout } = await promisify(execFile)(process.execPath, utopia(...span), {
    cwd: ROOT,
    env: { ...env, TZ: zone },
    maxBuffer: 16_000_000,
  });
  return stdout;
}

let years = "";
beforeAll(async () => {
  for (const words of TOWN)
    execFileSync(process.execPath, utopia(words), { cwd: ROOT, env, stdio: "ignore" });
  years = (await rehearsed("Europe/Paris")).replaceAll(/[\u00a0\u202f]/g, " ");
}, 120_000);

/** Each message: its hour and place, and its first line. */
const messages = () =>
  years
    .split("\n\n")
    .slice(0, -1)
    .map((message) => message.split("\n").slice(0, 2).join(" | "));
const saying = (pattern: RegExp) => messages().filter((message) => pattern.test(message));

test.each(["UTC", "America/New_York"])(
  "a process in %s rehearses the same two years, to the byte",
  async (zone) => {
    expect((await rehearsed(zone)).replaceAll(/[\u00a0\u202f]/g, " ")).toBe(years);
  },
  60_000,
);

describe("where each reminder went, and why", () => {
  test.each([
    // The week before 2 April 2027 is Good Friday, a holiday in Moselle: the day before, at 19 o'clock.
    ["vendredi 2 avril 2027", "Dans 8 jours", "jeudi 25 mars 2027 à 19 h"],
    // The day before 27 December 2028 is a holiday in Moselle, as the day before it, which follows a Sunday.
    ["mercredi 27 décembre 2028", "Dans 4 jours", "samedi 23 décembre 2028 à 19 h"],
    // The day before Monday 4 January 2027 is a Sunday.
    ["lundi 4 janvier 2027", "Dans 2 jours", "samedi 2 janvier 2027 à 19 h"],
  ])("of the meeting of %s", (meeting, head, at) => {
    expect(saying(new RegExp(`${head} : .*${meeting} à 18 h`))).toEqual([
      `${at} · #logement (terminal) | ${head} : Réunion Logement, ${meeting} à 18 h`,
    ]);
  });

  test("nothing that is posted falls in the night, on a Sunday or on a holiday, but what closes there", () => {
    const hours = messages().map((message) => /^(\S+) .* à (\d+) h/.exec(message));
    const disturbing = hours.filter(
      (one) => one && (one[1] === "dimanche" || Number(one[2]) < 8 || Number(one[2]) >= 20),
    );
    expect(disturbing).toEqual([]);
    for (const day of ["26 mars 2027", "29 mars 2027", "14 juillet 2027", "26 décembre 2028"])
      expect(saying(new RegExp(`^\\S+ ${day} `))).toEqual([]);
  });
});

const dates = (slug: string, year: string) =>
  saying(new RegExp(`#${slug} .*\\| Réunion fixée`))
    .map((message) => /, (\S+ \d+\S* \S+ \d{4} à .*)$/.exec(message)?.[1] ?? "")
    .filter((date) => date.includes(year));

describe("each rhythm over both changes of hour", () => {
  test("a fixed one plans each second Tuesday at 18 h", () => {
    expect(dates("logement", "2027").filter((date) => date.startsWith("mardi"))).toEqual([
      "mardi 12 janvier 2027 à 18 h",
      "mardi 9 février 2027 à 18 h",
      "mardi 9 mars 2027 à 18 h",
      "mardi 13 avril 2027 à 18 h",
      "mardi 11 mai 2027 à 18 h",
      "mardi 8 juin 2027 à 18 h",
      "mardi 13 juillet 2027 à 18 h",
      "mardi 10 août 2027 à 18 h",
      "mardi 14 septembre 2027 à 18 h",
      "mardi 12 octobre 2027 à 18 h",
      "mardi 9 novembre 2027 à 18 h",
      "mardi 14 décembre 2027 à 18 h",
    ]);
    expect(saying(/^mardi 9 mars 2027 à 16 h · #logement .*Aujourd’hui/)).toHaveLength(1);
    expect(saying(/^mardi 13 avril 2027 à 16 h · #logement .*Aujourd’hui/)).toHaveLength(1);
    expect(saying(/^mardi 12 octobre 2027 à 16 h · #logement .*Aujourd’hui/)).toHaveLength(1);
    expect(saying(/^mardi 9 novembre 2027 à 16 h · #logement .*Aujourd’hui/)).toHaveLength(1);
  });

  test("one with a skipped date goes on after it", () => {
    // Its first date, 25 November 2026, was skipped.
    expect(dates("jeunesse", "2027").slice(0, 3)).toEqual([
      "mercredi 27 janvier 2027 à 17 h 30",
      "mercredi 24 février 2027 à 17 h 30",
      "mercredi 31 mars 2027 à 17 h 30",
    ]);
    expect(years).not.toContain("novembre 2026");
  });

  test("a paused one is silent", () => {
    expect(saying(/#sante/)).toEqual([]);
  });

  test("a frequency opens its polls 21 days before, and proposes no holiday", () => {
    const polls = years
      .split("\n\n")
      .filter((message) => /#emploi .*\n.*quelles dates vous conviennent/.test(message));
    expect(polls.map((message) => message.split(" · ")[0])).toMatchInlineSnapshot(`
      [
        "lundi 25 janvier 2027 à 8 h",
        "mercredi 24 mars 2027 à 9 h",
        "lundi 24 mai 2027 à 9 h",
        "samedi 24 juillet 2027 à 9 h",
        "jeudi 23 septembre 2027 à 9 h",
        "mardi 23 novembre 2027 à 9 h",
        "lundi 24 janvier 2028 à 9 h",
        "vendredi 24 mars 2028 à 9 h",
        "mercredi 24 mai 2028 à 9 h",
        "lundi 24 juillet 2028 à 9 h",
        "samedi 23 septembre 2028 à 9 h",
        "jeudi 23 novembre 2028 à 9 h",
      ]
    `);
    expect(polls.join("\n")).not.toMatch(/(?:6|8|27) mai 2027|11 novembre 2027/);
  });
});
