import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeLog } from "../../src/log.ts";
import { backOff } from "../../src/outbox/back-off.ts";
import { Outbox } from "../../src/outbox/dispatcher.ts";
import { Pace } from "../../src/outbox/pacing.ts";
import { text, view } from "../../src/view.ts";
import { HOUR } from "../../src/when.ts";
import { FarSide } from "../support/far-side.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { fates, hears, requests } from "../support/outbox.ts";
import { at, network, type Town } from "../support/town.ts";

class PacedChat extends MemoryChat {
  override readonly pacing = { betweenPosts: 1_000, betweenEdits: 3_000 };
}

/** The outbox of a town on a paced platform, where waiting takes no time but is noted; `during` happens in each wait. */
function pacedOutbox(town: Town, during: () => Promise<void> = async () => undefined) {
  const waits: number[] = [];
  const far = new FarSide();
  let monotonic = 0;
  const outbox = new Outbox({
    store: town.store,
    chats: new Map([["slack", new PacedChat("slack", far)]]),
    clock: { now: () => town.clock.now(), monotonic: () => monotonic },
    log: makeLog("silent"),
    compose: async () => ({ view: view(text(["Bonjour"])), language: "fr" }),
    report: async () => true,
    wait: async (ms) => {
      waits.push(ms);
      monotonic += ms;
      await during();
    },
    chance: () => 0,
  });
  return { outbox, waits, far };
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

test("edits keep their own pause, and what changes while one waits for its turn goes with it", async () => {
  const town = await network();
  const julie = await town.animation();
  const paul = await town.person("Paul");
  await hears(town, julie, "logement", 'sondage choix "Idées" Jardin, Potager');
  const { outbox, waits, far } = pacedOutbox(town, () =>
    hears(town, paul, "logement", "voter 1 oui"),
  );
  await outbox.drain();
  await hears(town, julie, "logement", "voter 1 oui");
  await outbox.drain();
  await hears(town, julie, "logement", "voter 2 oui");
  await outbox.drain();
  expect(waits).toEqual([1_000, 3_000]);
  expect(far.requests.map(({ act }) => act)).toEqual(["post", "edit", "edit"]);
});

test("what has become too late while it waited for its turn is not posted", async () => {
  const town = await network();
  const julie = await town.animation();
  await hears(town, julie, "logement", "réunion fixer jeudi 1 avril 18h");
  await hears(town, julie, "logement", "réunion fixer jeudi 8 avril 18h");
  const { outbox, far } = pacedOutbox(town, async () => {
    town.clock.set(at("2027-04-08T18:01"));
  });
  await outbox.drain();
  expect(far.requests).toHaveLength(1);
  expect(await fates(town, "meeting-planned")).toEqual(["sent", "skipped: too-late"]);
});

test("a place that keeps its messages waiting keeps no other waiting", async () => {
  const town = await network();
  const julie = await town.animation();
  const claire = await town.coordination();
  await hears(town, julie, "logement", "réunion fixer jeudi 1 avril 18h");
  for (const month of ["avril", "mai", "juin"])
    await hears(town, claire, "pleniere", `réunion fixer 20 ${month} 18h`);
  const { outbox, far } = pacedOutbox(town);
  const answers: ((id: string) => void)[] = [];
  const post = vi
    .spyOn(PacedChat.prototype, "post")
    .mockImplementationOnce(() => new Promise((resolve) => answers.push(resolve)));
  onTestFinished(() => post.mockRestore());
  const draining = outbox.drain();
  await vi.waitFor(() => expect(far.requests).toHaveLength(3), { timeout: 10_000 });
  await hears(town, claire, "pleniere", "réunion fixer 20 septembre 18h");
  expect(outbox.drain()).toBe(draining);
  await vi.waitFor(() => expect(far.requests).toHaveLength(4), { timeout: 10_000 });
  for (const answer of answers) answer("m1");
  await draining;
  expect(far.requests.every((one) => one.at.name === "pleniere")).toBe(true);
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

test("tries grow apart, up to five minutes, and never all at one instant", () => {
  const most = [1, 2, 3, 8, 9, 60, 2_000].map((attempts) => backOff(attempts, 1));
  expect(most).toEqual([2_000, 4_000, 8_000, 256_000, 300_000, 300_000, 300_000]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, c) => {
        const wait = backOff(n, c);
        expect(wait).toBeGreaterThanOrEqual(backOff(n, 1) / 2);
        expect(wait).toBeLessThanOrEqual(backOff(n, 1));
      },
    ),
  );
});

test("a channel whose platform asks for a wait gets nothing before it is over, be it another message’s edit", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
  await julie.says("réunion fixer jeudi 8 avril 18h");
  await hears(town, julie, "logement", "voter 1 oui");
  await hears(town, julie, "logement", "présence oui");
  town.far().fail({ kind: "limited", retryAfter: 40_000 });
  await town.house.settle();
  expect(requests(town, "logement", "edit")).toHaveLength(1);
  await town.until(town.clock.now() + 60_000);
  expect(requests(town, "logement", "edit")).toHaveLength(3);
});
