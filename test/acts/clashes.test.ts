import { describe, expect, test } from "vitest";
import { proposals } from "../../src/acts/proposals.ts";
import { network, type Town } from "../support/town.ts";

const SANTE = "Santé / Vie quotidienne";

/** Five people of Logement; Karim, Léa and Marc are of Santé too. */
async function thionville(): Promise<Town> {
  const town = await network({ from: "2027-01-11T10:00" });
  for (const name of ["Nina", "Paul", "Karim", "Léa", "Marc"]) {
    const person = await town.person(name);
    await person.in("logement").says("commission rejoindre");
    if (["Karim", "Léa", "Marc"].includes(name))
      await person.in("sante").says("commission rejoindre");
  }
  return town;
}

/** What an answer says, line by line, without its first one. */
const remarks = (text: string) =>
  text
    .split("\n")
    .slice(1)
    .filter((line) => line !== "" && !line.startsWith("- "));

describe("whoever plans a meeting is told", () => {
  test("which other bodies meet on that day, and how many people are of both", async () => {
    const town = await thionville();
    const coordination = await town.coordination();
    await coordination.in("sante").says("réunion fixer jeudi 14 janvier 18h30");
    // Nobody of Logement is of Emploi.
    await coordination.in("emploi").says("réunion fixer jeudi 14 janvier 10h");

    const julie = await town.animation();
    const planned = await julie.says("réunion fixer jeudi 14 janvier 9h");
    expect(planned.text).toBe(
      "C’est noté. Réunion n° 3, Logement : jeudi 14 janvier 2027 à 9 h.\n" +
        `Ce jeudi, ${SANTE} se réunit aussi (18 h 30) : 3 membres communs.\n`,
    );
    expect(town.channel("logement").join("\n")).not.toContain("Santé");
    // The other way round, and of the day alone.
    const other = coordination.in("sante");
    expect(remarks((await other.says("réunion fixer jeudi 14 janvier 12h")).text)).toEqual([
      "Ce jeudi, Logement se réunit aussi (9 h) : 3 membres communs.",
    ]);
    expect(remarks((await other.says("réunion fixer vendredi 15 janvier 12h")).text)).toEqual([]);
  });

  test("nothing of meetings that are cancelled, moved away, or its own", async () => {
    const town = await thionville();
    const coordination = await town.coordination();
    await coordination.in("sante").says("réunion fixer jeudi 14 janvier 18h");
    await coordination.in("sante").says("réunion annuler");
    await coordination.in("sante").says("réunion fixer jeudi 14 janvier 18h");
    await coordination.in("sante").says("réunion déplacer vendredi 15 janvier 18h");

    const julie = await town.animation();
    await julie.says("réunion fixer jeudi 14 janvier 9h");
    expect(remarks((await julie.says("réunion fixer jeudi 14 janvier 14h")).text)).toEqual([]);
  });

  test("that the day is a holiday, of the public or of the schools, or that nobody knows", async () => {
    const julie = await (await thionville()).animation();
    const on = async (date: string) =>
      remarks((await julie.says(`réunion fixer ${date} 18h`)).text);
    expect(await on("vendredi 26 mars")).toEqual(["Ce jour est férié : Vendredi saint."]);
    expect(await on("mardi 27 avril")).toEqual([
      "Ce jour tombe dans les vacances scolaires (zone B) : vacances de printemps.",
    ]);
    expect(await on("jeudi 6 mai")).toEqual(["Ce jour est férié : Ascension."]);
    expect(await on("mardi 5 septembre 2028")).toEqual([
      "Pour ce jour, les vacances scolaires (zone B) ne sont pas encore connues.",
    ]);
    await julie.says("moi langue anglais");
    const english = await julie.says("meeting plan Friday 26 March 2027 at 19:00");
    expect(remarks(english.text)).toEqual(["This day is a public holiday: Good Friday."]);
  });

  test("when they move it too", async () => {
    const town = await thionville();
    const coordination = await town.coordination();
    await coordination.in("sante").says("réunion fixer jeudi 29 avril 18h");
    const julie = await town.animation();
    await julie.says("réunion fixer jeudi 14 janvier 18h");
    expect(remarks((await julie.says("réunion déplacer jeudi 29 avril 14h")).text)).toEqual([
      "Ce jour tombe dans les vacances scolaires (zone B) : vacances de printemps.",
      `Ce jeudi, ${SANTE} se réunit aussi (18 h) : 3 membres communs.`,
    ]);
  });

  test("of the plenary, to which everybody goes, and to the plenary, of each body", async () => {
    const town = await thionville();
    const coordination = await town.coordination();
    const plenary = await coordination.says("plénière fixer jeudi 10 juin 18h");
    expect(remarks(plenary.text)).toEqual([]);
    const julie = await town.animation();
    expect(remarks((await julie.says("réunion fixer jeudi 10 juin 18h")).text)).toEqual([
      "Ce jeudi, Plénière se réunit aussi (18 h) : 5 membres communs.",
    ]);
    expect(remarks((await coordination.says("plénière fixer jeudi 10 juin 14h")).text)).toEqual([
      "Ce jeudi, Logement se réunit aussi (18 h) : 5 membres communs.",
    ]);
  });
});

