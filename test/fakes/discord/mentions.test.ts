import { Routes } from "discord.js";
import { expect, test } from "vitest";
import { discordWith, JULIE, KARIM, ROOM, restOf } from "./discord-app.ts";

/* Who is called: https://docs.discord.com/developers/resources/message#allowed-mentions-object */

const TEAM = "800000000000000001";
const HIDDEN = "800000000000000002";
const content = `@everyone <@${JULIE}> <@!${KARIM}> <@&${TEAM}> <@&${HIDDEN}> \`<@1>\``;
const all = ["everyone", JULIE, KARIM, TEAM, HIDDEN];

async function scene() {
  const discord = await discordWith();
  discord.person(JULIE, "Julie");
  discord.person(KARIM, "Karim");
  discord.role(TEAM, "animation", { isMentionable: true });
  discord.role(HIDDEN, "coordination");
  const pings = () => discord.shown(ROOM).at(-1)?.pings;
  return { discord, pings, rest: restOf(discord) };
}

test.each<readonly [allowed: object | undefined, pings: readonly string[]]>([
  [undefined, all],
  [{ parse: [] }, []],
  [{ parse: ["users"] }, [JULIE, KARIM]],
  [{ parse: ["roles"] }, [TEAM, HIDDEN]],
  [{ parse: ["everyone"], users: [KARIM] }, ["everyone", KARIM]],
  [{ users: [JULIE, "1"] }, [JULIE]],
  [{ roles: [TEAM] }, [TEAM]],
])("where the app allows %o", async (allowed_mentions, expected) => {
  const { discord, rest, pings } = await scene();
  discord.grants("MentionEveryone");
  await rest.post(Routes.channelMessages(ROOM), { body: { content, allowed_mentions } });
  expect(pings()).toEqual(expected);
});

test("without the right to call everybody: people, and roles that anybody may call", async () => {
  const { rest, pings } = await scene();
  await rest.post(Routes.channelMessages(ROOM), { body: { content } });
  expect(pings()).toEqual([JULIE, KARIM, TEAM]);
});

test("an edit calls anew, whatever was allowed before", async () => {
  const { rest, pings } = await scene();
  const quiet = { content, allowed_mentions: { parse: [] } };
  const { id } = (await rest.post(Routes.channelMessages(ROOM), { body: quiet })) as { id: string };
  expect(pings()).toEqual([]);
  await rest.patch(Routes.channelMessage(ROOM, id), { body: { content: `${content} !` } });
  expect(pings()).toEqual([JULIE, KARIM, TEAM]);
});

test("an edit that leaves the words alone calls nobody", async () => {
  const { rest, pings } = await scene();
  const quiet = { content, allowed_mentions: { parse: [] } };
  const { id } = (await rest.post(Routes.channelMessages(ROOM), { body: quiet })) as { id: string };
  const body = { embeds: [{ title: "Plénière" }] };
  await rest.patch(Routes.channelMessage(ROOM, id), { body });
  expect(pings()).toEqual([]);
});

test("components call as words do, embeds do not", async () => {
  const { rest, pings } = await scene();
  const text = { type: 10, content: `<@${JULIE}>` };
  const body = { flags: 1 << 15, components: [{ type: 17, components: [text] }] };
  await rest.post(Routes.channelMessages(ROOM), { body });
  expect(pings()).toEqual([JULIE]);
  const embeds = [{ description: `<@${JULIE}>` }];
  await rest.post(Routes.channelMessages(ROOM), { body: { embeds } });
  expect(pings()).toEqual([]);
});

test("an answer calls people only, where the app does not say", async () => {
  const { discord, rest, pings } = await scene();
  discord.grants("MentionEveryone");
  const { id, token } = discord.interactionOf(JULIE, ROOM);
  const body = { type: 4, data: { content } };
  await rest.post(Routes.interactionCallback(id, token), { body });
  expect(pings()).toEqual([JULIE, KARIM]);
});
