import { expect, test } from "vitest";
import { network } from "../support/town.ts";

test("whoever spoke for a partner that leaves is named, in one sentence for one and for several", async () => {
  const town = await network();
  const claire = await town.coordination();
  await town.person("Léa", { for: "Passage" });
  await town.person("Paul", { for: "Tremplin" });
  await town.person("Nina", { for: "Tremplin" });
  expect((await claire.says("partenaire archiver Passage")).text).toContain(
    "Ne parle plus pour ce partenaire, et reste à prévenir : Léa.",
  );
  expect((await claire.says("partenaire archiver Tremplin")).text).toContain(
    "Ne parlent plus pour ce partenaire, et restent à prévenir : Paul et Nina.",
  );
});