describe("whoever opens a poll is told", () => {
  test("of each date, by its number, what is the same of several once", async () => {
    const town = await thionville();
    const coordination = await town.coordination();
    await coordination.in("sante").says("réunion fixer jeudi 15 avril 18h");
    const julie = await town.animation();
    const poll = await julie.says(
      'sondage dates "Colocation" vendredi 26 mars 18h, jeudi 15 avril 14h, jeudi 15 avril 18h, mardi 20 avril 18h, jeudi 22 avril 18h',
    );
    expect(remarks(poll.text)).toEqual([
      "La date 1 tombe un jour férié : Vendredi saint.",
      `Ce jeudi (dates 2 et 3), ${SANTE} se réunit aussi (18 h) : 3 membres communs.`,
      "Les dates 4 et 5 tombent dans les vacances scolaires (zone B) : vacances de printemps.",
    ]);
    expect(town.channel("logement").join("\n")).not.toMatch(/Vendredi saint|Santé|vacances/);
  });

  test("of whole days, when no meeting is sought", async () => {
    const julie = await (await thionville()).animation();
    const poll = await julie.says(
      'sondage dates "Fête" samedi 1er mai, samedi 8 mai --sans-réunion',
    );
    expect(remarks(poll.text)).toEqual([
      "La date 1 tombe un jour férié : Fête du travail.",
      "La date 2 tombe un jour férié : Fête de la Victoire 1945.",
    ]);
  });

  test("at most five lines, and which other dates to look at", async () => {
    const town = await thionville();
    const coordination = (await town.coordination()).in("sante");
    const days = [12, 13, 14, 15, 18, 19, 20].map((day) => `${day} janvier 18h`);
    for (const day of days) await coordination.says(`réunion fixer le ${day}`);
    const julie = await town.animation();
    const poll = await julie.says(
      `sondage dates "Colocation" ${days.map((day) => `le ${day}`).join(", ")}`,
    );
    const said = remarks(poll.text);
    expect(said).toHaveLength(6);
    expect(said[0]).toBe(`Ce mardi (date 1), ${SANTE} se réunit aussi (18 h) : 3 membres communs.`);
    expect(said[5]).toBe(
      "À vérifier aussi : les dates 6 et 7 (jour férié, vacances scolaires ou réunion d’une autre instance).",
    );
  });

  test("of the dates that they add, and of those that they ask about again", async () => {
    const julie = await (await thionville()).animation();
    await julie.says('sondage dates "Colocation" mardi 27 avril 18h, jeudi 8 avril 18h');
    const edited = await julie.says('sondage modifier --ajouter="jeudi 29 avril 18h"');
    expect(remarks(edited.text).filter((line) => line.includes("vacances"))).toEqual([
      "La date 3 tombe dans les vacances scolaires (zone B) : vacances de printemps.",
    ]);
    await julie.says("sondage annuler");
    const again = await julie.says("sondage refaire mardi 2 mars 18h, jeudi 11 mars 18h");
    expect(remarks(again.text)).toEqual([
      "La date 1 tombe dans les vacances scolaires (zone B) : vacances d’hiver.",
    ]);
  });
});

test("what a rhythm proposes keeps clear of the others, of both kinds of holidays, and says so where it cannot", async () => {
  const town = await thionville();
  const coordination = await town.coordination();
  await coordination.in("sante").says("réunion fixer mardi 23 mars 18h");
  const rhythm = {
    kind: "frequency" as const,
    every: 1,
    unit: "month" as const,
    weekdays: [2 as const, 5 as const],
    from: "18:00",
    to: "20:00",
  };
  const from = (day: string) =>
    town.look(async (repos) => {
      const body = (await repos.bodies.all()).find(({ slug }) => slug === "logement");
      if (body === undefined) throw new Error("no body");
      const work = {
        territory: town.house.territory,
        repos,
        now: town.clock.now(),
        member: undefined,
      };
      const found = await proposals(work, body, rhythm, { day });
      return found.map(({ slot, remarks: all }) => [slot.wall, ...all.map(({ about }) => about)]);
    });
  // Santé meets on the 23rd, the 26th is Good Friday.
  expect(await from("2027-03-22")).toEqual([["2027-03-30T18:00"], ["2027-04-02T18:00"]]);
  expect(await from("2027-07-05")).toEqual([
    ["2027-07-06T18:00", "school-holidays"],
    ["2027-07-09T18:00", "school-holidays"],
  ]);
});
