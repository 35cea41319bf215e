import { describe, expect, test } from "vitest";
import { admitting } from "./contract-admitting.ts";
import { hearing } from "./contract-hearing.ts";
import { sending } from "./contract-sending.ts";
import { showing } from "./contract-showing.ts";
import type { Setup } from "./scene.ts";

/** What every adapter owes the house; none is let off without a written reason. */
export function adapterContract(name: string, setup: Setup): void {
  describe(`${name} as an adapter`, () => {
    showing(setup);
    sending(setup);
    hearing(setup);
    admitting(setup);

    test("is exempt from nothing but these", async ({ task }) => {
      const { exempt, stop } = await setup();
      await stop();
      const titles = task.suite?.tasks.map((one) => one.name);
      expect(titles).toEqual(expect.arrayContaining(Object.keys(exempt)));
    });
  });
}
