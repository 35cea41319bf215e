import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

const DEADLINE = '--clôture="vendredi 19 février 12h"';

/** A poll that the first of its dates has won, planned by hand meanwhile. */
async function overtaken(): Promise<Town> {
  const town = await network({ from: "2027-01-11T10:00" });
  const julie = await town.animation();
  await julie.says(`sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h ${DEADLINE}`);
  await julie.says("voter 1 oui");
  await julie.says("réunion fixer jeudi 1 avril 18h");
  return town;
}

describe("a poll whose date was planned by hand meanwhile", () => {
  test("closes at its deadline all the same, on that meeting", async () => {
    const town = await overtaken();
    await town.until("2027-02-19T12:05");
    const [meeting, ...others] = await town.look((repos) =>
      repos.meetings.upcoming(town.clock.now(), 9),
    );
    expect(others).toEqual([]);
    expect(meeting).toMatchObject({ number: 1, pollId: 1 });
    expect(await town.look(async (repos) => (await repos.polls.get(1)).state)).toBe("closed");
    expect(ordinary(town.channel("logement").at(-1) ?? "")).toContain(
      "Coloc : jeudi 1er avril 2027 à 18 h",
    );
  });

  test("can be closed before", async () => {
    const town = await overtaken();
    const closed = await (await town.animation()).says("sondage clore 1");
    expect(closed.refused).toBeUndefined();
    expect(closed.text).toContain("jeudi 1er avril 2027 à 18 h");
  });
});

test("two polls that choose one hour plan one meeting", async () => {
  const town = await network({ from: "2027-01-11T10:00" });
  const julie = await town.animation();
  for (const title of ["Coloc", "Travaux"])
    await julie.says(`sondage dates "${title}" jeudi 1 avril 18h, mardi 6 avril 14h ${DEADLINE}`);
  for (const number of [1, 2]) await julie.says(`voter #${number} 1 oui`);
  await town.until("2027-02-19T12:05");
  expect(await town.look((repos) => repos.meetings.upcoming(town.clock.now(), 9))).toHaveLength(1);
  expect(await town.look((repos) => repos.polls.inState("open"))).toEqual([]);
});

test("a choice that ends equal is told in votes, and nobody would be missing", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says('sondage choix "Nom" Toit, Clé');
  await julie.says("voter 1");
  await (await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" })).says("voter 2");
  const { text } = await julie.says("sondage clore");
  expect(ordinary(text)).toContain("- 1. Toit : ✅ 1 voix.\n- 2. Clé : ✅ 1 voix.\n");
});

test("whoever decides a tie is told of the answers that do not count yet", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says('sondage dates "Fête" jeudi 1 avril 18h, mardi 6 avril 14h --voix=partenaire');
  await julie.says("voter 1 oui");
  await (await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" })).says(
    "voter 2 oui",
  );
  await (await town.person("Samira", { in: "logement" })).says("voter 2 oui");
  expect(ordinary((await julie.says("sondage clore")).text)).toContain(
    "2 réponses sur 2. Une réponse attend de savoir pour quel partenaire elle compte.",
  );
});

test("a poll that is closed on a tie and given the same time again says so again", async () => {
  const town = await network({ from: "2027-01-12T10:00" });
  const julie = await town.animation();
  await julie.says(
    'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="16 janvier 12h"',
  );
  await julie.says("voter 1 oui, 2 oui");
  const given = () =>
    town.channel("logement").filter((text) => ordinary(text).includes("vous avez jusqu’au")).length;
  await julie.says("sondage prolonger #1 20 janvier 12h");
  expect(given()).toBe(1);
  await town.until("2027-01-12T11:00");
  await julie.says("sondage clore #1");
  await julie.says("sondage prolonger #1 20 janvier 12h");
  expect(given()).toBe(2);
});
