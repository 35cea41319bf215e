import { type Client, Events } from "discord.js";
import { expect, test, vi } from "vitest";
import { clientOf, discordApp, discordWith, HALL, JULIE, ROOM } from "./discord-app.ts";

/* https://docs.discord.com/developers/events/gateway, by the real client. */

const PATIENCE = { timeout: 15_000 };

/** What the app hears of people's messages. */
async function listening(settings: Parameters<typeof discordWith>[0] = {}) {
  const discord = await discordWith(settings);
  const julie = discord.person(JULIE, "Julie");
  const heard: string[] = [];
  const events: string[] = [];
  const client = await discordApp(discord, (one) => {
    one.on("raw", ({ t }) => events.push(t));
    one.on("messageCreate", ({ content }) => {
      heard.push(content);
    });
  });
  return { discord, julie, heard, events, client };
}

test("a connection that is cut is taken up where it was", async () => {
  const { discord, julie, heard, events } = await listening();
  julie.writes("avant");
  await vi.waitFor(() => expect(heard).toEqual(["avant"]));
  discord.gateway.cut();
  julie.writes("pendant");
  await vi.waitFor(() => expect(heard).toEqual(["avant", "pendant"]), PATIENCE);
  julie.writes("après");
  await vi.waitFor(() => expect(heard).toEqual(["avant", "pendant", "après"]), PATIENCE);
  expect(events).toEqual([
    "READY",
    "GUILD_CREATE",
    "MESSAGE_CREATE",
    "MESSAGE_CREATE",
    "RESUMED",
    "MESSAGE_CREATE",
  ]);
  expect(discord.gateway.log).toContain("resume");
  expect(discord.gateway.log.filter((one) => one === "identify")).toHaveLength(1);
});

test.each([
  ["asked to reconnect", (one: Gateway) => one.askToReconnect(), "resume"],
  ["an invalid session that holds", (one: Gateway) => one.invalidate(true), "resume"],
  ["an invalid session that does not", (one: Gateway) => one.invalidate(false), "identify"],
] as const)("%s", async (_, happens, expected) => {
  const { discord, julie, heard } = await listening();
  const before = discord.gateway.log.length;
  happens(discord.gateway);
  expect(discord.gateway.hasSessions).toBe(expected === "resume");
  await vi.waitFor(() => expect(discord.gateway.log.slice(before)).toContain(expected), PATIENCE);
  await vi.waitFor(() => expect(discord.gateway.connections).toBe(1), PATIENCE);
  julie.writes("encore");
  await vi.waitFor(() => expect(heard).toEqual(["encore"]), PATIENCE);
});

type Gateway = Awaited<ReturnType<typeof discordWith>>["gateway"];

test("a session that Discord forgot begins anew, and what was said meanwhile is lost", async () => {
  const { discord, julie, heard } = await listening();
  discord.gateway.forgetSessions();
  discord.gateway.cut();
  julie.writes("perdu");
  await vi.waitFor(() => expect(discord.gateway.connections).toBe(1), PATIENCE);
  julie.writes("entendu");
  await vi.waitFor(() => expect(heard).toEqual(["entendu"]), PATIENCE);
  expect(discord.gateway.log).toEqual(expect.arrayContaining(["resume", "identify"]));
});

test("a heartbeat that nobody acknowledges: the app comes back over another connection", async () => {
  const { discord } = await listening({ heartbeatInterval: 200 });
  await vi.waitFor(() => expect(discord.gateway.log).toContain("heartbeat"));
  discord.gateway.isAcknowledging = false;
  await vi.waitFor(() => expect(discord.gateway.log).toContain("resume"), PATIENCE);
});

test("a gateway that is down: the app goes on trying", async () => {
  const { discord, julie, heard } = await listening();
  discord.gateway.isRefusing = true;
  discord.gateway.cut();
  await new Promise((resolve) => setTimeout(resolve, 700));
  julie.writes("pendant");
  expect(discord.gateway.connections).toBe(0);
  discord.gateway.isRefusing = false;
  await vi.waitFor(() => expect(heard).toEqual(["pendant"]), PATIENCE);
});

