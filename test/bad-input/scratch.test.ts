import { test } from "vitest";
import { network } from "../support/town.ts";
test("cost", async () => {
  for (let i = 0; i < 3; i++) {
    const t0 = performance.now();
    const town = await network();
    const t1 = performance.now();
    const julie = await town.animation();
    const t2 = performance.now();
    const r = await julie.says('sondage dates "X y" jeudi 1 avril 18h, mardi 6 avril 14h');
    const t3 = performance.now();
    await julie.says('sondage dates "X z" hier 18h, mardi 6 avril 14h');
    const t4 = performance.now();
    town.digest();
    const t5 = performance.now();
    console.log((t1-t0).toFixed(1), (t2-t1).toFixed(1), (t3-t2).toFixed(1), (t4-t3).toFixed(1), (t5-t4).toFixed(1), r.text);
  }
});
