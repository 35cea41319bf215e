import { Routes } from "discord.js";
import { expect, test } from "vitest";
import { discordWith, HALL, JULIE, ROOM, restOf } from "./discord-app.ts";
import { LIMITS } from "./limits.ts";
import { APP, HOME } from "./world.ts";

/* What Discord remembers and hands out. */

const TEXT = { type: 10, content: "x" };

type Sent = { readonly id: string; readonly content: string };

test("history comes newest first, page by page", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  const ids: string[] = [];
  for (const content of ["1", "2", "3", "4", "5"])
    ids.push(((await rest.post(Routes.channelMessages(ROOM), { body: { content } })) as Sent).id);
  const page = async (query: Record<string, string>) => {
    const found = (await rest.get(Routes.channelMessages(ROOM), {
      query: new URLSearchParams(query),
    })) as readonly Sent[];
    return found.map(({ content }) => content).join("");
  };
  expect(await page({})).toBe("54321");
  expect(await page({ limit: "2" })).toBe("54");
  expect(await page({ before: ids[3] ?? "", limit: "2" })).toBe("32");
  expect(await page({ after: ids[0] ?? "", limit: "3" })).toBe("432");
  expect(await page({ around: ids[2] ?? "", limit: "3" })).toBe("432");
});

test("ids hold their moment, and go on even when the clock does not", async () => {
  const now = Date.parse("2027-01-10T09:00Z");
  const discord = await discordWith({ now: () => now });
  const rest = restOf(discord);
  const send = async () =>
    ((await rest.post(Routes.channelMessages(ROOM), { body: { content: "x" } })) as Sent).id;
  const [first, second] = [BigInt(await send()), BigInt(await send())];
  expect(Number(first >> 22n) + 1_420_070_400_000).toBe(now);
  expect(second).toBeGreaterThan(first);
});

test("the same nonce in the same channel brings back the first message, for some minutes", async () => {
  let now = Date.parse("2027-01-10T09:00Z");
  const discord = await discordWith({ now: () => now });
  const rest = restOf(discord);
  const send = async (where: string, content: string, more: object = { enforce_nonce: true }) =>
    (await rest.post(Routes.channelMessages(where), {
      body: { content, nonce: "avis-1", ...more },
    })) as Sent;
  const first = await send(ROOM, "Un");
  expect(await send(ROOM, "Deux")).toMatchObject({ id: first.id, content: "Un" });
  expect(await send(HALL, "Trois")).toMatchObject({ content: "Trois" });
  expect(await send(ROOM, "Quatre", {})).toMatchObject({ content: "Quatre" });
  now += LIMITS.nonceLife.most;
  await send(ROOM, "Cinq");
  expect(discord.shown(ROOM).map(({ text }) => text)).toEqual(["Un", "Quatre", "Cinq"]);
});

test("an edit keeps what it does not name, and takes away what it empties", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  const { id } = (await rest.post(Routes.channelMessages(ROOM), {
    body: { content: "Bonjour", embeds: [{ title: "Plénière" }] },
  })) as Sent;
  const edit = (body: object) => rest.patch(Routes.channelMessage(ROOM, id), { body });
  await edit({ content: "Bonsoir" });
  expect(discord.shown(ROOM)).toMatchObject([{ text: "Bonsoir\nPlénière" }]);
  await edit({ flags: 4 });
  expect(discord.shown(ROOM)).toMatchObject([{ text: "Bonsoir" }]);
  await edit({
    content: null,
    embeds: [],
    flags: 1 << 15,
    components: [{ type: 10, content: "x" }],
  });
  expect(discord.shown(ROOM)).toMatchObject([{ text: "x" }]);
});

test("a message can come without a sound", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  for (const flags of [0, 1 << 12])
    await rest.post(Routes.channelMessages(ROOM), { body: { content: "x", flags } });
  expect(discord.shown(ROOM).map(({ isSilent }) => isSilent)).toEqual([false, true]);
});

test("components are numbered where the app did not", async () => {
  const rest = restOf(await discordWith());
  const body = {
    flags: 1 << 15,
    components: [{ type: 17, components: [TEXT, { ...TEXT, id: 2 }] }],
  };
  expect(await rest.post(Routes.channelMessages(ROOM), { body })).toMatchObject({
    components: [{ id: 1, components: [{ id: 3 }, { id: 2 }] }],
  });
});

