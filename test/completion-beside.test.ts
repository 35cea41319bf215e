import { expect, test } from "vitest";
import type { Entries } from "../src/view.ts";
import { busy, labels, typing, values } from "./support/typing.ts";

/* What is offered goes with what is said already: what would be refused beside it is not offered. */

test("hours are those of the commission, of the meeting or of the poll that is named", async () => {
  const { town, julie, claire } = await busy();
  await claire.says("commission rythme santé premier jeudi 9h45");
  const offer = typing(town, claire, { in: "pleniere" });
  const hours = async (path: string, argument: string, others: Entries) =>
    labels(await offer(path, argument, "mardi 2 mars", others));
  const inSante = await hours("meeting plan", "when", { commission: "Santé" });
  expect(inSante[0]).toBe("mardi 2 mars 2027 à 9 h 45");
  expect((await hours("poll dates", "dates", { in: "Santé" }))[1]).toBe(inSante[0]);
  expect((await hours("meeting move", "when", { meeting: "#2" }))[0]).toMatch(/18 h 30$/u);
  expect((await hours("plenary plan", "when", {}))[0]).toMatch(/10 h$/u);
  // In Logement, of which Julie is the animator, Santé is not hers to plan for.
  const ofJulie = typing(town, julie, { in: "logement" });
  expect(await ofJulie("meeting plan", "when", "mardi 2 mars", { commission: "Santé" })).toEqual(
    [],
  );
});

test("a poll closes before its first date, and is about dates after it closes", async () => {
  const { town, julie } = await busy();
  const offer = typing(town, julie, { in: "logement" });
  const closing = (dates: string) =>
    offer("poll dates", "deadline", "mardi 2 mars 14h", { title: "Autre", dates });
  expect(values(await closing("jeudi 4 mars 18h"))).toHaveLength(1);
  expect(await closing("lundi 1 mars 18h, jeudi 4 mars 18h")).toEqual([]);
  const about = (deadline: string) =>
    offer("poll dates", "dates", "mardi 2 mars 14h, jeudi 4 mars 18h", { deadline });
  expect(values(await about("lundi 1 mars 12h"))).toHaveLength(1);
  expect(await about("mercredi 3 mars 12h")).toEqual([]);
  // What is not finished yet is no reason to offer nothing.
  expect(values(await closing("lundi 1 mars, zorg"))).toHaveLength(1);
});

test("a poll is given more time, not less, and none after its first date", async () => {
  const { town, julie } = await busy();
  const offer = typing(town, julie, { in: "logement" });
  for (const others of [{}, { poll: "#2" }]) {
    const later = (typed: string) => offer("poll extend", "when", typed, others);
    expect(await later("dimanche 17 janvier 18h")).toEqual([]);
    expect(await later("mercredi 3 mars 18h")).toEqual([]);
    expect(values(await later("mercredi 20 janvier 18h"))).toHaveLength(1);
  }
  expect(values(await offer("poll extend", "when", "lundi 1 mars 18h", { poll: "#1" }))).toEqual(
    [],
  );
});

test("a meeting is moved to another hour than its own, a choice is made again without dates", async () => {
  const { town, julie } = await busy();
  const offer = typing(town, julie, { in: "logement" });
  const to = (hour: string) =>
    offer("meeting move", "when", `mardi 9 février ${hour}`, { meeting: "#2" });
  expect(await to("18h30")).toEqual([]);
  expect(values(await to("19h"))).toHaveLength(1);
  await julie.says('sondage choix "Le nom" Rive, Gauche');
  const again = (poll: string) => offer("poll again", "dates", "jeudi 1 avril 18h", { poll });
  expect(values(await again("#2"))).toHaveLength(1);
  expect(await again("#3")).toEqual([]);
  const polls = async (others: Entries) => values(await offer("poll again", "poll", "", others));
  expect(await polls({})).toEqual(["#3", "#2"]);
  expect(await polls({ dates: "jeudi 1 avril 18h" })).toEqual(["#2"]);
  // A date that is not finished yet takes nothing away.
  expect(await polls({ dates: "jeudi 1" })).toEqual(["#3", "#2"]);
});

test("a role is given to those who do not have it, and taken from those who do", async () => {
  const { town, claire } = await busy();
  const lea = await town.person("Léa", { for: "Secours Catholique" });
  await lea.says("moi montrer");
  await claire.says("rôle donner animation Léa --dans=santé");
  const offer = typing(town, claire, { in: "pleniere" });
  const people = async (verb: "grant" | "revoke", beside: Entries) =>
    values(await offer(`role ${verb}`, "member", "", beside));
  const others = await people("grant", { role: "coordination" });
  expect(others.toSorted()).toEqual(["Julie", "Léa"]);
  expect(await people("revoke", { role: "coordination" })).toEqual(["Coordination", "Claire"]);
  expect(await people("grant", { role: "animation", in: "Santé" })).not.toContain("Léa");
  expect(await people("revoke", { role: "animation", in: "Santé" })).toEqual(["Léa"]);
  const delegates = { role: "delegation", for: "Secours Catholique" };
  expect(await people("grant", delegates)).not.toContain("Léa");
  expect(await people("revoke", delegates)).toEqual(["Léa"]);
  expect(await people("revoke", {})).toContain("Julie");

  const sante = "Santé / Vie quotidienne";
  const bodies = async (verb: "grant" | "revoke", beside: Entries) =>
    values(await offer(`role ${verb}`, "in", "", beside));
  expect(await bodies("revoke", { role: "animation", member: "Léa" })).toEqual([sante]);
  expect(await bodies("grant", { role: "animation", member: "Léa" })).not.toContain(sante);
  expect(await bodies("grant", {})).not.toContain("Plénière");
  expect(await bodies("grant", { role: "coordination" })).toEqual([]);

  const partners = async (verb: "grant" | "revoke", beside: Entries) =>
    values(await offer(`role ${verb}`, "for", "cath", beside));
  expect(await partners("revoke", { role: "delegation", member: "Léa" })).toEqual([
    "Secours Catholique",
  ]);
  expect(await partners("revoke", { role: "delegation", member: "Julie" })).toEqual([]);
  expect(await partners("grant", { role: "delegation", member: "Léa" })).toEqual([]);
  expect(await partners("grant", { role: "animation" })).toEqual([]);
});

test("who animates already is offered to be taken away, the others to be added", async () => {
  const { town, claire } = await busy();
  const offer = typing(town, claire, { in: "pleniere" });
  const who = async (others: Entries) =>
    values(await offer("commission animation", "who", "habitat jeunes", others));
  const partner = "Habitat Jeunes des 3 Frontières";
  expect(await who({ commission: "Logement", remove: "" })).toEqual([partner]);
  expect(await who({ commission: "Logement" })).not.toContain(partner);
  expect(await who({ commission: "Santé" })).toContain(partner);
});
