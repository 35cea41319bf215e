import { expect, test } from "vitest";
import { withoutSlackHistory } from "./bundle.ts";
import { TOO_OFTEN } from "./reckoning.ts";
import { EVERY_TURN, stormOf } from "./storm.ts";
import { StormSeries } from "./storm-series.ts";
import { stormySlack } from "./stormy-slack.ts";

/** `SEED=…` makes a storm again. */
const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000));
const SCALE = { posts: 500, deaths: 10, gusts: 12 };
const { climate } = stormySlack;

test(`${SCALE.posts} messages stand exactly once on a Slack that fails in every way, the bot killed ${SCALE.deaths} times (SEED=${SEED})`, async () => {
  const series = await StormSeries.on(stormySlack, "slack");
  expect(await series.weathers(stormOf(SEED, climate, SCALE))).toEqual([]);
  expect(series.sent).toBeGreaterThanOrEqual(SCALE.posts);
  expect(series.interrupted).toBeGreaterThanOrEqual(SCALE.deaths);
  const { side } = series.network;
  expect(side.turnsOf("chat.postMessage")).toEqual(EVERY_TURN);
  expect(side.turnsOf("chat.update").size).toBeGreaterThan(3);
}, 180_000);

test(`a bot that cannot read Slack's history says much twice (SEED=${SEED})`, async () => {
  const series = await StormSeries.on(stormySlack, "slack-without-history", withoutSlackHistory());
  const small = { posts: 60, deaths: 2, gusts: 0 };
  const wrongs = await series.weathers(stormOf(SEED, climate, small));
  expect(wrongs.filter((wrong) => wrong.startsWith(TOO_OFTEN)).length).toBeGreaterThanOrEqual(5);
}, 120_000);
