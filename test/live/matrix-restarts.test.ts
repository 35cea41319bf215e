import { expect, test } from "vitest";
import { matrixTown } from "./matrix-town.ts";

test("a process that is told what the one before it was told takes itself for no second one", async () => {
  const town = await matrixTown("2027-01-10T10:00", { encrypted: true });
  const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
  const keep = town.parts.store.keep("matrix", town.parts.clock);
  const token = `sync:${town.bot}`;
  const before = (await keep.get(token)) ?? "";
  // Each ends before it notes how far it has read. Synapse answers the same question as it did a minute before.
  for (const _ of ["first", "second"]) {
    await town.stops();
    await keep.set(token, before);
    await town.starts();
  }
  expect(await julie.says("!u quand")).not.toBe("");
  expect(town.chat.state()).toMatchObject({ state: "connected" });
});
