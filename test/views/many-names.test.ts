import { expect, test } from "vitest";
import { network } from "../support/town.ts";

/* Twenty structures answer the same poll of Logement. */

test("a poll names twelve and counts the others; whoever asks reads all the names", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says('/utopia sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  const partners = (await town.act((repos) => repos.partners.all())).slice(0, 20);
  for (const { name } of partners) await julie.says(`/utopia voter #1 1 oui --pour="${name}"`);
  const [posted = ""] = town.channel("logement");
  expect(posted).toContain("et 8 autres");
  expect(partners.filter(({ name }) => posted.includes(name))).toHaveLength(12);

  const { view } = await julie.says("/utopia sondage voir");
  const said = JSON.stringify(view);
  expect(partners.filter(({ name }) => said.includes(name))).toHaveLength(20);
});
