import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

async function lateEvening(): Promise<Town> {
  const town = await network({ from: "2027-01-12T10:00" });
  const julie = await town.animation();
  await julie.says("réunion fixer jeudi 28 janvier 18h");
  const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
  await paul.says("présence oui");
  await town.until("2027-01-12T22:14");
  return town;
}

const posted = (town: Town, start: RegExp) =>
  town
    .posted("logement")
    .filter(({ text }) => start.test(text))
    .map(({ instant }) => instant);

describe("an animator who moves a meeting late in the evening", () => {
  test("is asked when people are told, and nothing is changed before the answer", async () => {
    const town = await lateEvening();
    const julie = await town.animation();
    const asked = await julie.says("réunion déplacer vendredi 29 janvier 18h");
    expect(ordinary(asked.text).trim()).toBe(
      "Il est tard (mardi 12 janvier 2027 à 22 h 14), et rien n’est encore changé. La réunion n° 1 passe à vendredi 29 janvier 2027 à 18 h : prévenir maintenant, ou mercredi 13 janvier 2027 à 8 h ?",
    );
    expect(Object.keys(asked.buttons).map(ordinary)).toEqual([
      "Prévenir maintenant",
      "Prévenir mercredi 13 janvier 2027 à 8 h",
    ]);
    expect((await julie.says("réunion liste")).text).toContain("jeudi 28 janvier 2027");
    expect(town.channel("logement")).toHaveLength(1);
  });

  test("is not told that it is late on a Sunday or a public holiday", async () => {
    for (const [moment, why] of [
      ["2027-01-17T10:00", "C’est un dimanche (dimanche 17 janvier 2027 à 10 h), et rien"],
      ["2027-03-29T10:00", "C’est un jour férié (lundi 29 mars 2027 à 10 h), et rien"],
      ["2027-03-30T06:30", "C’est la nuit ou tôt le matin (mardi 30 mars 2027 à 6 h 30), et rien"],
    ] as const) {
      const town = await network({ from: "2027-01-12T10:00" });
      const julie = await town.animation();
      await julie.says("réunion fixer jeudi 8 avril 18h");
      await town.until(moment);
      const asked = await julie.says("réunion déplacer vendredi 9 avril 18h");
      expect(ordinary(asked.text)).toContain(why);
    }
  });

  test("may tell at once", async () => {
    const town = await lateEvening();
    const julie = await town.animation();
    const [now = ""] = Object.values(
      (await julie.says("réunion déplacer vendredi 29 janvier 18h")).buttons,
    );
    await julie.says(now);
    expect(posted(town, /déplacée/)).toEqual(["2027-01-12T21:14:00.000Z"]);
  });

  test("may let them sleep: what stands is corrected, the news comes at 8 o’clock", async () => {
    const town = await lateEvening();
    const julie = await town.animation();
    const paul = await town.person("Paul", { in: "logement" });
    const [, morning = ""] = Object.values(
      (await julie.says("réunion déplacer vendredi 29 janvier 18h")).buttons,
    );
    const answer = await julie.says(morning);
    expect(ordinary(answer.text)).toContain(
      "Le salon, et la personne qui y avait répondu, seront prévenus mercredi 13 janvier 2027 à 8 h.",
    );
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain(
      "vendredi 29 janvier 2027 à 18 h",
    );
    expect(paul.reads()).toEqual([]);
    await town.until("2027-01-13T09:00");
    expect(posted(town, /déplacée/)).toEqual(["2027-01-13T07:00:00.000Z"]);
    expect(paul.reads()).toHaveLength(1);
  });

  test("who moves it once more before the morning is told once, with the last hour", async () => {
    const town = await lateEvening();
    const julie = await town.animation();
    const paul = await town.person("Paul", { in: "logement" });
    await julie.says("réunion déplacer #1 vendredi 29 janvier 18h --prévenir=matin");
    await julie.says("réunion déplacer #1 samedi 30 janvier 10h --prévenir=matin");
    await town.until("2027-01-13T09:00");
    expect(posted(town, /déplacée/)).toHaveLength(1);
    expect(paul.reads().map(ordinary)).toEqual([
      expect.stringContaining("samedi 30 janvier 2027 à 10 h"),
    ]);
  });

  test.each([
    ["in the morning", "2027-01-12T10:00", "réunion déplacer vendredi 29 janvier 18h"],
    ["to the very next morning", "2027-01-12T22:14", "réunion déplacer mercredi 13 janvier 9h30"],
  ])("is not asked %s", async (_, now, words) => {
    const town = await network({ from: "2027-01-12T09:00" });
    const julie = await town.animation();
    await julie.says("réunion fixer jeudi 28 janvier 18h");
    await town.until(now);
    expect((await julie.says(words)).text).toContain("est déplacée");
    expect(posted(town, /déplacée/)).toHaveLength(1);
  });
});
