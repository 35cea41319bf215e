import { Routes } from "discord.js";
import { expect, test } from "vitest";
import type { DiscordServer } from "../discord-server.ts";
import { discordApp, discordWith, HALL, JULIE, ROOM, restOf } from "./discord-app.ts";
import { APP, HOME } from "./world.ts";

/* What the app may do where: https://docs.discord.com/developers/topics/permissions */

const THREAD = "710000000000000003";
const body = { content: "Bonjour" };
const embeds = { embeds: [{ title: "Plénière" }] };
const voice = {
  name: "Plénière",
  privacy_level: 2,
  entity_type: 2,
  channel_id: HALL,
  scheduled_start_time: "2099-03-02T13:00:00Z",
};

type Act = (rest: ReturnType<typeof restOf>) => Promise<unknown>;
const post: Act = (rest) => rest.post(Routes.channelMessages(ROOM), { body });
const inThread: Act = (rest) => rest.post(Routes.channelMessages(THREAD), { body });
const read: Act = (rest) => rest.get(Routes.channelMessages(ROOM));

test.each<readonly [why: string, change: (discord: DiscordServer) => void, act: Act, code: number]>(
  [
    ["hidden here", (one) => one.withdraws("ViewChannel", { in: ROOM }), post, 50001],
    ["hidden here, to read", (one) => one.withdraws("ViewChannel", { in: ROOM }), read, 50001],
    ["hidden everywhere", (one) => one.withdraws("ViewChannel"), post, 50001],
    ["silent here", (one) => one.withdraws("SendMessages", { in: ROOM }), post, 50013],
    ["silent everywhere", (one) => one.withdraws("SendMessages"), post, 50013],
    [
      "no embeds",
      (one) => one.withdraws("EmbedLinks"),
      (rest) => rest.post(Routes.channelMessages(ROOM), { body: embeds }),
      50013,
    ],
    [
      "no events",
      (one) => one.withdraws("CreateEvents"),
      (rest) => rest.post(Routes.guildScheduledEvents(HOME.id), { body: voice }),
      50013,
    ],
    [
      "no entry to the hall",
      (one) => one.withdraws("Connect", { in: HALL }),
      (rest) => rest.post(Routes.guildScheduledEvents(HOME.id), { body: voice }),
      50013,
    ],
    [
      "a hall that is hidden",
      (one) => one.withdraws("ViewChannel", { in: HALL }),
      (rest) => rest.post(Routes.guildScheduledEvents(HOME.id), { body: voice }),
      50013,
    ],
    ["silent in threads", (one) => one.withdraws("SendMessagesInThreads"), inThread, 50013],
    ["sent away", (one) => one.removesBot(), post, 50001],
    [
      "sent away, to ask",
      (one) => one.removesBot(),
      (rest) => rest.get(Routes.guild(HOME.id)),
      50001,
    ],
    ["no such token", (one) => one.resetsToken(), post, 0],
  ],
)("%s", async (_, change, act, code) => {
  const discord = await discordWith();
  discord.thread(THREAD, "fil", { in: ROOM });
  const rest = restOf(discord);
  await act(rest);
  change(discord);
  await expect(act(rest)).rejects.toMatchObject({ status: code === 0 ? 401 : 403, code });
});

test.each([
  ["/users/@me", { id: APP.id, bot: true }],
  ["/applications/@me", { id: APP.id }],
  ["/oauth2/applications/@me", { id: APP.id }],
  [`/applications/${APP.id}`, { id: APP.id }],
  ["/gateway/bot", { shards: 1, session_start_limit: { remaining: 1_000 } }],
] as const)("the app asks who it is: %s", async (path, expected) => {
  expect(await restOf(await discordWith()).get(path)).toMatchObject(expected);
});

test("where the past is hidden, history is empty", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  await post(rest);
  discord.withdraws("ReadMessageHistory", { in: ROOM });
  expect(await read(rest)).toEqual([]);
});

test("a channel can allow what the guild does not; a thread does as its channel", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  discord.thread(THREAD, "fil", { in: ROOM });
  discord.withdraws("SendMessages");
  await inThread(rest);
  discord.withdraws("ViewChannel");
  await expect(inThread(rest)).rejects.toMatchObject({ code: 50001 });
  discord.grants("ViewChannel", { in: ROOM });
  await inThread(rest);
});

test("the app sees how it stands in the guild and in its channels", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  discord.withdraws("SendMessages", { in: ROOM });
  expect(await rest.get(Routes.guildMember(HOME.id, "@me"))).toMatchObject({ roles: [APP.id] });
  expect(await rest.get(Routes.guildRoles(HOME.id))).toMatchObject([
    { name: "@everyone" },
    { name: "Utopia", managed: true },
  ]);
  expect(await rest.get(Routes.channel(ROOM))).toMatchObject({
    permission_overwrites: [{ id: APP.id, type: 1, allow: "0", deny: String(1 << 11) }],
  });
});

test("a command that needs a right is not shown to who has it not", async () => {
  const discord = await discordWith();
  discord.role("800000000000000001", "coordination", { may: ["ManageGuild"] });
  const julie = discord.person(JULIE, "Julie");
  const client = await discordApp(discord, (one) => {
    one.on("interactionCreate", (interaction) => {
      if (interaction.isChatInputCommand()) void interaction.reply("Voici");
    });
  });
  await client.application.commands.set([
    { name: "réserve", description: "x", defaultMemberPermissions: "32", contexts: [0] },
  ]);
  await expect(julie.uses("réserve", {}, { in: ROOM })).rejects.toThrow("sees no command");
  discord.gives(JULIE, "800000000000000001");
  expect(await julie.uses("réserve", {}, { in: ROOM })).toMatchObject({ kind: "answered" });
  const direct = { in: discord.directOf(JULIE) };
  await expect(julie.uses("réserve", {}, direct)).rejects.toThrow("sees no command");
});
