import { expect, test } from "vitest";
import { withoutHistory } from "./bundle.ts";
import { TOO_OFTEN } from "./reckoning.ts";
import { SlackSeries } from "./slack-series.ts";
import { stormOf } from "./slack-storm.ts";

/** `SEED=…` makes a storm again. */
const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000));
const SCALE = { posts: 500, deaths: 10, gusts: 12 };

test(`${SCALE.posts} messages stand exactly once on a Slack that fails in every way, the bot killed ${SCALE.deaths} times (SEED=${SEED})`, async () => {
  const series = await SlackSeries.on("slack");
  expect(await series.weathers(stormOf(SEED, SCALE))).toEqual([]);
  expect(series.sent).toBeGreaterThanOrEqual(SCALE.posts);
  expect(series.interrupted).toBeGreaterThanOrEqual(SCALE.deaths);
  expect(series.turnsOf("chat.postMessage")).toEqual(EVERY_TURN);
  expect(series.turnsOf("chat.update").size).toBeGreaterThan(3);
}, 180_000);

/** What a storm must have brought to have put something to the test. */
const EVERY_TURN = new Set([
  "well",
  "limited",
  "broken",
  "done and broken",
  "lost",
  "answer lost",
  "mute",
  "done and mute",
]);

test(`a bot that cannot read Slack's history says much twice (SEED=${SEED})`, async () => {
  const series = await SlackSeries.on("slack-without-history", withoutHistory());
  const wrongs = await series.weathers(stormOf(SEED, { posts: 60, deaths: 2, gusts: 0 }));
  expect(wrongs.filter((wrong) => wrong.startsWith(TOO_OFTEN)).length).toBeGreaterThanOrEqual(5);
}, 120_000);
