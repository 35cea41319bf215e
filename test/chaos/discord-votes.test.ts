import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { DiscordVoters } from "./discord-voters.ts";
import type { Lives } from "./lives.ts";
import { StormSeries, until } from "./storm-series.ts";
import { ANSWER, discordInHaste, platformOn, stormyDiscord } from "./stormy-discord.ts";

/** The client library takes half a second of the machine's to come back: a platform is waited for three times that. */
const TIMES = 10;
/** Long enough to press in vain (ms). */
const AWHILE = 300;

/** What befalls the bot while people vote, one after the other. */
const BLOWS: readonly ((discord: DiscordServer, lives: Lives) => Promise<void> | void)[] = [
  ({ gateway }) => gateway.cut(),
  ({ gateway }) => gateway.askToReconnect(),
  ({ gateway }) => gateway.invalidate(true),
  // For good: what was missed is never told.
  ({ gateway }) => {
    gateway.forgetSessions();
    gateway.cut();
  },
  async (_, lives) => {
    await lives.kill();
    await lives.begin();
  },
  ({ gateway }) => gateway.invalidate(false),
  async ({ gateway }) => {
    gateway.isRefusing = true;
    gateway.cut();
    await setTimeout(AWHILE);
    gateway.isRefusing = false;
  },
];
/** Between two of them, so many presses are answered. */
const EVERY = 30;
/** The answers that are lost on their way, every eighth. */
const LOST = ["answer lost", "lost", "done and broken", "broken"] as const;
const EIGHTH = 8;
const CALLS = 600;

test("no vote is lost that somebody was told is noted, whatever becomes of the gateway meanwhile", async () => {
  let discord: DiscordServer | undefined;
  const stormy = {
    ...stormyDiscord,
    times: TIMES,
    open: async (haste: Parameters<typeof discordInHaste>[0]) => {
      discord = await discordInHaste(haste);
      return platformOn(discord);
    },
  };
  const series = await StormSeries.on(stormy, "discord-votes");
  if (discord === undefined) throw new Error("no Discord");
  const side = discord;
  for (let call = 0; call < CALLS; call += 1)
    side.fails(
      ANSWER,
      call % EIGHTH === 0 ? (LOST[(call / EIGHTH) % LOST.length] ?? "lost") : "well",
    );
  const voters = new DiscordVoters(side, series.network);
  const befalls = async (lives: Lives) => {
    for (const [at, blow] of BLOWS.entries()) {
      await until("votes", () => voters.answered >= (at + 1) * EVERY);
      await blow(side, lives);
    }
  };
  expect(await series.lives(() => voters.vote(), befalls)).toEqual([]);
  expect(voters.lost()).toEqual([]);
  expect(voters.unanswered).toBeGreaterThan(0);
  expect(voters.answeredLater).toBeGreaterThan(0);
  const done = (what: string) => side.gateway.log.filter((one) => one === what).length;
  expect(done("resume")).toBeGreaterThanOrEqual(3);
  expect(done("identify")).toBeGreaterThanOrEqual(4);
}, 120_000);
