import { describe, expect, test } from "vitest";
import { network } from "./support/town.ts";

const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");

test("an announcement is stopped by its number, however it is written", async () => {
  for (const number of ["1", "#1", "n°1"]) {
    const town = await network();
    const claire = await town.coordination();
    await claire.says("annoncer La plénière est jeudi --oui");
    await claire.says("annoncer Le local change --oui");
    const { text } = await claire.says(`annonce arrêter ${number}`);
    expect(ordinary(text)).toBe("L’annonce n° 1 est arrêtée. Rien n’est parti.");
  }
});

describe("a name of several words is typed with spaces, as it is said", () => {
  test.each([
    ["je viens", "C’est noté : oui."],
    ["Je ne viens pas", "C’est noté : non."],
    ["je viens n° 1", "C’est noté : oui."],
    ["i am coming", "C’est noté : oui."],
    ["prochaine réunion", "Réunion n° 1 : Réunion Logement"],
    ["prochaine réunion logement", "Réunion n° 1 : Réunion Logement"],
    ["réunion ordre du jour", "Ordre du jour : Réunion Logement"],
    ["réunion ordre du jour Bilan de l’année", "Ajouté à l’ordre du jour : Bilan de l’année"],
  ])("%s", async (typed, said) => {
    const town = await network();
    const julie = await town.animation();
    await julie.says("réunion fixer jeudi 8 avril 18h");
    expect(ordinary((await julie.says(typed)).text)).toMatch(new RegExp(`^${said}`));
  });
});

describe("a number is typed as it is shown", () => {
  test.each(["n° 1", "n°1", "N° 1", "nº 1", "№ 1", "n°\u00a01", "#1"])("%s", async (number) => {
    const town = await network();
    const julie = await town.animation();
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await julie.says('sondage dates "Toit" jeudi 1 avril 18h, mardi 6 avril 14h');
    await julie.says("réunion fixer jeudi 8 avril 18h");
    for (const [typed, said] of [
      [`sondage ${number}`, "Coloc : quelles dates"],
      [`voter ${number} 1 oui`, "Votre réponse à « Coloc »"],
      [`sondage prolonger ${number} vendredi 22 janvier 12h`, "Le sondage n° 1, « Coloc »"],
      [`réunion déplacer ${number} jeudi 15 avril 18h`, "C’est noté. La réunion n° 1,"],
    ] as const)
      expect(ordinary((await julie.says(typed)).text), typed).toMatch(new RegExp(`^${said}`));
  });

  test("and stays in a text as it was written", async () => {
    const town = await network();
    const claire = await town.coordination();
    const { text } = await claire.says("annoncer Salle n° 12, et n°  3");
    expect(text).toContain("Salle n° 12, et n°  3");
  });
});

describe("a verb without its noun, or with another’s, is told where it belongs", () => {
  test.each([
    ["rejoindre logement", "Vouliez-vous dire : commission rejoindre ?"],
    ["déplacer jeudi 18h", "Vouliez-vous dire : réunion déplacer ?"],
    ["annuler", "Vouliez-vous dire : réunion annuler ou sondage annuler ?"],
    ["plénière déplacer jeudi 17 juin 18h", "Vouliez-vous dire : réunion déplacer ?"],
    ["plénière zorglub", "Je ne connais pas « plénière zorglub ». Ce qui existe : voir et fixer."],
    ["réunion 12 zorglub", "après « réunion voir »"],
  ])("%s", async (typed, said) => {
    const town = await network();
    const claire = (await town.coordination()).in("logement");
    expect(ordinary((await claire.says(typed)).text)).toContain(said);
  });

  test("in the reader’s own language", async () => {
    const town = await network();
    const claire = await town.coordination();
    await claire.says("moi langue anglais");
    expect((await claire.says("plénière zorglub")).text).toContain("“plenary zorglub”");
    expect((await claire.says("join logement")).text).toContain("Did you mean: commission join?");
  });
});

describe("a commission is named as the lists show it, without quotation marks", () => {
  test.each([
    ["réunion fixer Santé / Vie quotidienne jeudi 8 avril 18h", "Santé / Vie quotidienne : jeudi"],
    ["réunion fixer Logement et mobilité jeudi 8 avril 18h", "Logement et mobilité : jeudi 8"],
    ["commission rappels Santé / Vie quotidienne J-1", "« Santé / Vie quotidienne », rappels"],
    ["commission renommer Santé / Vie quotidienne Santé", "s’appelle maintenant « Santé »"],
    ["commission renommer Logement et mobilité", "Il manque le nom"],
  ])("%s", async (typed, said) => {
    const town = await network();
    const claire = (await town.coordination()).in("logement");
    await claire.says("commission renommer logement Logement et mobilité");
    expect(ordinary((await claire.says(typed)).text)).toContain(said);
  });

  test("what follows a name that is not whole is not taken for the end of a title", async () => {
    const town = await network();
    const claire = await town.coordination();
    const { text } = await claire.says("réunion fixer santé à la mairie jeudi 8 avril 18h");
    expect(ordinary(text)).toMatch(/^Je n’ai pas compris « à la mairie/u);
  });
});

test.each(["moi-même", "Pour moi-même", "moi", "myself", "aucune"])(
  "« moi structure %s » is for oneself",
  async (words) => {
    const town = await network();
    const { text } = await (await town.person("Samira")).says(`moi structure ${words}`);
    expect(text).toContain("C’est noté : vous parlez pour vous-même.");
  },
);
