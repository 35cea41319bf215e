import { expect, test } from "vitest";
import { MINUTE } from "../src/when.ts";
import { channelOf } from "./support/places.ts";
import { network, type Town } from "./support/town.ts";

/* A platform that keeps what was said while nobody listened tells of it hours later. */

async function says(town: Town, words: string, minutesAgo: number) {
  const { account } = await town.coordination();
  const place = channelOf("slack", "logement");
  const age = minutesAgo * MINUTE;
  return town.house.bot.answer({ from: account, place, words, age });
}

test("what was said more than ten minutes ago is not done, and said to be missed", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const fixes = "!utopia réunion fixer jeudi 1 avril 18h";
  const late = await says(town, fixes, 11);
  expect(late.refused).toBe("typed.missed");
  expect(JSON.stringify(late.blocks)).toContain("dimanche 10 janvier 2027 à 9\u00a0h\u00a049");
  expect((await says(town, "!utopia prochaine réunion", 120)).refused).toBe("typed.missed");
  expect((await says(town, fixes, 9)).refused).toBeUndefined();
});

test("an answer counts however late it is heard", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const julie = await town.animation();
  await julie.says('sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  await julie.says("réunion fixer jeudi 1 avril 18h");
  expect((await says(town, "!u voter 1 oui", 300)).refused).toBeUndefined();
  expect((await says(town, "rsvp #1 yes", 300)).refused).toBeUndefined();
});
