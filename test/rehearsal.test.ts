import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { Rehearsal } from "../src/rehearsal.ts";
import { network, type Town } from "./support/town.ts";

function rehearsal({ store, clock, house }: Town): Rehearsal {
  return new Rehearsal({ store, territory: house.territory, clock, house, commands });
}

test.each([
  ["sond", "sondage dates "],
  ["/sondage d", "/sondage dates "],
  ["/utopia réunion f", "/utopia réunion fixer "],
  ["prochaine-réunion log", "prochaine-réunion Logement"],
  ["partenaire voir secours c", "partenaire voir Secours Catholique"],
  ["plénière fixer mard", "plénière fixer mardi 12 janvier 2027 à 18\u00a0h"],
  ["rôle donner anim", "rôle donner animation"],
])("« %s » may become « %s »", async (line, whole) => {
  const played = rehearsal(await network());
  expect(await played.complete(line)).toContain(whole);
});

test("a line goes on as it was typed, or not at all", async () => {
  const played = rehearsal(await network());
  // « 2 mars » means a Tuesday, which cannot be put before it.
  expect(await played.complete("plénière fixer 2 mars")).toEqual([]);
  expect(await played.complete("partenaire voir cathol")).toEqual([]);
});

test("someone is made up on first mention, and known again after", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const played = rehearsal(town);
  const met = await played.meet("Léa", "Secours Cath");
  expect(met).toMatchObject({ userId: "léa", speaksFor: "Secours Catholique" });
  expect(await played.meet("léa", undefined)).toMatchObject({
    userId: "léa",
    speaksFor: "Secours Catholique",
  });
  const members = await town.look((repos) => repos.members.all());
  expect(members.filter((member) => member.name.toLowerCase() === "léa")).toHaveLength(1);
});

test("a partner that nobody knows makes up nobody", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const before = town.digest();
  const met = await rehearsal(town).meet("Léa", "Les Amis du Zouk");
  expect(isRefusal(met) && met.refused).toMatch(/^partner\.unknown/);
  expect(town.digest()).toBe(before);
});

test("the clock only moves forward, and not to what nobody can read", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const played = rehearsal(town);
  expect(await played.travel("2027-01-09T09:00")).toMatchObject({ refused: "date.past" });
  expect(await played.travel("bientôt")).toHaveProperty("refused");
  expect(played.now().wall).toBe("2027-01-10T10:00");
  expect(await played.travel("lundi 1 mars 9h")).toMatchObject({ wall: "2027-03-01T09:00" });
  expect(played.now().wall).toBe("2027-03-01T09:00");
});
