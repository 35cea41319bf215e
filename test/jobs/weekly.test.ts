import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

const digests = (town: Town, slug = "logement") =>
  town
    .posted(slug)
    .filter(({ text }) => text.startsWith("Cette semaine"))
    .map(({ instant, text }) => `${instant.slice(0, 16)}\n${ordinary(text)}`);

describe("the week’s news of a commission", () => {
  test("come on Monday at 9 o’clock, with newcomers and the polls that wait", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
    await paul.says("commission rejoindre");
    await julie.says(
      'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 22 janvier 12h"',
    );
    await julie.says("réunion fixer jeudi 28 janvier 18h");
    await town.until("2027-01-18T12:00");
    expect(digests(town)).toEqual([
      `2027-01-18T08:00
Cette semaine à « Logement »
Bienvenue à Secours Catholique.
- Sondage n° 1, « Coloc » : réponses jusqu’au vendredi 22 janvier 2027 à 12 h, il manque une réponse
- Réunion n° 1, Réunion Logement : jeudi 28 janvier 2027 à 18 h`,
    ]);
    expect(digests(town, "sante")).toEqual([]);
  });

  test("tell a poll in the week after it opened and in the one in which it closes, not between", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    await julie.says(
      'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 26 février 12h"',
    );
    await julie.says("voter 1 oui");
    await town.until("2027-03-09T12:00");
    // The first also welcomes whoever voted.
    expect(digests(town).map((text) => text.slice(0, 10))).toEqual(["2027-01-18", "2027-02-22"]);
  });

  test("are not posted when there is nothing to say; a meeting alone is left to its reminders", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    await (await town.animation()).says("réunion fixer jeudi 28 janvier 18h");
    await town.until("2027-02-09T12:00");
    expect(digests(town)).toEqual([]);
  });

  test("wait for Tuesday when Monday is a holiday", async () => {
    const town = await network({ from: "2027-03-24T10:00" });
    const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
    await paul.says("commission rejoindre");
    // Easter Monday.
    await town.until("2027-03-30T12:00");
    expect(digests(town).map((text) => text.slice(0, 16))).toEqual(["2027-03-30T06:00"]);
  });

  test("are skipped after a day, and come back the next week", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
    await paul.says("commission rejoindre");
    await town.wakeAt("2027-01-19T10:00");
    expect(digests(town)).toEqual([]);
    const julie = await town.animation();
    await julie.says(
      'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 29 janvier 12h"',
    );
    await town.until("2027-01-25T12:00");
    expect(digests(town)).toHaveLength(1);
  });

  test("of a commission created meanwhile come too", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const claire = await town.coordination();
    await claire.says("commission créer Culture");
    await town.until("2027-01-19T12:00");
    const planned = await town.look((repos) =>
      repos.jobs.planned(town.clock.now() + 8 * 86_400_000),
    );
    expect(planned.filter(({ kind }) => kind === "digest")).toHaveLength(5);
  });
});

const warnings = async (town: Town) =>
  (await town.person("Claire"))
    .reads()
    .map(ordinary)
    .filter((text) => text.startsWith("Aucune réunion de"));

describe("the watch over the plenary", () => {
  test("tells the coordination on Monday, once a month, that none is planned in the half-year", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    await town.coordination();
    await town.until("2027-01-18T12:00");
    expect(await warnings(town)).toEqual([
      expect.stringContaining("n’est fixée d’ici le dimanche 18 juillet 2027"),
    ]);
    await town.until("2027-02-28T12:00");
    expect(await warnings(town)).toHaveLength(2);
  });

  test("says nothing while one is planned near enough, or sought by a poll", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const claire = await town.coordination();
    await claire.says("plénière fixer jeudi 10 juin 18h");
    await town.until("2027-02-09T12:00");
    expect(await warnings(town)).toEqual([]);
    await claire.says("réunion annuler 1");
    await claire.says(
      'sondage dates "Plénière" jeudi 10 juin 18h, jeudi 17 juin 18h --clôture="vendredi 30 avril 12h"',
    );
    await town.until("2027-04-13T12:00");
    expect(await warnings(town)).toEqual([]);
  });
});
