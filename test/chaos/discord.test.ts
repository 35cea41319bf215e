import { expect, test } from "vitest";
import { withoutDiscordMemory } from "./bundle.ts";
import { TOO_OFTEN } from "./reckoning.ts";
import { EVERY_TURN, stormOf } from "./storm.ts";
import { StormSeries } from "./storm-series.ts";
import { EDIT, POST, stormyDiscord } from "./stormy-discord.ts";

/** `SEED=…` makes a storm again. */
const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000));
const SCALE = { posts: 500, deaths: 10, gusts: 12 };
const { climate } = stormyDiscord;

test(`${SCALE.posts} messages stand exactly once on a Discord that fails in every way, the bot killed ${SCALE.deaths} times (SEED=${SEED})`, async () => {
  const series = await StormSeries.on(stormyDiscord, "discord");
  expect(await series.weathers(stormOf(SEED, climate, SCALE))).toEqual([]);
  expect(series.sent).toBeGreaterThanOrEqual(SCALE.posts);
  expect(series.interrupted).toBeGreaterThanOrEqual(SCALE.deaths);
  const { side } = series.network;
  expect(side.turnsOf(POST)).toEqual(EVERY_TURN);
  expect(side.turnsOf(EDIT).size).toBeGreaterThan(3);
}, 180_000);

test(`a bot that neither gives a nonce nor finds its mark says much twice on Discord (SEED=${SEED})`, async () => {
  const series = await StormSeries.on(stormyDiscord, "discord-forgetful", withoutDiscordMemory());
  const small = { posts: 60, deaths: 2, gusts: 0 };
  const wrongs = await series.weathers(stormOf(SEED, climate, small));
  expect(wrongs.filter((wrong) => wrong.startsWith(TOO_OFTEN)).length).toBeGreaterThanOrEqual(5);
}, 120_000);
