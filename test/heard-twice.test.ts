import { expect, test } from "vitest";
import { channelOf } from "./support/places.ts";
import { network, type Town } from "./support/town.ts";

/* A platform that is not sure to have been heard says the same again, maybe to the next process. */

const PROPOSES = '/utopia sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h';

async function says(town: Town, words: string, id: string) {
  const { account } = await town.coordination();
  return town.house.bot.answer({ from: account, place: channelOf("slack", "logement"), words, id });
}

const polls = (town: Town) =>
  town.store.read(1, async (repos) => (await repos.polls.inState("open")).length);

test("what is said twice is done once, by the next process too", async () => {
  const town = await network();
  expect((await says(town, PROPOSES, "trigger-1")).refused).toBeUndefined();
  expect((await says(town, PROPOSES, "trigger-1")).refused).toBe("typed.again");
  await town.die();

  const later = await network({ after: town });
  expect((await says(later, PROPOSES, "trigger-1")).refused).toBe("typed.again");
  expect(await polls(later)).toBe(1);
  const another = PROPOSES.replace("Colocation", "Meubles");
  expect((await says(later, another, "trigger-2")).refused).toBeUndefined();
  expect(await polls(later)).toBe(2);
});

test("what was refused was not done: it can be said again", async () => {
  const town = await network();
  expect((await says(town, "/utopia voter 1 oui", "trigger-1")).refused).toBe("poll.none-here");
  await says(town, PROPOSES, "trigger-2");
  expect((await says(town, "/utopia voter 1 oui", "trigger-1")).refused).toBeUndefined();
});

test("a question is answered each time", async () => {
  const town = await network();
  for (const _ of [1, 2])
    expect((await says(town, "/utopia prochaine", "trigger-1")).refused).toBeUndefined();
});
