import { expect, test } from "vitest";
import { channelOf } from "../support/places.ts";
import { network } from "../support/town.ts";

test("what was rightly not sent hides nothing that did not arrive", async () => {
  const town = await network();
  const claire = await town.coordination();
  town.far().shut(channelOf("slack", "emploi"), { kind: "refused", code: "channel-archived" });
  await claire.says("annoncer Le local change --à=emploi --oui");
  await town.until("2027-01-11T10:05");
  for (let count = 1; count <= 12; count += 1) {
    await claire.says("annoncer La plénière est jeudi --oui");
    await claire.says("annonce arrêter");
  }
  const { text } = await claire.says("réseau état");
  expect(text).toContain("annonce · #emploi (slack) · en échec : le salon est archivé");
  expect(text).not.toContain("annonce arrêtée");
});