test("nobody answers for an app that is not there", async () => {
  const { discord, julie, client } = await listening();
  await client.application.commands.set([{ name: "aide", description: "x" }]);
  await client.destroy();
  await vi.waitFor(() => expect(discord.gateway.hasSessions).toBe(false));
  expect(await julie.uses("aide", {}, { in: ROOM })).toEqual({ kind: "unreachable" });
  expect(julie.told).toHaveLength(1);
});

test("two apps of one token both hear everything", async () => {
  const { discord, julie, heard } = await listening();
  await discordApp(discord, (one) => one.on("messageCreate", ({ content }) => heard.push(content)));
  julie.writes("deux fois");
  await vi.waitFor(() => expect(heard).toEqual(["deux fois", "deux fois"]));
});

test("the same event told twice: its answer is refused the second time", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const outcomes: unknown[] = [];
  const client = await discordApp(discord, (one) => {
    one.on("interactionCreate", (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      interaction.reply("Voici").then(
        () => outcomes.push("taken"),
        ({ code }: { readonly code: number }) => outcomes.push(code),
      );
    });
  });
  await client.application.commands.set([{ name: "aide", description: "x" }]);
  const used = julie.uses("aide", {}, { in: ROOM });
  discord.gateway.repeatLatest();
  await used;
  await vi.waitFor(() => expect(outcomes).toEqual(expect.arrayContaining(["taken", 40060])));
});

test("a command waits for the guilds that are on their way, and its time runs", async () => {
  const discord = await discordWith({ guildsArriveAfter: undefined, answeredWithin: 300 });
  const julie = discord.person(JULIE, "Julie");
  const client = clientOf(discord, { waitGuildTimeout: 15_000 });
  const heard = vi.fn<() => void>();
  client.on("interactionCreate", heard);
  await client.login(discord.token);
  await client.rest.put(`/applications/${discord.ids.application}/commands`, {
    body: [{ name: "aide", description: "x" }],
  });
  expect(await julie.uses("aide", {}, { in: ROOM })).toEqual({ kind: "late" });
  expect(heard).not.toHaveBeenCalled();
  discord.gateway.letGuildsArrive();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
});

test("of an answer for one person the app is told without the guild", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const told: unknown[] = [];
  const client = await discordApp(discord, (one) => {
    one.on("raw", ({ t, d }) => {
      if (t === "MESSAGE_CREATE") told.push(d);
    });
    one.on("interactionCreate", (interaction) => {
      if (interaction.isChatInputCommand())
        void interaction.reply({ content: "Pour vous", flags: 64 });
    });
  });
  await client.application.commands.set([{ name: "aide", description: "x" }]);
  await julie.uses("aide", {}, { in: ROOM });
  julie.says("Pour tous", { in: ROOM });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[0]).not.toHaveProperty("guild_id");
  expect(told).toMatchObject([{ flags: 64 }, { guild_id: discord.ids.guild }]);
});

test("guilds that come late: the app is ready without them, and hears of them then", async () => {
  const discord = await discordWith({ guildsArriveAfter: undefined });
  const came = vi.fn<(name: string) => void>();
  const client = await discordApp(discord, (one) => {
    one.on("guildAvailable", ({ name }) => came(name));
    one.on("guildCreate", ({ name }) => came(name));
  });
  expect(client.guilds.cache.get(discord.ids.guild)?.available).toBe(false);
  expect(came).not.toHaveBeenCalled();
  discord.gateway.letGuildsArrive();
  await vi.waitFor(() => expect(came.mock.calls).toEqual([["Réseau de Thionville"]]));
  expect(client.channels.cache.has(HALL)).toBe(true);
});

test("an app hears of what it asked for alone", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const events: string[] = [];
  const guildsAlone = { intents: 1 };
  await discordApp(discord, (one) => one.on("raw", ({ t }) => events.push(t)), guildsAlone);
  julie.writes("aide");
  discord.renames(ROOM, "toit");
  await vi.waitFor(() => expect(events).toEqual(["READY", "GUILD_CREATE", "CHANNEL_UPDATE"]));
});

test.each<readonly [why: string, intents: number, closed: string]>([
  ["the content of messages", 1 | (1 << 15), "closed 4014"],
  ["all members", 1 | (1 << 1), "closed 4014"],
  ["what does not exist", 1 | (1 << 30), "closed 4013"],
])("an app that asks for %s is sent away", async (_, intents, closed) => {
  const discord = await discordWith();
  const client = clientOf(discord, { intents });
  await expect(client.login(discord.token)).rejects.toThrow("intents");
  await vi.waitFor(() => expect(discord.gateway.log).toContain(closed));
});

