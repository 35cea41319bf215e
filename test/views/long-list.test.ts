import { expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network } from "../support/town.ts";

test("a list of meetings that stops says that others follow, and from when", async () => {
  const town = await network();
  const julie = await town.animation();
  for (let day = 1; day <= 20; day += 1) await julie.says(`réunion fixer ${day}/03/2027 18h`);
  expect((await julie.says("réunion liste")).text).not.toContain("suivent");
  await julie.says("réunion fixer 6 avril 2027 18h");
  const { text } = await julie.says("réunion liste");
  expect(ordinary(text)).toMatch(
    /n° 20 .*\nD’autres suivent, à partir du mardi 6 avril 2027 à 18 h\.$/u,
  );
});