test.each<readonly [intents: number, content: string]>([
  [0, ""],
  [1 << 15, "entre nous"],
])("with the intents %i the app reads « %s »", async (privilegedIntents, content) => {
  const discord = await discordWith({ privilegedIntents });
  discord.person(JULIE, "Julie").says("entre nous", { in: ROOM });
  expect(await restOf(discord).get(Routes.channelMessages(ROOM))).toMatchObject([{ content }]);
});

test("commands keep their ids as long as they keep their names", async () => {
  const rest = restOf(await discordWith());
  const put = async (description: string, ...names: readonly string[]) =>
    (await rest.put(Routes.applicationCommands(APP.id), {
      body: names.map((name) => ({ name, description })),
    })) as readonly Sent[];
  const [before] = await put("avant", "utopia", "autre");
  const [after] = await put("après", "utopia");
  expect(after?.id).toBe(before?.id);
  expect(await rest.get(Routes.applicationCommands(APP.id))).toHaveLength(1);
});

test("commands come back as Discord keeps them, their languages to who asks", async () => {
  const rest = restOf(await discordWith());
  const path = Routes.applicationCommands(APP.id);
  const names = { fr: "mot" };
  const word = { type: 3, name: "word", description: "x", name_localizations: names };
  const options = [{ ...word, required: false, choices: [] }];
  await rest.put(path, { body: [{ name: "utopia", description: "x", options }] });
  const query = new URLSearchParams({ with_localizations: "true" });
  const [[whole], [spare]] = [
    (await rest.get(path, { query })) as [{ options: object[] }],
    (await rest.get(path)) as [{ options: object[] }],
  ];
  expect(whole.options).toEqual([word]);
  expect(spare.options).toEqual([{ type: 3, name: "word", description: "x" }]);
  expect(whole).toMatchObject({ type: 1, nsfw: false, name_localizations: null });
});

test("a reply calls whom it replies to, unless it says not", async () => {
  const discord = await discordWith();
  const rest = restOf(discord);
  discord.person(JULIE, "Julie").says("Qui vient ?", { in: ROOM });
  const [asked] = discord.standing(ROOM);
  const message_reference = { message_id: asked?.id ?? "" };
  const reply = (more: object) =>
    rest.post(Routes.channelMessages(ROOM), {
      body: { content: "Moi", message_reference, ...more },
    });
  expect(await reply({})).toMatchObject({
    type: 19,
    message_reference,
    referenced_message: { id: asked?.id },
  });
  await reply({ allowed_mentions: { parse: [] } });
  expect(discord.shown(ROOM).map(({ pings }) => pings)).toEqual([[], [JULIE], []]);
  const gone = { message_id: "1" };
  await expect(reply({ message_reference: gone })).rejects.toMatchObject({ code: 50035 });
  await reply({ message_reference: { ...gone, fail_if_not_exists: false } });
  discord.withdraws("ReadMessageHistory");
  await expect(reply({})).rejects.toMatchObject({ code: 160002 });
});

test("an event elsewhere begins and ends by its hours", async () => {
  let now = Date.parse("2027-01-10T09:00Z");
  const discord = await discordWith({ now: () => now });
  const rest = restOf(discord);
  const body = {
    name: "Plénière",
    privacy_level: 2,
    entity_type: 3,
    scheduled_start_time: "2027-01-10T10:00:00Z",
    scheduled_end_time: "2027-01-10T12:00:00Z",
    entity_metadata: { location: "Mairie" },
  };
  await rest.post(Routes.guildScheduledEvents(HOME.id), { body });
  const seen: unknown[] = [];
  for (const hour of ["09:59", "10:00", "11:59", "12:00"]) {
    now = Date.parse(`2027-01-10T${hour}Z`);
    seen.push(discord.events[0]?.["status"]);
  }
  expect(seen).toEqual([1, 2, 2, 3]);
  expect(await rest.get(Routes.guildScheduledEvents(HOME.id))).toEqual([]);
});
