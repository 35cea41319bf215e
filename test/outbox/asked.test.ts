import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { network } from "../support/town.ts";

const reads = (person: Person) => person.reads().map(ordinary).join("\n");
const NOT_HEARD = "n’a pas encore votre réponse";
const NOT_KNOWN = "ne sait pas encore si vous venez";

/** Nina and Odile, who are of one partner, and Karim were asked for their answer to a poll. */
async function asked(voice: "personne" | "partenaire" = "personne") {
  const town = await network({ from: "2027-01-12T10:00" });
  const julie = await town.animation();
  const croixRouge = { for: "Croix-Rouge Française", in: "logement" };
  const nina = await town.person("Nina", croixRouge);
  const odile = await town.person("Odile", croixRouge);
  const karim = await town.person("Karim", { for: "A.D.I.L. 57", in: "logement" });
  for (const person of [nina, odile, karim]) await person.says("commission rejoindre");
  const dates = "jeudi 28 janvier 18h, vendredi 29 janvier 18h";
  await julie.says(
    `sondage dates "Colocation" ${dates} --clôture="vendredi 15 janvier 12h" --voix=${voice}`,
  );
  await town.until("2027-01-13T12:00");
  for (const person of [nina, odile, karim]) expect(reads(person)).toContain(NOT_HEARD);
  return { town, julie, nina, odile, karim };
}

describe("whoever was asked directly sees there what became of it", () => {
  test("their answer, which is counted, and that of their partner", async () => {
    const { town, nina, odile, karim } = await asked("partenaire");
    await nina.says("voter 1 oui");
    await town.until("2027-01-13T12:05");
    for (const person of [nina, odile]) {
      expect(reads(person)).not.toContain(NOT_HEARD);
      expect(reads(person)).toContain("✅ 1 oui");
    }
    expect(reads(karim)).toContain(NOT_HEARD);
  });

  test("that of a colleague who says only afterwards whom they answer for", async () => {
    const { town, nina } = await asked("partenaire");
    const samira = await town.person("Samira", { in: "logement" });
    await samira.says("voter 1 oui");
    await town.until("2027-01-13T12:05");
    expect(reads(nina)).toContain(NOT_HEARD);
    await samira.says("moi structure Croix-Rouge Française");
    await town.until("2027-01-13T12:10");
    expect(reads(nina)).not.toContain(NOT_HEARD);
  });

  test("one that was noted for them, and one that was taken back", async () => {
    const { town, julie, karim } = await asked();
    await julie.says('voter 1 oui --pour="A.D.I.L. 57"');
    await town.until("2027-01-13T12:05");
    expect(karim.reads().map(ordinary)[0]).not.toContain(NOT_HEARD);
    await karim.says("voter 1 oui --retirer");
    await town.until("2027-01-13T12:10");
    expect(karim.reads().map(ordinary)[0]).toContain(NOT_HEARD);
  });

  test("that there is more time, other dates, and in the end what was chosen", async () => {
    const { town, julie, karim } = await asked();
    await julie.says("sondage prolonger #1 lundi 18 janvier 12h");
    await julie.says('sondage modifier 1 --ajouter="mardi 2 février 18h"');
    await town.until("2027-01-13T12:05");
    expect(reads(karim)).toMatch(/se clôt lundi 18 janvier 2027 à 12 h[^]*mardi 2 février 2027/u);
    await julie.says("voter 1 oui");
    await julie.says("sondage clore 1");
    await town.until("2027-01-13T12:10");
    expect(karim.reads().map(ordinary)[0]).toContain(
      "Le sondage est clos. Retenu : jeudi 28 janvier 2027 à 18 h.",
    );
    expect(reads(karim)).not.toContain(NOT_HEARD);
  });

  test("that it is known whether they come", async () => {
    const { town, julie, nina, karim } = await asked();
    await julie.says("voter 1 oui");
    await julie.says("sondage clore 1");
    await town.until("2027-01-25T12:00");
    for (const person of [nina, karim]) expect(reads(person)).toContain(NOT_KNOWN);
    await nina.says("présence oui");
    await town.until("2027-01-25T12:05");
    expect(reads(nina)).not.toContain(NOT_KNOWN);
    expect(reads(nina)).toContain("✅ 1 oui");
    expect(reads(karim)).toContain(NOT_KNOWN);
  });
});
