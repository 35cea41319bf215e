import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BOUNDARIES } from "./boundaries.ts";
import { withoutKeys } from "./bundle.ts";
import { TOO_OFTEN } from "./reckoning.ts";
import { Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set("without-keys", withoutKeys());
}, 60_000);
afterAll(() => stage.strike());

/** Each message that stands once too often, by its number there. */
const tooOften = (wrongs: readonly string[]): ReadonlySet<string | undefined> =>
  new Set(
    wrongs.filter((wrong) => wrong.startsWith(TOO_OFTEN)).map((wrong) => wrong.split(" in ")[0]),
  );

describe("a bot whose sender has lost its keys", () => {
  test.concurrent.each([
    ...BOUNDARIES["after send, before answer"],
    ...BOUNDARIES["after answer, before record"],
  ])(
    "says something twice for each time that it is killed once it is %s",
    async (at) => {
      const series = await stage.series(at);
      for (const nth of [1, 2, 3]) await series.dies({ at, nth });
      expect(tooOften(await series.ends(1)).size).toBeGreaterThanOrEqual(3);
    },
    600_000,
  );

  test.concurrent("says something twice for each answer that is lost", async () => {
    const series = await stage.series("answer lost");
    const turns = { post: ["answer lost", "well", "answer lost", "done and broken"] } as const;
    expect(tooOften(await series.ends(1, turns)).size).toBeGreaterThanOrEqual(3);
  }, 600_000);
});
