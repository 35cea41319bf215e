import { expect, test } from "vitest";
import { MINUTE } from "../../src/when.ts";
import { alsoOn } from "../support/outbox.ts";
import { network } from "../support/town.ts";

test("somebody is written to where they last spoke, however soon after elsewhere", async () => {
  const town = await network({ on: ["slack", "discord"] });
  const julie = await town.animation();
  const slack = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  const discord = await alsoOn(town, slack, "discord");
  await julie.says("réunion fixer jeudi 1 avril 18h");
  for (const [spoken, day] of [
    [slack, "jeudi 8 avril"],
    [discord, "vendredi 9 avril"],
    [slack, "lundi 12 avril"],
  ] as const) {
    const before = spoken.reads().length;
    await spoken.says("présence oui");
    await julie.says(`réunion déplacer ${day} 18h`);
    expect(spoken.reads().slice(before), day).toHaveLength(1);
    await town.until(town.clock.now() + MINUTE);
  }
});
