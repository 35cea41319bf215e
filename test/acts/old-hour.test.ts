import { expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { network, type Town } from "../support/town.ts";

/** A meeting whose date a poll chose; Paul was asked whether he comes, and Rose's answer was noted. */
async function chosenByPoll(): Promise<{ town: Town; julie: Person; paul: Person; odile: Person }> {
  const town = await network({ from: "2027-01-12T10:00" });
  const julie = await town.animation();
  const paul = await town.person("Paul", { for: "Secours Catholique" });
  const odile = await town.person("Odile", { for: "Croix-Rouge Française" });
  for (const person of [paul, odile]) await person.says("commission rejoindre logement");
  await julie.says('sondage dates "Coloc" vendredi 22 janvier 18h, mardi 26 janvier 14h');
  await julie.says("voter #1 1 oui");
  await julie.says("sondage clore #1");
  await julie.says("présence oui --pour=Odile");
  await town.until("2027-01-19T11:00");
  return { town, julie, paul, odile };
}

const OLD = "vendredi 22 janvier 2027 à 18 h";
const NEW = "jeudi 28 janvier 2027 à 18 h";

/** What still shows the old hour alone, in the channel and to these people; a week's news is dated. */
const stale = (town: Town, ...people: readonly Person[]) =>
  [...town.channel("logement"), ...people.flatMap((person) => person.reads())]
    .map(ordinary)
    .filter((text) => !text.startsWith("Cette semaine"))
    .filter((text) => text.includes(OLD) && !text.includes(NEW));

test("once a meeting is moved, nothing that was said of it shows the old hour alone, to anybody", async () => {
  const { town, julie, paul, odile } = await chosenByPoll();
  expect(stale(town, paul, odile).length).toBeGreaterThan(4);
  await julie.says("réunion déplacer #1 jeudi 28 janvier 18h");
  expect(stale(town, paul, odile)).toEqual([]);
  expect(town.channel("logement").map(ordinary).join("\n")).toContain(
    `Depuis, la réunion n° 1 a été déplacée : ${NEW}.`,
  );
  expect(ordinary(paul.reads()[0] ?? "")).toContain(`Réunion fixée : Coloc, ${NEW}`);
});

test("once it is cancelled, all of it says so, and offers no answer any more", async () => {
  const { town, julie, paul } = await chosenByPoll();
  await paul.says("présence oui");
  await julie.says("réunion déplacer #1 jeudi 28 janvier 18h");
  await julie.says("réunion annuler #1");
  expect(stale(town, paul).filter((text) => !text.includes("annulée"))).toEqual([]);
  for (const text of [...town.channel("logement"), ...paul.reads()])
    expect(ordinary(text)).not.toMatch(/Je viens|répondre de nouveau/u);
  expect(town.channel("logement").map(ordinary).join("\n")).toContain(
    "Depuis, la réunion n° 1 a été annulée.",
  );
});

test("an answer noted at night is not told in the morning for another hour", async () => {
  const { town, julie, odile } = await chosenByPoll();
  const before = odile.reads().length;
  await town.until("2027-01-19T22:00");
  await julie.says("présence non --pour=Odile");
  await julie.says("réunion déplacer #1 jeudi 28 janvier 18h --prévenir=maintenant");
  await town.until("2027-01-20T10:00");
  const told = odile.reads().slice(before).map(ordinary);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("Réunion déplacée");
});
