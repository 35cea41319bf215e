import { expect, test } from "vitest";
import { fates, requests } from "../support/outbox.ts";
import { network } from "../support/town.ts";

test("events of a platform that keeps none any more are let go, and nobody is bothered", async () => {
  const town = await network();
  const julie = await town.animation();
  const claire = await town.coordination();
  await town.act(async ({ channels }) => {
    for (const { id } of await channels.all()) await channels.keepIn(id, "G1");
  });
  await julie.says("réunion fixer jeudi 1 avril 18h");
  expect(await fates(town, "meeting-event")).toEqual(["skipped: events-off"]);
  expect(requests(town, "logement", "post")).toHaveLength(1);
  await julie.says("réunion annuler");
  expect(await fates(town, "meeting-event", "edits")).toEqual([]);
  expect(claire.reads()).toEqual([]);
});
