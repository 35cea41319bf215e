import { describe, expect, test } from "vitest";
import { TRANSPORTS, type Transport } from "../support/slack-side.ts";
import { type SlackTown, slackTown } from "../support/slack-town.ts";

/* Julie animates Logement, Léa and Karim are of it; in Thionville on Monday 11 January 2027, 10:00. */

async function people(transport: Transport = "sockets") {
  const town = await slackTown(transport, "2027-01-11T10:00");
  return {
    town,
    julie: await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières"),
    lea: await town.person("U2", "Léa", "C.A.F. de la Moselle"),
    karim: await town.person("U3", "Karim", "A.D.I.L. 57"),
  };
}

const texts = (town: SlackTown, slug = "logement") => town.channel(slug).map(({ text }) => text);

const COLOCATION = {
  Titre: "Colocation des jeunes",
  "Dates proposées": "mardi 2 mars 14h\njeudi 4 mars 18h30",
};

describe.each(TRANSPORTS)("a date poll is launched: %s", (transport) => {
  test("its dates are read back before anybody is asked", async () => {
    const { town, julie } = await people(transport);
    await julie.types("/utopia sondage dates");
    expect(julie.modal).toMatchObject({ title: "Sondage de dates", submit: "Relire" });
    expect(julie.modal?.text).toContain("Pour Logement.");

    await julie.sends({
      ...COLOCATION,
      "Réponses jusqu’au": "vendredi 19 février 18h",
      Lieu: "CCAS",
    });
    expect(julie.modal).toMatchObject({ submit: "Lancer le sondage", trouble: undefined });
    expect(julie.modal?.text).toContain("mardi 2 mars 2027 à 14 h");
    expect(julie.modal?.text).toContain("jeudi 4 mars 2027 à 18 h 30");
    expect(julie.modal?.text).toContain("vendredi 19 février 2027 à 18 h");
    expect(julie.modal?.text).toContain("vacances scolaires");
    expect(julie.field("Titre").value).toBe("Colocation des jeunes");
    expect(texts(town)).toEqual([]);

    await julie.sends();
    expect(julie.modal?.text).toContain("Sondage n° 1 ouvert");
    expect(julie.modal?.submit).toBeUndefined();
    const [poll, ...others] = town.channel("logement");
    expect(others).toEqual([]);
    expect(poll?.text).toContain("Colocation des jeunes : quelles dates vous conviennent ?");
    expect(poll?.buttons).toContain("Répondre en détail");
  });

  test("what is changed after it was read back is read back again", async () => {
    const { town, julie } = await people(transport);
    await julie.types("/utopia sondage dates");
    await julie.sends(COLOCATION);
    await julie.sends({ "Dates proposées": "mardi 2 mars 14h\nvendredi 5 mars 18h30" });
    expect(julie.modal).toMatchObject({ submit: "Lancer le sondage" });
    expect(julie.modal?.text).toContain("vendredi 5 mars 2027 à 18 h 30");
    expect(texts(town)).toEqual([]);
    await julie.sends();
    expect(texts(town)).toHaveLength(1);
  });

  test.each([
    [
      "Dates proposées",
      { "Dates proposées": "mardi 2 mars 14h\nmardi 3 mars 14h" },
      "« mardi 3 mars 14h » : le jour de la semaine ne correspond pas",
    ],
    [
      "Dates proposées",
      { "Dates proposées": "mardi 2 mars 14h\ndès que possible" },
      "dès que possible",
    ],
    ["Dates proposées", { "Dates proposées": "mardi 2 mars" }, "À quelle heure"],
    [
      "Réponses jusqu’au",
      { "Réponses jusqu’au": "mercredi 3 mars 18h" },
      "vient après la première date proposée",
    ],
    ["Réponses jusqu’au", { "Réponses jusqu’au": "bientôt" }, "bientôt"],
  ])("what is wrong stays beside « %s »: %o", async (field, entries, sentence) => {
    const { town, julie } = await people(transport);
    await julie.types("/utopia sondage dates");
    await julie.sends({ ...COLOCATION, ...entries });
    expect(julie.field(field).error).toContain(sentence);
    expect(julie.field("Titre").value).toBe("Colocation des jeunes");
    expect(texts(town)).toEqual([]);

    await julie.sends({ ...COLOCATION, "Réponses jusqu’au": "" });
    expect(julie.modal).toMatchObject({ submit: "Lancer le sondage" });
  });
});

describe("a date poll is launched", () => {
  test("from the shortcut, for a commission that is chosen", async () => {
    const { town, julie } = await people();
    await julie.uses("poll-dates");
    expect(julie.field("Commission")).toMatchObject({ options: ["Logement"], value: "Logement" });
    await julie.sends(COLOCATION);
    await julie.sends();
    expect(texts(town)).toHaveLength(1);
  });

  test("who animates nothing is told whom to ask", async () => {
    const { lea } = await people();
    await lea.uses("poll-dates");
    expect(lea.modal?.text).toContain("revient à l’animation d’une commission");
    expect(await lea.types("/utopia sondage dates")).toContain(
      "revient à l’animation de « Logement »",
    );
  });

  test("with what was typed already", async () => {
    const { julie } = await people();
    await julie.types('/utopia sondage dates "Colocation des jeunes"');
    expect(julie.field("Titre").value).toBe("Colocation des jeunes");
  });

  test("the last one is asked again with its new dates only", async () => {
    const { town, julie } = await people();
    await julie.types(
      '/utopia sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h --lieu=CCAS',
    );
    await julie.types("/utopia sondage annuler 1");
    await julie.types("/utopia sondage dates");
    await julie.presses("Refaire le dernier");
    expect(julie.modal).toMatchObject({ title: "Refaire un sondage" });
    await julie.sends({ "Dates proposées": "mardi 9 mars 14h\njeudi 11 mars 18h" });
    expect(julie.modal?.text).toContain("jeudi 11 mars 2027 à 18 h");
    await julie.sends();
    expect(texts(town).at(-1)).toContain("Colocation : quelles dates vous conviennent ?");
    expect(texts(town).at(-1)).toContain("CCAS");
  });
});

