import { describe, expect, test } from "vitest";
import { pollBoard } from "../../src/boards/poll.ts";
import { network, type Town } from "../support/town.ts";

const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

async function tally(town: Town): Promise<string> {
  const board = await town.look(async (repos) => pollBoard(repos, await repos.polls.get(1)));
  const counts = board.options.map(({ yes, ifNeedBe, no }) => `${yes}/${ifNeedBe}/${no}`);
  return `${counts.join(" ")}, ${board.heard} heard`;
}

async function townWith(asked: string) {
  const town = await network({ on: ["slack"] });
  const julie = await town.animation();
  await julie.says(asked);
  const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  return { town, julie, lea };
}

const DATES = 'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h';

describe("an answer that is taken back", () => {
  test("is no answer any more; the last of them takes the voice with it", async () => {
    const { town, lea } = await townWith(DATES);
    await lea.says("voter 1 oui, 2 si besoin");
    const one = await lea.says("vote #1 1 yes --take-back");
    expect(ordinary(one.text)).toMatch(/^Réponse reprise à « Coloc ». Il vous y reste :/u);
    expect(one.text).toContain("mardi 6 avril 2027");
    expect(await tally(town)).toBe("0/0/0 0/1/0, 1 heard");
    const all = await lea.says("voter 2 si besoin --retirer");
    expect(all.text).toContain("aucune réponse");
    expect(await tally(town)).toBe("0/0/0 0/0/0, 0 heard");
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain("✅ 0 oui");
  });

  test("stands when it was changed since", async () => {
    const { town, lea } = await townWith(DATES);
    await lea.says("voter 1 oui");
    await lea.says("voter 1 non");
    const { text } = await lea.says("voter 1 oui --retirer");
    expect(ordinary(text)).toMatch(
      /^Rien n’est repris à « Coloc » : ce n’est pas votre réponse\./u,
    );
    expect(await tally(town)).toBe("0/0/1 0/0/0, 1 heard");
  });

  test("is nobody else's", async () => {
    const { town, lea } = await townWith(DATES);
    const karim = await town.person("Karim", { for: "A.D.I.L. 57", in: "logement" });
    await lea.says("voter 1 oui");
    await karim.says("voter 1 oui --retirer");
    expect(await tally(town)).toBe("1/0/0 0/0/0, 1 heard");
  });

  test("in a choice of one leaves nothing of the others", async () => {
    const { town, lea } = await townWith('sondage choix "Couleur" Bleu, Vert, Rouge');
    await lea.says("voter 1");
    await lea.says("voter 2");
    await lea.says("voter 2 --retirer");
    expect(await tally(town)).toBe("0/0/0 0/0/0 0/0/0, 0 heard");
  });

  test("is one that was noted by telephone, too", async () => {
    const { town, julie } = await townWith(DATES);
    await julie.says('voter 1 oui --pour="Restos du Cœur"');
    const { text } = await julie.says('voter 1 oui --pour="Restos du Cœur" --retirer');
    expect(ordinary(text)).toBe(
      "Réponse reprise à « Coloc », pour Les Restos du Cœur. Il n’y reste aucune réponse.",
    );
    expect(await tally(town)).toBe("0/0/0 0/0/0, 0 heard");
  });

  test("is refused once the poll is closed", async () => {
    const { town, julie, lea } = await townWith(DATES);
    await lea.says("voter 1 oui");
    await julie.says("sondage clore");
    expect((await lea.says("vote #1 1 yes --take-back")).refused).toBe("poll.closed");
    expect(await tally(town)).toBe("1/0/0 0/0/0, 1 heard");
  });
});

test("whoever takes back that they come has not answered", async () => {
  const { town, julie, lea } = await townWith("réunion fixer jeudi 1 avril 18h");
  const counts = () => ordinary(town.channel("logement")[0] ?? "");
  const before = counts();
  await lea.says("présence oui");
  expect(counts()).not.toBe(before);
  const other = await lea.says("présence non --retirer");
  expect(ordinary(other.text)).toContain("Rien n’est repris, ce n’est pas votre réponse : Réunion");
  expect(counts()).not.toBe(before);
  const answer = await lea.says("présence oui --retirer");
  expect(answer.text).toContain("Votre réponse est reprise");
  expect(counts()).toBe(before);
  await julie.says("présence oui --pour=Passage");
  const noted = await julie.says("présence oui --pour=Passage --retirer");
  expect(ordinary(noted.text)).toContain("La réponse notée pour Passage est reprise : Réunion");
  expect(counts()).toBe(before);
});
