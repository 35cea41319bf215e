import { describe, expect, test } from "vitest";
import { network } from "../support/town.ts";

/** Typed in the channel of Logement, and what is meant by it, the nearest first. */
const FRENCH: readonly (readonly [typed: string, meant: string])[] = [
  ["sondge", "sondage"],
  ["sonadge dates", "sondage"],
  ["/utopia sondagee", "sondage"],
  ["Utopia, réunoin fixer", "réunion"],
  ["reunon", "réunion"],
  ["comission rejoindre", "commission"],
  ["commision", "commission"],
  ["plenniere", "plénière"],
  ["anonce", "annonce"],
  ["anoncer bonjour", "annoncer"],
  ["salom associer", "salon"],
  ["partenair", "partenaire"],
  ["preésence oui", "présence"],
  ["vooter 1 oui", "voter"],
  ["proch", "prochaine-réunion"],
  ["aid", "aide"],
  ["pol", "sondage"],
  ["meetng", "réunion"],
  ["sondage daets", "sondage dates"],
  ["sondage chox", "sondage choix"],
  ["sondage prolongr", "sondage prolonger"],
  ["sondage relance", "sondage relancer"],
  ["réunion deplacr", "réunion déplacer"],
  ["réunion anuler", "réunion annuler"],
  ["commission rejoidre", "commission rejoindre"],
  ["commission rytme", "commission rythme"],
  ["commission archver", "commission archiver"],
  ["partenaire ajoutr", "partenaire ajouter"],
  ["annonce rectifer", "annonce rectifier"],
  ["salon asocier", "salon associer"],
  ["rôle doner", "rôle donner"],
  ["moi langu", "moi langue"],
  ["moi rappel", "moi rappels"],
  ["réseau etta", "réseau état"],
  ["réseau historiqu", "réseau historique"],
  ["plénière fixr", "plénière fixer"],
];

const ENGLISH: typeof FRENCH = [
  ["pol", "poll"],
  ["poll exted", "poll extend"],
  ["poll coles", "poll close"],
  ["meeting canel", "meeting cancel"],
  ["meeting agneda", "meeting agenda"],
  ["commision join", "commission"],
  ["commission resum", "commission resume"],
  ["partnr", "partner"],
  ["anounce hello", "announce"],
  ["channel bnid", "channel bind"],
  ["role revok", "role revoke"],
  ["network staus", "network status"],
  ["next-meting", "next-meeting"],
];

describe.each([
  ["fr", FRENCH, "Vouliez-vous dire : "],
  ["en", ENGLISH, "Did you mean: "],
] as const)("a slip is told from what is meant by it, in %s", (language, slips, question) => {
  test.each(slips)("%s → %s", async (typed, meant) => {
    const town = await network();
    const claire = (await town.coordination()).in("logement");
    if (language === "en") await claire.says("moi langue anglais");
    const answer = await claire.says(typed);
    expect(answer.refused).toBe("typed.unknown-near");
    expect(answer.text.split(question)[1]).toMatch(new RegExp(`^${meant}(?: ou | or |,| \\?|\\?)`));
  });
});

test.each([
  ["sondage zorglub", "typed.unknown-verb"],
  ["salon zorglub", "typed.unknown-verb"],
  ["zorglub", "typed.unknown"],
])("what is near to nothing suggests nothing: %s", async (typed, code) => {
  const town = await network();
  expect((await (await town.coordination()).says(typed)).refused).toBe(code);
});

describe("a word that begins a date is no body, though bodies have it in their names", () => {
  // « jeu » begins Jeunesse, « le » is in Plénière, « un » in Jeunesse, « en » in Logement.
  test.each([
    ["réunion fixer le 5 mars à 17h", "vendredi 5 mars 2027 à 17 h"],
    ["réunion fixer jeu. 4 mars 18h", "jeudi 4 mars 2027 à 18 h"],
    ["réunion fixer jeu 4 mars 18h", "jeudi 4 mars 2027 à 18 h"],
    ["meeting plan next Tuesday at 6pm", "mardi 12 janvier 2027 à 18 h"],
  ])("%s", async (typed, when) => {
    const town = await network();
    const claire = (await town.coordination()).in("logement");
    expect((await claire.says(typed)).text).toContain(`Logement : ${when}`);
  });

  test.each([
    "réunion fixer le 5 mars à 17h",
    "réunion fixer jeu 4 mars 18h",
    "réunion fixer demain 18h",
    "commission rythme un jeudi par mois 18h",
  ])("in a direct conversation it is asked which: %s", async (typed) => {
    const town = await network();
    await town.coordination();
    const claire = await town.person("Claire");
    expect((await claire.says(typed)).refused).toBe("body.which");
  });
});
