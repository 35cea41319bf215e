import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pollBoard } from "../../src/boards/poll.ts";
import { network, type Town } from "../support/town.ts";

const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const POLL = 'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h, jeudi 8 avril 18h';

async function townWithPoll(options = ""): Promise<Town> {
  const town = await network({ on: ["slack", "discord"] });
  await (await town.animation()).says(`${POLL} ${options}`);
  return town;
}

async function board(town: Town) {
  return town.look(async (repos) => pollBoard(repos, await repos.polls.get(1)));
}

const tally = async (town: Town) =>
  (await board(town)).options.map(({ yes, ifNeedBe, no }) => `${yes}/${ifNeedBe}/${no}`).join(" ");

describe("where each member counts", () => {
  test("one click changes one date, and a person counts once wherever they click", async () => {
    const town = await townWithPoll();
    const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
    await lea.says("voter 1 oui, reste non");
    await lea.says("voter 2 si besoin");
    expect(await tally(town)).toBe("1/0/0 0/1/0 0/0/1");
    expect(town.channel("logement", "slack")).toEqual(town.channel("logement", "discord"));
  });

  test("a stranger's first click counts, and asks for whom they answer, once they said it no more", async () => {
    const town = await townWithPoll();
    const karim = await town.person("Karim", { in: "logement" });
    const first = await karim.says("voter 1 oui");
    expect(first.text).toContain("Pour quelle structure répondez-vous ?");
    expect(await tally(town)).toBe("1/0/0 0/0/0 0/0/0");
    await karim.says("moi structure Croix-Rouge");
    expect((await karim.says("voter 2 oui")).text).not.toContain("Pour quelle structure");
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain("Oui : Croix-Rouge Française");
  });

  test("an answer by telephone is shown as such, told to the person, who can overturn it", async () => {
    const town = await townWithPoll();
    const julie = await town.animation();
    const paul = await town.person("Paul", { for: "Les Restos du Cœur", in: "logement" });
    await paul.says("commission rejoindre");
    await julie.says('voter 1 oui, 2 non --pour="Restos du Cœur"');
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain(
      "Par téléphone : Les Restos du Cœur",
    );
    expect(ordinary(paul.reads()[0] ?? "")).toContain(
      "Une réponse donnée par téléphone a été notée pour vous",
    );
    await paul.says("voter 1 non, 2 oui");
    expect(await tally(town)).toBe("0/0/1 1/0/0 0/0/0");
    expect(ordinary(town.channel("logement")[0] ?? "")).not.toContain("Par téléphone");
  });

  test("an answer noted for a partner that nobody spoke for becomes its first voter's: one voice, not two", async () => {
    const town = await townWithPoll();
    await (await town.animation()).says('voter 1 oui, 3 oui --pour="Restos du Cœur"');
    const paul = await town.person("Paul", { for: "Les Restos du Cœur", in: "logement" });
    await paul.says("voter 1 non");
    expect(await tally(town)).toBe("0/0/1 0/0/0 1/0/0");
    expect((await board(town)).heard).toBe(1);
  });

  test("a partner that answered by telephone is not nudged", async () => {
    const town = await townWithPoll('--clôture="vendredi 19 février 12h"');
    const paul = await town.person("Paul", { for: "Les Restos du Cœur", in: "logement" });
    await paul.says("commission rejoindre");
    await (await town.animation()).says('voter 1 oui --pour="Restos du Cœur"');
    await town.until("2027-02-19T11:00");
    expect(paul.reads()).toHaveLength(1);
  });
});

describe("where each partner counts", () => {
  test("its latest delegate's answers are its voice", async () => {
    const town = await townWithPoll("--voix=partenaire");
    const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
    const luc = await town.person("Luc", {
      for: "C.A.F. de la Moselle",
      in: "logement",
      on: "discord",
    });
    await lea.says("voter 1 oui, 2 oui");
    await luc.says("voter 1 non");
    expect(await tally(town)).toBe("0/0/1 1/0/0 0/0/0");
    expect(await board(town)).toMatchObject({ heard: 1, voices: 1 });
  });

  test("a stranger's ballot is kept, waits, and counts once they say for whom", async () => {
    const town = await townWithPoll("--voix=partenaire");
    const karim = await town.person("Karim", { in: "logement" });
    expect((await karim.says("voter 1 oui")).text).toContain("votre réponse est gardée");
    expect(await tally(town)).toBe("0/0/0 0/0/0 0/0/0");
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain(
      "Une réponse attend de savoir pour quel partenaire elle compte",
    );
    await karim.says("moi structure Croix-Rouge");
    expect(await tally(town)).toBe("1/0/0 0/0/0 0/0/0");
  });

  test("what its partner had already answered stands, the newcomer's fills what was open", async () => {
    const town = await townWithPoll("--voix=partenaire");
    const karim = await town.person("Karim", { in: "logement" });
    await karim.says("voter 1 non, 3 oui");
    const rose = await town.person("Rose", { for: "Croix-Rouge Française", in: "logement" });
    await rose.says("voter 1 oui");
    await karim.says("moi structure Croix-Rouge");
    expect(await tally(town)).toBe("1/0/0 0/0/0 1/0/0");
  });
});

