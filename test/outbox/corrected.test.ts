import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network } from "../support/town.ts";

/** What stands in a channel or in somebody's messages, as they read it now. */
const standing = (texts: readonly string[]) => texts.map(ordinary).join("\n");

describe("nothing goes on showing an hour that is no more", () => {
  /** Logement chose Thursday 28 January; Nina, who has not said whether she comes, was asked. */
  async function asked() {
    const town = await network({ from: "2027-01-12T10:00" });
    const julie = await town.animation();
    const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
    await nina.says("commission rejoindre");
    await julie.says('sondage dates "Colocation" jeudi 28 janvier 18h, vendredi 29 janvier 18h');
    await nina.says("voter 1 oui, 2 non");
    await julie.says("sondage clore 1");
    await town.until("2027-01-25T12:00");
    expect(standing(nina.reads())).toContain("ne sait pas encore si vous venez");
    return { town, julie, nina };
  }

  test("what was asked directly and what a poll decided follow a meeting that is moved", async () => {
    const { town, julie, nina } = await asked();
    await julie.says("réunion déplacer jeudi 4 février 18h");
    await town.until("2027-01-25T12:05");
    expect(standing(nina.reads())).toMatch(
      /ne sait pas encore si vous venez\.\s+Dans 10 jours : Colocation, jeudi 4 février 2027 à 18 h/u,
    );
    expect(standing(nina.reads())).not.toContain("28 janvier");
    expect(standing(town.channel("logement"))).toContain(
      "La réunion n° 1, d’abord fixée à cette date, est déplacée : jeudi 4 février 2027 à 18 h.",
    );
    expect(standing(town.channel("logement"))).not.toContain("est fixée à cette date");
  });

  test("and one that is cancelled: nobody is asked to answer any more", async () => {
    const { town, julie, nina } = await asked();
    await nina.says("présence oui");
    await julie.says("réunion déplacer jeudi 4 février 18h");
    await town.until("2027-01-25T12:05");
    await julie.says("réunion annuler salle prise");
    await town.until("2027-01-25T12:10");
    for (const texts of [nina.reads(), town.channel("logement")]) {
      expect(standing(texts)).toContain("Réunion annulée : Colocation, jeudi 4 février 2027");
      expect(standing(texts)).not.toMatch(/Je viens|de nouveau|ne sait pas encore/u);
    }
    expect(standing(town.channel("logement"))).toContain(
      "La réunion n° 1, fixée à cette date, est annulée.",
    );
  });
});
