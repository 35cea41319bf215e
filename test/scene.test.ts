import { expect, test } from "vitest";
import { network } from "./support/town.ts";

const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("a date poll from its first word to the meeting, its reminders, its move and its end", async () => {
  const town = await network({ from: "2027-01-10T10:00", on: ["slack", "discord"] });
  const julie = await town.animation();
  const opened = await julie.says(
    '/sondage dates "Colocation des jeunes" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 19 février 12h"',
  );
  expect(opened.text).toContain("Sondage n° 1 ouvert");
  expect(opened.text).toContain("vendredi 19 février 2027 à 12 h");

  const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
  const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  const marc = await town.person("Marc", { for: "A.D.I.L. 57", in: "logement", on: "discord" });
  await paul.says("voter 1 oui, 2 si besoin");
  await lea.says("voter 1 oui, reste non");
  await marc.says("vote 2 yes");
  await marc.says("vote 1 if need be");
  const noted = await julie.says('voter 1 oui --pour="Restos du Cœur"');
  expect(noted.text).toContain("Les Restos du Cœur");
  const karim = await town.person("Karim", { in: "logement" });
  const asked = await karim.says("voter 1 oui, 2 oui");
  expect(asked.text).toContain("Pour quelle structure répondez-vous ?");
  const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
  await nina.says("commission rejoindre");

  // One tally, the same on both platforms.
  expect(town.channel("logement", "slack")).toEqual(town.channel("logement", "discord"));
  expect(ordinary(town.channel("logement")[0] ?? "")).toContain("Il manque Croix-Rouge Française");

  await town.until("2027-02-19T11:59");
  expect(nina.reads()).toHaveLength(1);
  for (const voter of [paul, lea, marc, karim, julie]) expect(voter.reads()).toEqual([]);

  await town.until("2027-02-19T12:01");
  for (const platform of ["slack", "discord"]) {
    const outcome = town
      .channel("logement", platform)
      .filter((text) =>
        ordinary(text).startsWith("Colocation des jeunes : jeudi 1er avril 2027 à 18 h"),
      );
    expect(outcome).toHaveLength(1);
  }
  expect((await paul.says("/utopia prochaine-réunion")).text).toContain(
    "jeudi 1er avril 2027 à 18 h",
  );

  await town.until("2027-03-20T09:00");
  await paul.says("présence oui");
  await lea.clicks("Je viens");
  await town.until("2027-03-25T12:00");
  const reminders = town
    .posted("logement")
    .filter(({ text }) => /^(Dans|Demain|Aujourd)/.test(text));
  expect(reminders.map(({ instant }) => instant)).toEqual(["2027-03-25T08:00:00.000Z"]);

  const moved = await julie.says("réunion déplacer jeudi 8 avril 18h");
  expect(moved.text).toContain("jeudi 8 avril 2027 à 18 h");
  expect(paul.reads()).toHaveLength(1);
  expect(lea.reads()).toHaveLength(1);
  expect(marc.reads()).toEqual([]);
  expect((await paul.says("quand")).text).toContain("✅ 0 oui");

  await town.until("2027-04-08T17:00");
  const later = town.posted("logement").filter(({ text }) => /^(Demain|Aujourd)/.test(text));
  expect(later.map(({ instant }) => instant)).toEqual([
    "2027-04-07T07:00:00.000Z",
    "2027-04-08T14:00:00.000Z",
  ]);

  const cancelled = await julie.says("réunion annuler salle indisponible");
  expect(cancelled.text).toContain("annulée");
  expect(ordinary(town.channel("logement").at(-1) ?? "")).toContain(
    "Réunion annulée : Colocation des jeunes",
  );
});

test("a meeting is reminded a week, a day and two hours before, by the clock on the wall", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const julie = await town.animation();
  await julie.says("réunion fixer jeudi 1 avril 18h");
  await town.until("2027-04-02T10:00");
  const reminders = town
    .posted("logement")
    .filter(({ text }) => /^(Dans|Demain|Aujourd)/.test(text));
  // Daylight saving begins on 28 March: 9 o'clock is 8 h UTC before, 7 h after.
  expect(reminders.map(({ instant }) => instant)).toEqual([
    "2027-03-25T08:00:00.000Z",
    "2027-03-31T07:00:00.000Z",
    "2027-04-01T14:00:00.000Z",
  ]);
});

test("a tie asks the animation, naming who would be missing, and is settled by a click", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const julie = await town.animation();
  await julie.says(
    'sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 19 février 12h"',
  );
  const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
  const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  await paul.says("voter 1 oui, 2 non");
  await lea.says("voter 2 oui, 1 non");
  await town.until("2027-02-19T12:01");

  const [asked = ""] = julie.reads();
  expect(ordinary(asked)).toContain("à égalité");
  expect(ordinary(asked)).toContain("Il manquerait : C.A.F. de la Moselle");
  expect(ordinary(asked)).toContain("Il manquerait : Secours Catholique");
  expect((await paul.says("quand")).text).toContain("aucune réunion");

  const settled = await julie.says("sondage clore 1 --option=2");
  expect(settled.text).toContain("mardi 6 avril 2027 à 14 h");
  expect((await paul.says("quand")).text).toContain("mardi 6 avril 2027 à 14 h");
});

test("nothing that was posted goes on showing the hour that a meeting no longer has", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const julie = await town.animation();
  await julie.says("réunion fixer jeudi 1 avril 18h");
  await town.until("2027-03-25T10:00");
  await julie.says("réunion déplacer jeudi 8 avril 18h");
  const shown = town.channel("logement").map(ordinary);
  expect(shown).toHaveLength(3);
  for (const message of shown)
    expect(message.split("\n")[0]).toContain("jeudi 8 avril 2027 à 18 h");
});

test("a poll about a date that is too near to be answered is refused, not a fault", async () => {
  const town = await network({ from: "2027-01-11T10:00" });
  const asked = await (await town.animation()).says(
    'sondage dates "Tout de suite" aujourd’hui 10h01, demain 10h',
  );
  expect(asked).toMatchObject({ refused: "poll.deadline-past", fault: undefined });
});