describe("a secret poll", () => {
  test("shows tallies only, in its messages and in the history", async () => {
    const town = await network();
    const julie = await town.animation();
    await julie.says('sondage choix "Qui anime ?" Secours Catholique, Croix-Rouge --secret');
    const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
    await lea.says("voter 2");
    const [shown = ""] = town.channel("logement").map(ordinary);
    expect(shown).toContain("2. Croix-Rouge | ✅ 1 voix");
    expect(shown).not.toContain("C.A.F.");
    expect(shown).toContain("Réponses secrètes : seul leur compte est montré.");
    const entries = await town.look((repos) => repos.audit.latest(5));
    expect(JSON.stringify(entries.filter(({ act }) => act === "vote.cast"))).not.toContain(
      "answers",
    );
  });
});

test("a choice of several says so, where it is opened and where it is posted", async () => {
  const town = await network();
  const julie = await town.animation();
  const opened = await julie.says('sondage choix "Projets" Toit, Clé, Jardin --plusieurs');
  for (const text of [opened.text, town.channel("logement")[0] ?? ""])
    expect(ordinary(text)).toMatch(/Plusieurs choix sont possibles\.(?!.*secr)/u);
});

test("no vote is lost or counted twice, whoever clicks, telephones, or says for whom, in whatever order", async () => {
  const PARTNERS = ["Croix-Rouge Française", "Secours Catholique"];
  const step = fc.oneof(
    fc.record({
      act: fc.constant("vote"),
      who: fc.nat(3),
      option: fc.integer({ min: 1, max: 3 }),
      said: fc.constantFrom("oui", "si besoin", "non"),
    }),
    fc.record({
      act: fc.constant("phone"),
      who: fc.nat(1),
      option: fc.integer({ min: 1, max: 3 }),
      said: fc.constantFrom("oui", "non"),
    }),
    fc.record({
      act: fc.constant("claim"),
      who: fc.nat(3),
      option: fc.integer({ min: 1, max: 2 }),
      said: fc.constant(""),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("", "--voix=partenaire"),
      fc.array(step, { maxLength: 12 }),
      async (voice, steps) => {
        const town = await townWithPoll(voice);
        const julie = await town.animation();
        const people = await Promise.all(
          [0, 1, 2, 3].map((number) => town.person(`P${number}`, { in: "logement" })),
        );
        for (const { act, who, option, said } of steps) {
          const answer =
            act === "vote"
              ? await people[who]?.says(`voter ${option} ${said}`)
              : act === "phone"
                ? await julie.says(`voter ${option} ${said} --pour="${PARTNERS[who]}"`)
                : await people[who]?.says(`moi structure ${PARTNERS[option - 1]}`);
          expect(answer?.fault).toBeUndefined();
          expect(answer?.refused).toBeUndefined();
        }
        const shown = await board(town);
        const ballots = await town.look((repos) => repos.ballots.ofPoll(1));
        const voices = ballots.map((ballot) => `${ballot.memberId}/${ballot.partnerId}`);
        expect(new Set(voices).size).toBe(voices.length);
        const counting = ballots.filter((ballot) => voice === "" || ballot.partnerId !== null);
        expect(shown.heard).toBe(counting.filter((ballot) => ballot.answers.size > 0).length);
        expect(shown.heard).toBeLessThanOrEqual(shown.voices);
        for (const { option, yes, ifNeedBe, no } of shown.options)
          expect(yes + ifNeedBe + no).toBe(
            counting.filter((ballot) => ballot.answers.has(option.id)).length,
          );
        await town.close();
      },
    ),
    { numRuns: 25 },
  );
});

test.each(["présence oui", "voter #2 1 oui"])(
  "an open poll names who is missing, also once somebody has joined by « %s »",
  async (words) => {
    const town = await network();
    const julie = await town.animation();
    const paul = await town.person("Paul", { for: "Les Restos du Cœur", in: "logement" });
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await julie.says('sondage choix "Nom" Coloc, Coloc solidaire');
    await julie.says("réunion fixer jeudi 8 avril 18h");
    await paul.says(words);
    expect(town.channel("logement")[0]).toContain("Restos du Cœur");
  },
);
