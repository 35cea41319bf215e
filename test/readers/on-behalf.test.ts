import { beforeEach, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { network, type Town } from "../support/town.ts";

/* « Maison de Quartier de la Côte-des-Roses » and « Croix-Rouge Française » are partners of the founding network. */

let town: Town;
let julie: Person;

beforeEach(async () => {
  town = await network({ from: "2027-01-12T10:00" });
  julie = await town.animation();
  await julie.says("réunion fixer vendredi 22 janvier 18h");
});

const noted = async (name: string) =>
  ordinary((await julie.says(`présence oui --pour="${name}"`)).text).trim();

const FOR = (name: string) =>
  `C’est noté pour ${name} : oui. Réunion Logement, vendredi 22 janvier 2027 à 18 h.`;

const meet = (name: string, partner: string) => town.person(name, { for: partner });

test("a person's whole name goes before a part of a partner's", async () => {
  await meet("Rose", "Croix-Rouge Française");
  expect(await noted("Rose")).toBe(FOR("Rose"));
  expect(await noted("roses")).toBe(FOR("Maison de Quartier de la Côte-des-Roses"));
});

test("what is a part of both names is asked, and its number with the name answers", async () => {
  await meet("Rose Martin", "Croix-Rouge Française");
  expect(await noted("Rose")).toMatch(
    /^« Rose » peut vouloir dire : #\d+ Maison de Quartier de la Côte-des-Roses et #3 Rose Martin\. /,
  );
  expect(await noted("#3 Rose Martin")).toBe(FOR("Rose Martin"));
  expect(await noted("Rose Martin")).toBe(FOR("Rose Martin"));
});

test("a number that a partner and a person have is asked", async () => {
  await meet("Léa", "Croix-Rouge Française");
  const partner = (await town.look((repos) => repos.partners.all())).find(
    (one) => one.number === 3,
  );
  expect(await noted("#3")).toBe(
    `« #3 » peut vouloir dire : #3 ${partner?.name} et #3 Léa. Écrivez le numéro avec le nom, par exemple : #3 ${partner?.name}`,
  );
  expect(await noted(`#3 ${partner?.name}`)).toBe(FOR(partner?.name ?? ""));
});

test("two people with one name are told apart, whatever the numbers of partners", async () => {
  await meet("Léa", "Croix-Rouge Française");
  await town.act((repos) =>
    repos.members.welcome({ platform: "discord", scope: "", userId: "L2", name: "Léa" }, 0),
  );
  expect(await noted("Léa")).toContain("« Léa » peut vouloir dire : #3 Léa et #4 Léa.");
  expect(await noted("#4 Léa")).toBe(FOR("Léa"));
});

test("nobody comes to animate a commission by a part of their name", async () => {
  await meet("Rose Martin", "Croix-Rouge Française");
  const claire = await town.coordination();
  expect((await claire.says("commission animation logement Rose")).refused).toBe("behalf.several");
});