const open = async (transport?: Transport) => {
  const all = await people(transport);
  await all.julie.types(
    '/utopia sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h, vendredi 5 mars 9h',
  );
  return all;
};

describe("a poll is answered in a form", () => {
  test("which knows what was answered before", async () => {
    const { town, lea } = await open();
    await lea.types("/utopia voter 1 oui, 2 si besoin");
    await lea.clicks("Répondre en détail");
    expect(lea.modal).toMatchObject({ title: "Répondre au sondage", submit: "Enregistrer" });
    expect(lea.modal?.fields.map(({ label, value }) => [label, value])).toEqual([
      ["mardi 2 mars 2027 à 14 h", "Oui"],
      ["jeudi 4 mars 2027 à 18 h", "Si besoin"],
      ["vendredi 5 mars 2027 à 9 h", ""],
    ]);
    await lea.sends({ "mardi 2 mars 2027 à 14 h": "Non", "vendredi 5 mars 2027 à 9 h": "Oui" });
    expect(lea.modal?.text).toContain("mardi 2 mars 2027 à 14 h : Non");
    const [poll] = town.channel("logement");
    expect(poll?.text).toContain("✅ 0 oui · 🤔 0 si besoin · ❌ 1 non");
    expect(poll?.text).toContain("✅ 0 oui · 🤔 1 si besoin · ❌ 0 non");
    expect(poll?.text).toContain("✅ 1 oui · 🤔 0 si besoin · ❌ 0 non");
  });

  test("an empty one says what is missing, and stays", async () => {
    const { lea } = await open();
    await lea.clicks("Répondre en détail");
    await lea.sends();
    expect(lea.modal).toMatchObject({ title: "Répondre au sondage", trouble: undefined });
    expect(lea.modal?.text).toContain("Dites ce que vous répondez");
    await lea.sends({ "jeudi 4 mars 2027 à 18 h": "Oui" });
    expect(lea.modal?.text).toContain("jeudi 4 mars 2027 à 18 h : Oui");
  });

  test("a poll that was closed meanwhile refuses it, and nothing is changed", async () => {
    const { julie, lea } = await open();
    await lea.clicks("Répondre en détail");
    await julie.types("/utopia sondage annuler 1");
    await lea.sends({ "jeudi 4 mars 2027 à 18 h": "Oui" });
    expect(lea.modal?.text).toContain("n’est plus ouvert");
  });

  test("a choice is made among its options", async () => {
    const { town, julie, lea } = await people();
    await julie.types('/utopia sondage choix "Quel logo" Bleu, Rouge, Vert');
    await lea.clicks("Répondre en détail");
    expect(lea.field("Votre choix").options).toEqual(["Bleu", "Rouge", "Vert"]);
    await lea.sends({ "Votre choix": "Rouge" });
    await lea.clicks("Répondre en détail");
    expect(lea.field("Votre choix").value).toBe("Rouge");
    await lea.sends({ "Votre choix": "Vert" });
    expect(texts(town)[0]).toMatch(/Rouge\n.* 0 .*Vert\n.* 1 /su);
  });

  test("an answer received by telephone is noted by the animation", async () => {
    const { town, julie, lea } = await open();
    await julie.types("/utopia voter #1 --pour=…");
    expect(julie.modal).toMatchObject({ title: "Noter une réponse" });
    await julie.sends({ "Réponse de": "Mission Locale", "jeudi 4 mars 2027 à 18 h": "Oui" });
    expect(julie.modal?.text).toContain("Mission Locale");
    expect(texts(town)[0]).toContain("Mission Locale");
    expect(await lea.types("/utopia voter #1 --pour=…")).toContain("revient à l’animation");
  });
});

describe("a meeting is planned and moved with pickers", () => {
  test("and read back with its weekday", async () => {
    const { town, julie } = await people();
    await julie.types("/utopia réunion fixer");
    await julie.sends({ Jour: "2027-03-02", Heure: "14:00", Lieu: "CCAS", Durée: "1 h 30" });
    expect(julie.modal?.text).toContain("mardi 2 mars 2027");
    expect(texts(town).at(-1)).toContain("mardi 2 mars 2027");
    expect(texts(town).at(-1)).toContain("CCAS");

    await julie.presses("Corriger");
    expect(julie.modal).toMatchObject({ title: "Déplacer la réunion" });
    expect(julie.field("Jour").value).toBe("2027-03-02");
    expect(julie.field("Heure").value).toBe("14:00");
    expect(julie.field("Durée").value).toBe("1 h 30");
    await julie.sends({ Jour: "2027-03-04" });
    expect(julie.modal?.text).toContain("jeudi 4 mars 2027");
    expect(texts(town).at(-1)).toContain("jeudi 4 mars 2027");
  });

  test.each([
    ["Heure", { Jour: "2027-03-28", Heure: "02:30" }, "les horloges avancent"],
    ["Heure", { Jour: "2027-10-31", Heure: "02:30" }, "les horloges reculent"],
    ["Jour", { Jour: "2027-01-04", Heure: "14:00" }, "déjà passé"],
  ])("what is wrong stays beside « %s »: %o", async (field, entries, sentence) => {
    const { town, julie } = await people();
    await julie.types("/utopia réunion fixer");
    await julie.sends(entries);
    expect(julie.field(field).error).toContain(sentence);
    expect(texts(town)).toEqual([]);
  });
});
