import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { render } from "../../adapters/matrix/render.ts";
import { bundle } from "../chaos/bundle.ts";
import { hurried } from "../chaos/haste.ts";
import { networkInHaste } from "../chaos/hurried-network.ts";
import { Lives } from "../chaos/lives.ts";
import { reckoning } from "../chaos/reckoning.ts";
import { until } from "../chaos/storm-series.ts";
import { IN_HASTE } from "../chaos/stormy-platform.ts";
import { temporaryFile } from "../support/files.ts";
import { homeserver } from "./homeserver.ts";
import { MatrixCrowd } from "./matrix-crowd.ts";
import { MatrixVoters } from "./matrix-voters.ts";

/** `SEED=…` draws the same deaths again. */
const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000));
const DEATHS = 20;
const NAMES = ["Claire", "Anne", "Karim"];
const ROOMS = 5;
const ROUNDS = 17;
const DELIVERIES = 100;

/** When a life ends: after so many events that it sent, and some ms later. */
const [deaths = []] = fc.sample(
  fc.array(
    fc.record({
      sends: fc.integer({ min: 0, max: 20 }),
      pause: fc.integer({ min: 0, max: 150 }),
    }),
    { minLength: DEATHS, maxLength: DEATHS },
  ),
  { seed: SEED, numRuns: 1, unbiased: true },
);

test(`in encrypted rooms, ${DELIVERIES} messages stand once, and each vote is counted, although Utopia is killed ${DEATHS} times (SEED=${SEED})`, async () => {
  const { bot } = await bundle("matrix", { bot: "test/live/matrix-bot-process.ts" });
  const home = await homeserver();
  const network = await networkInHaste(temporaryFile(), {
    times: IN_HASTE,
    open: () => MatrixCrowd.on(home, NAMES, ROOMS),
    crowd: { people: NAMES.length, channels: 1 },
  });
  const { side, file, haste } = network;
  const lives = new Lives(bot, network);
  const voters = new MatrixVoters(network);
  onTestFinished(async () => {
    await lives.giveUp();
    voters.close();
    await side.close();
  });

  await lives.begin();
  await until("it listens", () => side.listens);
  let interrupted = 0;
  const dies = async () => {
    for (const { sends, pause } of deaths) {
      const before = side.sends;
      await until(`${sends} events`, () => side.sends >= before + sends);
      await sleep(pause);
      await lives.kill();
      interrupted += voters.interrupted;
      await lives.begin();
    }
  };
  await Promise.all([voters.talk(ROUNDS), dies()]);
  expect(await voters.rests()).toEqual([]);
  await lives.stop();

  const now = hurried(haste).now();
  const standing = (await side.standing(file)).map((one) => ({ ...one, changedAt: now }));
  expect(lives.wrong).toEqual([]);
  expect(await reckoning(file, now, standing, render)).toEqual([]);
  expect(voters.miscounted()).toEqual([]);
  expect(await side.indecipherable()).toEqual([]);
  expect((await voters.answered()).filter((times) => times !== 1)).toEqual([]);
  expect(voters.sent).toBeGreaterThanOrEqual(DELIVERIES);
  expect(interrupted).toBeGreaterThan(0);
}, 420_000);
