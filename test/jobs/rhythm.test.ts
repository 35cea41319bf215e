import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

/** When something was said in the channel, and how it begins. */
const said = (town: Town, start: RegExp, slug = "logement") =>
  town
    .posted(slug)
    .map(({ instant, text }) => `${instant.slice(0, 16)} ${ordinary(text).split("\n")[0]}`)
    .filter((line) => start.test(line.slice(17)));

async function withRhythm(rhythm: string, from = "2027-01-12T10:00"): Promise<Town> {
  const town = await network({ from });
  await (await town.animation()).says(`commission rythme logement ${rhythm}`);
  return town;
}

describe("a fixed rhythm", () => {
  test("plans its next meeting, and the one after it the next morning", async () => {
    const town = await withRhythm("deuxième mardi 18h");
    await town.until("2027-04-01T10:00");
    expect(said(town, /^Réunion fixée/)).toEqual([
      "2027-01-12T09:00 Réunion fixée : Réunion Logement, mardi 12 janvier 2027 à 18 h",
      "2027-01-13T08:00 Réunion fixée : Réunion Logement, mardi 9 février 2027 à 18 h",
      "2027-02-10T08:00 Réunion fixée : Réunion Logement, mardi 9 mars 2027 à 18 h",
      "2027-03-10T08:00 Réunion fixée : Réunion Logement, mardi 13 avril 2027 à 18 h",
    ]);
  });

  test("keeps its hour on the wall on both sides of both changes of hour", async () => {
    const town = await withRhythm("tous les mardis 18h", "2027-03-17T10:00");
    await town.until("2027-04-01T10:00");
    const meetings = await town.look((repos) => repos.meetings.upcoming(0, 20));
    expect(meetings.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16))).toEqual([
      "2027-03-23T17:00",
      "2027-03-30T16:00",
      "2027-04-06T16:00",
    ]);
  });

  test("plans nothing on a public holiday: the animation is told, and the next date planned", async () => {
    // The second Wednesday of July 2027 is the 14th.
    const town = await withRhythm("deuxième mercredi 18h", "2027-06-15T10:00");
    const julie = await town.animation();
    await town.until("2027-06-16T10:00");
    expect(said(town, /^Réunion fixée/)).toEqual([
      "2027-06-15T08:00 Réunion fixée : Réunion Logement, mercredi 11 août 2027 à 18 h",
    ]);
    expect(julie.reads().map(ordinary).join("\n")).toContain(
      "« Logement » se réunirait mercredi 14 juillet 2027, mais ce jour est férié : aucune réunion n’y est fixée.",
    );
  });

  test("takes as its own a meeting that people planned on that day", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    await julie.says("réunion fixer mardi 9 février 14h");
    await julie.says("commission rythme logement deuxième mardi 18h");
    await town.until("2027-02-11T10:00");
    const meetings = await town.look((repos) => repos.meetings.upcoming(0, 20));
    expect(meetings.map(({ when }) => when.wall)).toEqual([
      "2027-01-12T18:00",
      "2027-02-09T14:00",
      "2027-03-09T18:00",
    ]);
  });

  test("paused plans nothing; resumed it goes on with the next date", async () => {
    const town = await withRhythm("deuxième mardi 18h");
    const julie = await town.animation();
    await julie.says("commission pause");
    await town.until("2027-03-20T10:00");
    expect(said(town, /^Réunion fixée/)).toHaveLength(1);
    await julie.says("commission reprendre");
    expect(said(town, /^Réunion fixée/)[1]).toBe(
      "2027-03-20T09:00 Réunion fixée : Réunion Logement, mardi 13 avril 2027 à 18 h",
    );
  });

  test("skips its next date, the meeting planned for it included, and goes on after it", async () => {
    const town = await withRhythm("deuxième mardi 18h");
    const julie = await town.animation();
    await town.until("2027-01-14T10:00");
    const skipped = await julie.says("commission sauter");
    expect(ordinary(skipped.text).trim()).toBe(
      "« Logement » : pas de réunion mardi 9 février 2027.\nLa réunion n° 2, déjà fixée, est annulée ; le salon et les personnes qui y avaient répondu sont prévenus.",
    );
    expect(said(town, /^Réunion/).slice(2)).toEqual([
      "2027-01-14T09:00 Réunion annulée : Réunion Logement, mardi 9 février 2027 à 18 h",
      "2027-01-14T09:00 Réunion fixée : Réunion Logement, mardi 9 mars 2027 à 18 h",
    ]);
    await town.until("2027-03-10T10:00");
    expect(said(town, /^Réunion fixée/).at(-1)).toBe(
      "2027-03-10T08:00 Réunion fixée : Réunion Logement, mardi 13 avril 2027 à 18 h",
    );
  });

  test("kept after all, a skipped date is planned anew", async () => {
    const town = await withRhythm("deuxième mardi 18h");
    const julie = await town.animation();
    await town.until("2027-01-14T10:00");
    await julie.says("commission sauter");
    expect(ordinary((await julie.says("commission sauter")).text)).toContain(
      "la réunion du mardi 9 février 2027 aura bien lieu",
    );
    const meetings = await town.look((repos) => repos.meetings.upcoming(town.clock.now(), 20));
    expect(meetings.map(({ when }) => when.wall)).toEqual(["2027-02-09T18:00", "2027-03-09T18:00"]);
  });

  test("does not bring back a meeting that people cancelled, unless it is set anew", async () => {
    const town = await withRhythm("deuxième mardi 18h");
    const julie = await town.animation();
    const planned = async () =>
      (await town.look((repos) => repos.meetings.upcoming(town.clock.now(), 20))).map(
        ({ when }) => when.wall,
      );
    await town.until("2027-01-14T10:00");
    await julie.says("réunion annuler #2");
    await julie.says("commission pause");
    await town.until("2027-01-14T11:00");
    await julie.says("commission reprendre");
    expect(await planned()).toEqual([]);
    await town.until("2027-02-10T10:00");
    expect(await planned()).toEqual(["2027-03-09T18:00"]);
    await julie.says("réunion annuler #3");
    await town.until("2027-02-10T11:00");
    await julie.says("commission rythme deuxième mardi 18h");
    expect(await planned()).toEqual(["2027-03-09T18:00"]);
  });

  test("asks for nothing any more once its commission is archived", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const claire = await town.coordination();
    await claire.says("commission créer Potager");
    await claire.says("commission rythme Potager deuxième mardi 18h");
    await claire.says("réunion annuler #1");
    await town.until("2027-01-12T11:00");
    expect((await claire.says("commission archiver Potager")).refused).toBeUndefined();
    const potager = /body-6:/;
    const waiting = async () =>
      (await town.look((repos) => repos.jobs.planned(Number.MAX_SAFE_INTEGER)))
        .map(({ key }) => key)
        .filter((key) => potager.test(key));
    expect(await waiting()).toEqual([]);
    await town.until("2027-03-16T10:00");
    expect(await town.look((repos) => repos.meetings.upcoming(0, 20))).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("set late in the evening plans its meeting in the morning", async () => {
    const town = await withRhythm("deuxième mardi 18h", "2027-01-13T22:00");
    expect(said(town, /^Réunion fixée/)).toEqual([]);
    await town.until("2027-01-14T10:00");
    expect(said(town, /^Réunion fixée/)).toEqual([
      "2027-01-14T07:00 Réunion fixée : Réunion Logement, mardi 9 février 2027 à 18 h",
    ]);
  });
});

