import { expect, test } from "vitest";
import { channelOf } from "../support/places.ts";
import { network } from "../support/town.ts";

const named = (slug: string, name: string) => ({ ...channelOf("slack", slug), name });

test("each channel of a space is bound to the commission of its name, and no other", async () => {
  const town = await network();
  await town.act(async ({ bodies, channels }) => {
    for (const body of await bodies.all()) await channels.unbindAll(body.id, town.clock.now());
  });
  town.far().roof = [
    named("emploi", "Emploi"),
    named("sante", "santé / vie quotidienne"),
    named("cafe", "Machine à café"),
  ];
  const claire = await town.coordination();
  const answer = await claire.says("salon espace");
  expect(answer.text).toContain("2 salons de cet espace sont associés");
  const all = await town.look(({ channels }) => channels.all());
  expect(all.map(({ place }) => place.name)).toEqual(["Emploi", "santé / vie quotidienne"]);
  expect((await claire.says("salon espace")).refused).toBe("channel.no-space");
});
