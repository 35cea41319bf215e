import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { network, type Town } from "../support/town.ts";

const nudges = (person: Person) =>
  person.reads().filter((text) => ordinary(text).includes("ne sait pas encore si vous venez"));

/** A meeting of Logement on Thursday 28 January, of which Paul, Nina and Karim are. */
async function planned(): Promise<{ town: Town; paul: Person; nina: Person; karim: Person }> {
  const town = await network({ from: "2027-01-12T10:00" });
  const [paul, nina, karim] = [
    await town.person("Paul", { for: "Secours Catholique", in: "logement" }),
    await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" }),
    await town.person("Karim", { for: "A.D.I.L. 57", in: "logement" }),
  ];
  for (const person of [paul, nina, karim]) await person.says("commission rejoindre");
  await (await town.animation()).says("réunion fixer jeudi 28 janvier 18h");
  return { town, paul, nina, karim };
}

describe("who has not said whether they come", () => {
  test("is asked once, directly, three days before at 10 o’clock", async () => {
    const { town, paul, nina, karim } = await planned();
    await paul.says("présence oui");
    await karim.says("présence non");
    await town.until("2027-01-25T09:59");
    expect(nudges(nina)).toEqual([]);
    await town.until("2027-01-28T20:00");
    expect([paul, nina, karim].map((person) => nudges(person).length)).toEqual([0, 1, 0]);
    expect(ordinary(nudges(nina)[0] ?? "")).toContain(
      "Réunion Logement, jeudi 28 janvier 2027 à 18 h",
    );
  });

  test("is left alone when their partner answered by telephone, or when they want no reminders", async () => {
    const { town, paul, nina, karim } = await planned();
    await (await town.animation()).says('présence oui --pour="Secours Catholique"');
    await karim.says("moi rappels non");
    await town.until("2027-01-26T12:00");
    expect([paul, nina, karim].map((person) => nudges(person).length)).toEqual([0, 1, 0]);
  });

  test("is asked for the new date when the meeting is moved, and not when it is cancelled", async () => {
    const { town, nina } = await planned();
    const julie = await town.animation();
    await town.until("2027-01-26T12:00");
    await julie.says("réunion déplacer jeudi 4 février 18h");
    const first = () => ordinary(nina.reads()[0] ?? "");
    expect(first()).toContain("Réunion fixée : Réunion Logement, jeudi 4 février 2027 à 18 h");
    await town.until("2027-02-01T12:00");
    expect(nudges(nina)).toEqual([expect.stringMatching(/jeudi.4.février/)]);
    await julie.says("réunion déplacer jeudi 11 février 18h");
    await julie.says("réunion annuler");
    await town.until("2027-02-12T12:00");
    expect(nina.reads()).toHaveLength(2);
    expect(first()).toContain("Réunion annulée");
  });

  test("is asked late within a day, and not at all after it, which is told", async () => {
    const { town, nina } = await planned();
    await town.wakeAt("2027-01-26T09:00");
    expect(nudges(nina)).toHaveLength(1);

    const other = await planned();
    await other.town.wakeAt("2027-01-26T11:00");
    expect(nudges(other.nina)).toEqual([]);
    const julie = await other.town.animation();
    expect(julie.reads().map(ordinary).join("\n")).toContain(
      "la demande de réponse pour la réunion « Réunion Logement », prévu lundi 25 janvier 2027 à 10 h",
    );
  });

  test("is not asked on a Sunday or a holiday, but on the next open day", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
    await nina.says("commission rejoindre");
    // Three days before Wednesday 20 January is a Sunday.
    await (await town.animation()).says("réunion fixer mercredi 20 janvier 18h");
    await town.until("2027-01-18T07:59");
    expect(nudges(nina)).toEqual([]);
    await town.until("2027-01-18T08:00");
    expect(nudges(nina)).toHaveLength(1);
  });
});