const options = (town: Town) =>
  town.look(async (repos) =>
    (await repos.polls.inState("open")).map(({ occurrence, deadline, options: all }) => ({
      occurrence,
      deadline: deadline.wall,
      dates: all.map(({ proposal }) => ("wall" in proposal ? proposal.wall : "")),
    })),
  );

describe("a frequency", () => {
  test("opens a poll on its days and hours, which closes after a week and plans the meeting", async () => {
    const town = await withRhythm("tous les deux mois, mardi ou jeudi, 14h–19h");
    const julie = await town.animation();
    expect(await options(town)).toEqual([
      {
        occurrence: "2027-02-02",
        deadline: "2027-01-19T10:00",
        dates: [
          "2027-02-02T14:00",
          "2027-02-02T17:00",
          "2027-02-04T14:00",
          "2027-02-04T17:00",
          "2027-02-09T14:00",
          "2027-02-09T17:00",
          "2027-02-11T14:00",
          "2027-02-11T17:00",
        ],
      },
    ]);
    expect(julie.reads().map(ordinary)[0]).toContain(
      "le sondage n° 1, « Prochaine réunion Logement », est ouvert dans le salon",
    );
    await julie.says("voter 2 oui, reste non");
    await town.until("2027-01-20T10:00");
    expect(said(town, /^Prochaine réunion/).at(-1)).toContain("mardi 2 février 2027 à 17 h");
    // Two months after that meeting, 21 days before.
    await town.until("2027-03-12T10:00");
    expect(await options(town)).toMatchObject([{ occurrence: "2027-04-02" }]);
  });

  test("asks for nothing while a meeting is planned, nor while it is paused", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    await julie.says("réunion fixer mardi 2 mars 14h");
    await julie.says("commission rythme logement tous les deux mois, mardi, 14h–19h");
    await town.until("2027-04-10T10:00");
    expect(await options(town)).toEqual([]);
    await julie.says("commission pause");
    await town.until("2027-06-01T10:00");
    expect(await options(town)).toEqual([]);
    await julie.says("commission reprendre");
    expect(await options(town)).toMatchObject([{ occurrence: "2027-06-11" }]);
  });

  test("skips once, and comes back one interval later", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    await julie.says("réunion fixer mardi 2 mars 14h");
    await julie.says("commission rythme logement tous les deux mois, mardi, 14h–19h");
    expect(ordinary((await julie.says("commission sauter")).text)).toContain(
      "pas de sondage pour la réunion attendue à partir du dimanche 2 mai 2027",
    );
    await town.until("2027-06-10T10:00");
    expect(await options(town)).toEqual([]);
    await town.until("2027-06-12T10:00");
    expect(await options(town)).toMatchObject([{ occurrence: "2027-07-02" }]);
  });

  test("a poll that is cancelled is not opened again for the same meeting", async () => {
    const town = await withRhythm("tous les deux mois, mardi, 14h–19h");
    const julie = await town.animation();
    await julie.says("sondage annuler 1");
    await town.until("2027-03-01T10:00");
    expect(await options(town)).toEqual([]);
    await town.until("2027-03-13T10:00");
    expect(await options(town)).toMatchObject([{ occurrence: "2027-04-02" }]);
  });

  test("proposes nothing in the school holidays, on a holiday, or where another body of its members meets", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    const claire = await town.coordination();
    await julie.says("commission rejoindre");
    // Julie is in both; Santé meets on Thursday 4 February.
    await julie.in("sante").says("commission rejoindre");
    await claire.in("sante").says("réunion fixer jeudi 4 février 14h");
    await julie.says("commission rythme logement tous les deux mois, mardi ou jeudi, 14h–16h");
    const [poll] = await options(town);
    expect(poll?.dates).not.toContain("2027-02-04T14:00");
    expect(poll?.dates).toContain("2027-02-11T14:00");
  });
});

test("a rhythm that could not be followed in time goes on, and says what it left out", async () => {
  const town = await withRhythm("tous les mardis 18h");
  await town.until("2027-01-12T20:00");
  const julie = await town.animation();
  // Asleep from before the next meeting is planned until after it was to be held.
  await town.wakeAt("2027-01-20T10:00");
  expect(said(town, /^Réunion fixée/).slice(1)).toEqual([
    "2027-01-20T09:00 Réunion fixée : Réunion Logement, mardi 26 janvier 2027 à 18 h",
  ]);
  expect(julie.reads().map(ordinary)[0]).toContain("ce que demandait le rythme de « Logement »");
});