test("a wrong token on the gateway", async () => {
  const { discord } = await listening();
  discord.resetsToken();
  discord.gateway.cut();
  await vi.waitFor(() => expect(discord.gateway.log).toContain("closed 4004"), PATIENCE);
});

test("without a session start left the client does not even try", async () => {
  const discord = await discordWith({ sessionStartsLeft: 0 });
  await expect(clientOf(discord).login(discord.token)).rejects.toThrow("Not enough sessions");
});

test.each<readonly [event: Events, happens: (one: Server) => void, name: string]>([
  [Events.ChannelUpdate, (one) => one.renames(ROOM, "toit"), "toit"],
  [Events.ChannelUpdate, (one) => one.withdraws("SendMessages", { in: ROOM }), "logement"],
  [Events.ChannelDelete, (one) => one.deletes(ROOM), "logement"],
  [Events.ThreadCreate, (one) => one.thread(THREAD, "fil", { in: ROOM }), "fil"],
  [Events.GuildRoleUpdate, (one) => one.grants("ManageEvents"), "Utopia"],
  [Events.GuildDelete, (one) => one.removesBot(), "Réseau de Thionville"],
  [Events.GuildUnavailable, (one) => one.losesGuild(), "Réseau de Thionville"],
])("the app hears %s", async (event, happens, name) => {
  const discord = await discordWith();
  const heard: unknown[] = [];
  await discordApp(discord, (one) => hears(one, event, heard));
  await vi.waitFor(() => expect(discord.gateway.connections).toBe(1));
  happens(discord);
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ name }));
});

type Server = Awaited<ReturnType<typeof discordWith>>;
const THREAD = "710000000000000003";

/** The thing as it is after what happened to it. */
function hears(client: Client, event: Events, heard: unknown[]): void {
  client.on(event as string, (...things: readonly unknown[]) => {
    heard.push(event === Events.ThreadCreate ? things[0] : things.at(-1));
  });
}

test("a thread is closed and taken away, a role is given to the app, a guild is found again", async () => {
  const discord = await discordWith();
  const heard: string[] = [];
  const client = await discordApp(discord, (one) => {
    one.on("threadUpdate", (_, { archived }) => heard.push(`archived ${archived}`));
    one.on("threadDelete", ({ name }) => heard.push(`deleted ${name}`));
    one.on("guildMemberUpdate", (_, { roles }) => heard.push(`roles ${roles.cache.size}`));
    one.on("guildAvailable", ({ name }) => heard.push(name));
  });
  await vi.waitFor(() => expect(heard.splice(0)).toHaveLength(1));
  discord.thread(THREAD, "fil", { in: ROOM });
  discord.archives(THREAD);
  discord.deletes(THREAD);
  discord.role("800000000000000001", "animation");
  discord.gives(client.user.id, "800000000000000001");
  discord.losesGuild();
  discord.findsGuild();
  await vi.waitFor(() =>
    expect(heard).toEqual(["archived true", "deleted fil", "roles 2", "Réseau de Thionville"]),
  );
});

test("a session is told of the guilds of its shard; what is of none comes by the first", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const told: string[] = [];
  const client = clientOf(discord, { shardCount: 2 });
  client.on("raw", ({ t }, shard: number) => {
    if (t === "MESSAGE_CREATE" || t === "GUILD_CREATE") told.push(`${shard} ${t}`);
  });
  await client.login(discord.token);
  julie.says("Pour tous", { in: ROOM });
  julie.writes("Pour vous");
  await vi.waitFor(() => expect(told).toHaveLength(3), { timeout: 15_000 });
  expect(told.toSorted()).toEqual(["0 MESSAGE_CREATE", "1 GUILD_CREATE", "1 MESSAGE_CREATE"]);
}, 20_000);

test("a shard that is beyond their number is sent away", async () => {
  const discord = await discordWith();
  const client = clientOf(discord, { shardCount: 2, shards: [2] });
  void client.login(discord.token).catch(() => undefined);
  await vi.waitFor(() => expect(discord.gateway.log).toContain("closed 4010"));
});
