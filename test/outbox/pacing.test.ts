import { expect, test } from "vitest";
import { makeLog } from "../../src/log.ts";
import { Outbox } from "../../src/outbox/dispatcher.ts";
import { Pace } from "../../src/outbox/pacing.ts";
import { text, view } from "../../src/view.ts";
import { HOUR } from "../../src/when.ts";
import { FarSide } from "../support/far-side.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { hears } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

class PacedChat extends MemoryChat {
  override readonly pacing = { betweenPosts: 1_000, betweenEdits: 3_000 };
}

/** The outbox of a town on a paced platform, where waiting takes no time but is noted. */
function pacedOutbox(town: Town) {
  const waits: number[] = [];
  let monotonic = 0;
  const outbox = new Outbox({
    store: town.store,
    chats: new Map([["slack", new PacedChat("slack", new FarSide())]]),
    clock: { now: () => town.clock.now(), monotonic: () => monotonic },
    log: makeLog("silent"),
    compose: async () => ({ view: view(text(["Bonjour"])), language: "fr" }),
    report: async () => undefined,
    wait: async (ms) => {
      waits.push(ms);
      monotonic += ms;
    },
    chance: () => 0,
  });
  return { outbox, waits };
}

test("messages to one place keep the platform's pause, on a clock that never jumps; other places need none", async () => {
  const town = await network();
  const julie = await town.animation();
  const claire = await town.coordination();
  await hears(town, julie, "logement", "réunion fixer jeudi 1 avril 18h");
  await hears(town, julie, "logement", "réunion fixer jeudi 8 avril 18h");
  await hears(town, claire, "pleniere", "réunion fixer jeudi 10 juin 18h");
  const { outbox, waits } = pacedOutbox(town);

  await outbox.drain();
  expect(waits).toEqual([1_000]);

  for (const jump of [-HOUR, 2 * HOUR]) {
    town.clock.set(town.clock.now() + jump);
    await hears(town, julie, "logement", `réunion fixer jeudi ${jump > 0 ? 15 : 22} avril 18h`);
    await outbox.drain();
  }
  expect(waits).toEqual([1_000, 1_000, 1_000]);
});

test("a turn is taken in each place, after the one before", () => {
  let monotonic = 0;
  const pace = new Pace({ now: () => 0, monotonic: () => monotonic });
  expect([pace.take("a", 1_000), pace.take("a", 1_000), pace.take("b", 1_000)]).toEqual([
    0, 1_000, 0,
  ]);
  monotonic = 1_500;
  expect(pace.take("a", 1_000)).toBe(500);
  monotonic = 10_000;
  expect(pace.take("a", 1_000)).toBe(0);
});
