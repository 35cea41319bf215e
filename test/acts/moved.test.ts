import { expect, test } from "vitest";
import { channelOf } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const before = channelOf("slack", "logement");
const after = channelOf("slack", "logement-2");

const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");
const standing = (town: Town, at: typeof before) =>
  town
    .far()
    .standing(at)
    .map(({ text }) => ordinary(text));
const moves = (town: Town) => town.far().tells(before, { movedTo: after });

test("what a body is told goes on in the place that its channel went to, its open polls at once", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says('sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  await moves(town);
  await town.house.settle();
  expect(standing(town, after)).toEqual([expect.stringContaining("Colocation")]);

  await julie.in("logement-2").says("réunion fixer jeudi 1 avril 18h");
  expect(standing(town, after)).toHaveLength(2);
  expect(standing(town, before)).toHaveLength(1);
  const claire = await town.coordination();
  expect(ordinary((await claire.says("réseau historique")).text)).toContain(
    "Utopia a suivi le salon de « Logement » dans #logement-2",
  );
  expect(ordinary((await claire.says("réseau état")).text)).not.toContain("n’est plus associé");
});

test("what was still owed where it was is sent where it went, once", async () => {
  const town = await network();
  const julie = await town.animation();
  town.far().shut(before, { kind: "unavailable", code: "down" });
  await julie.says('sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  await julie.says("réunion fixer jeudi 1 avril 18h");
  await moves(town);
  await town.house.settle();
  await town.until("2027-01-11T13:00");
  expect(standing(town, after)).toEqual([
    expect.stringContaining("Colocation"),
    expect.stringContaining("jeudi 1er avril 2027"),
  ]);
  expect(standing(town, before)).toEqual([]);
});

test("a poll that waited where it was shows its answers where it went", async () => {
  const town = await network();
  const julie = await town.animation();
  town.far().shut(before, { kind: "unavailable", code: "down" });
  await julie.says('sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  await moves(town);
  await town.until("2027-01-11T13:00");
  await julie.in("logement-2").says("voter 1 oui");
  expect(standing(town, after)).toEqual([expect.stringContaining("✅ 1 oui")]);
});

test("a place that is bound already stays as it is", async () => {
  const town = await network();
  await town.animation();
  await town.far().tells(before, { movedTo: channelOf("slack", "sante") });
  const all = await town.look(({ channels }) => channels.all());
  const onSlack = all.filter(({ place }) => place.platform === "slack");
  expect(onSlack.map(({ place }) => place.name).toSorted()).not.toContain("logement");
  expect(onSlack.filter(({ place }) => place.name === "sante")).toHaveLength(1);
});

test("a channel by its new address is the same: what is owed there is sent, nothing is posted again", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says('sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  await town.far().tells(before, { address: after.address });
  await julie.in("logement-2").says("réunion fixer jeudi 1 avril 18h");
  expect(standing(town, after)).toEqual([expect.stringContaining("jeudi 1er avril 2027")]);
  expect(standing(town, before)).toHaveLength(1);
});

test("what was bound at the new address meanwhile stands", async () => {
  const town = await network();
  const julie = await town.animation();
  await town.far().tells(before, { address: channelOf("slack", "sante").address });
  await julie.says("annoncer « Le local change. » --à=logement --oui");
  expect(standing(town, channelOf("slack", "sante"))).toEqual([]);
});
