import { describe, expect, test } from "vitest";
import { type SlackTown, slackTown } from "../support/slack-town.ts";

/* Julie animates Logement, Léa and Karim are of it; in Thionville on Monday 11 January 2027, 10:00. */

async function people() {
  const town = await slackTown("sockets", "2027-01-11T10:00");
  return {
    town,
    julie: await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières"),
    lea: await town.person("U2", "Léa", "C.A.F. de la Moselle"),
    karim: await town.person("U3", "Karim", "A.D.I.L. 57"),
  };
}

const texts = (town: SlackTown, slug = "logement") => town.channel(slug).map(({ text }) => text);

const open = async () => {
  const all = await people();
  await all.julie.types(
    '/utopia sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h, vendredi 5 mars 9h',
  );
  return all;
};

describe("an announcement is written in a form", () => {
  const NEWS = "La plénière aura lieu jeudi 15 avril à 18 h.\n\nVenez nombreux <!channel>.";

  test("previewed with those whom it reaches, then sent", async () => {
    const { town } = await people();
    const nina = await town.coordination("U9", "Nina");
    await nina.types("/utopia annoncer");
    expect(nina.modal).toMatchObject({ title: "Annoncer", submit: "Relire" });
    expect(nina.field("Pour qui")).toMatchObject({ value: "Tout le réseau" });
    await nina.sends({ Texte: NEWS });
    expect(nina.modal).toMatchObject({ submit: "Envoyer" });
    expect(nina.modal?.text).toContain("Voici l’annonce, pour 5 salons");
    expect(nina.modal?.text).toContain("4 personnes ont un compte");
    expect(texts(town, "sante")).toEqual([]);

    await nina.sends();
    expect(nina.modal?.text).toContain("Annonce n° 1");
    expect(texts(town, "sante")).toEqual([]);
    await town.until("2027-01-11T10:03");
    for (const slug of ["sante", "logement", "pleniere"])
      expect(texts(town, slug)).toEqual([expect.stringContaining("Venez nombreux <!channel>.")]);
    expect(town.slack.shown("C-sante")[0]?.pings).toEqual([]);
  });

  test("for one commission, at a later moment", async () => {
    const { town, julie } = await people();
    await julie.types("/utopia annoncer");
    expect(julie.modal?.text).toContain("Pour Logement.");
    await julie.sends({
      Texte: "Pensez aux clés.",
      "Plus tard : quel jour": "2027-01-14",
      "À quelle heure": "21:00",
    });
    expect(julie.modal?.text).toContain("jeudi 14 janvier 2027 à 21 h");
    expect(julie.modal?.text).toContain("C’est le soir");
    await julie.sends();
    await town.until("2027-01-14T20:59");
    expect(texts(town)).toEqual([]);
    await town.until("2027-01-14T21:01");
    expect(texts(town)).toEqual([expect.stringContaining("Pensez aux clés.")]);
    expect(texts(town, "sante")).toEqual([]);
  });

  test.each([
    [
      "Plus tard : quel jour",
      { "Plus tard : quel jour": "2027-01-08", "À quelle heure": "09:00" },
      "déjà passé",
    ],
    ["Plus tard : quel jour", { "À quelle heure": "09:00" }, "sans jour"],
    [
      "À quelle heure",
      { "Plus tard : quel jour": "2027-03-28", "À quelle heure": "02:30" },
      "les horloges avancent",
    ],
  ])("what is wrong stays beside « %s »: %o", async (field, entries, sentence) => {
    const { julie } = await people();
    await julie.types("/utopia annoncer");
    await julie.sends({ Texte: "Pensez aux clés.", ...entries });
    expect(julie.field(field).error).toContain(sentence);
  });
});

describe("what this person can do here", () => {
  test("an empty command shows it, and begins it", async () => {
    const { town, julie, lea } = await open();
    expect(await lea.types("/utopia")).toContain("Colocation");
    await lea.clicks("Répondre au sondage n° 1");
    expect(lea.modal?.title).toBe("Répondre au sondage");
    await lea.sends({ "jeudi 4 mars 2027 à 18 h": "Oui" });

    await julie.types("/sondage");
    await julie.clicks("Fixer une réunion");
    await julie.sends({ Jour: "2027-03-02", Heure: "14:00" });
    expect(texts(town).at(-1)).toContain("mardi 2 mars 2027");
    await julie.uses("next-meeting");
    expect(julie.modal?.text).toContain("mardi 2 mars 2027");
  });

  test("the home tab shows their meetings and what waits for them, and follows what they do", async () => {
    const { town, julie, lea } = await open();
    await lea.types("/utopia commission rejoindre");
    await julie.types("/utopia réunion fixer mardi 16 février 18h");
    await lea.opensHome();
    expect(lea.home).toContain("Colocation");
    expect(lea.home).toContain("mardi 16 février 2027 à 18 h");
    expect(lea.home).not.toContain("Fixer une réunion");
    await lea.presses("Je viens", { in: "home" });
    expect(lea.modal?.text).toContain("C’est noté");
    await lea.presses("Répondre au sondage n° 1", { in: "home" });
    await lea.sends({ "jeudi 4 mars 2027 à 18 h": "Oui" });
    expect(lea.modal?.text).toContain("est notée");
    await lea.opensHome();
    expect(lea.home).not.toContain("Répondre au sondage n° 1");

    const nina = await town.coordination("U9", "Nina");
    await nina.opensHome();
    expect(nina.homeButtons).toEqual(expect.arrayContaining(["Ce qui sera envoyé", "Annoncer"]));
  });

  test("somebody whom nobody knows is welcomed", async () => {
    const { town } = await people();
    const stranger = town.stranger("U77", "Omar");
    await stranger.opensHome();
    expect(stranger.home).toContain("Thionville");
  });
});
