import { Routes } from "discord.js";
import { expect, test } from "vitest";
import { clientOf, discordApp, discordWith, HALL, ROOM, restOf } from "./discord-app.ts";
import { textChannel } from "./slash-app.ts";
import type { Turn } from "./turns.ts";

/* What can go wrong on the way, and what stands afterwards. */

const ROUTE = "POST /channels/:channel/messages";
const body = { content: "Bonjour" };

test.each<readonly [turn: Turn, error: object, stands: number]>([
  ["answer lost", { code: "UND_ERR_SOCKET" }, 1],
  ["lost", { code: "UND_ERR_SOCKET" }, 0],
  ["done and broken", { status: 500 }, 1],
  ["broken", { status: 500 }, 0],
  ["done and mute", { name: "AbortError" }, 1],
  ["mute", { name: "AbortError" }, 0],
  [{ limited: 2 }, { retryAfter: expect.closeTo(2_050, -2), global: false }, 0],
  [{ limited: 2, scope: "global" }, { global: true }, 0],
  [{ limited: 2, scope: "shared" }, { scope: "shared" }, 0],
  [{ refused: 50013 }, { code: 50013, status: 403 }, 0],
])("%o", async (turn, error, stands) => {
  const discord = await discordWith();
  discord.fails(ROUTE, turn);
  const sent = restOf(discord).post(Routes.channelMessages(ROOM), { body });
  const found: unknown = await sent.catch((reason: unknown) => reason);
  expect((found as { cause?: object }).cause ?? found).toMatchObject(error);
  expect(discord.standing(ROOM)).toHaveLength(stands);
  expect(discord.accepted(ROUTE)).toBe(stands);
});

test("a wait holds for its channel until it is over", async () => {
  let now = 1_000_000;
  const discord = await discordWith({ limitsNow: () => now });
  discord.fails(ROUTE, "broken", { of: HALL });
  discord.fails(ROUTE, { limited: 2 }, { of: ROOM });
  const post = (where: string) => restOf(discord).post(Routes.channelMessages(where), { body });
  await expect(post(ROOM)).rejects.toMatchObject({ scope: "user" });
  now += 1_500;
  await expect(post(ROOM)).rejects.toMatchObject({ scope: "user" });
  await expect(post(HALL)).rejects.toMatchObject({ status: 500 });
  await post(HALL);
  now += 500;
  await post(ROOM);
  const asked = discord.calls.map(({ status, isImpatient }) => [status, isImpatient]);
  expect(asked).toEqual([
    [429, false],
    [429, true],
    [500, false],
    [200, false],
    [200, false],
  ]);
});

test.each([
  [true, 1],
  [false, 2],
])(
  "the client tries again by itself; with a nonce of its own (%s) that makes %i",
  async (enforceNonce, stands) => {
    const discord = await discordWith();
    const client = await discordApp(discord, () => {}, { enforceNonce });
    const channel = await textChannel(client, ROOM);
    discord.fails(ROUTE, "done and broken");
    await channel.send("Bonjour");
    expect(discord.standing(ROOM)).toHaveLength(stands);
  },
);

test("the client waits as long as it is told, and then goes on", async () => {
  const discord = await discordWith();
  const client = await discordApp(discord);
  const channel = await textChannel(client, ROOM);
  discord.fails(ROUTE, { limited: 0.3 });
  const before = Date.now();
  await channel.send("Bonjour");
  expect(Date.now() - before).toBeGreaterThanOrEqual(300);
  expect(discord.calls.filter(({ isImpatient }) => isImpatient)).toEqual([]);
});

test("a route that Discord does not have cannot fail", async () => {
  const discord = await discordWith();
  expect(() => discord.fails("POST /whispers", "lost")).toThrow("No route");
  expect(() => discord.accepted("POST /whispers")).toThrow("No route");
});

test("a token that was taken away", async () => {
  const discord = await discordWith();
  const client = clientOf(discord);
  const { token } = discord;
  discord.resetsToken();
  await expect(client.login(token)).rejects.toMatchObject({ code: "TokenInvalid" });
});
