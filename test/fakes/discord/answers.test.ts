import { type REST, Routes } from "discord.js";
import { expect, test } from "vitest";
import { discordWith, JULIE, ROOM, restOf } from "./discord-app.ts";
import { INTERACTION } from "./interactions.ts";
import { LIMITS } from "./limits.ts";
import { DEFAULTS } from "./settings.ts";
import { APP } from "./world.ts";

/* How interactions can be answered, and for how long. */

const say = { type: 4, data: { content: "Voici" } };
const original = "@original";

type Kind = keyof typeof INTERACTION;

async function asked(kind: Kind = "command", settings: Parameters<typeof discordWith>[0] = {}) {
  const discord = await discordWith(settings);
  discord.person(JULIE, "Julie");
  const rest = restOf(discord);
  const { id, token } = discord.interactionOf(JULIE, ROOM, kind);
  const answer = (body: object = say) => rest.post(Routes.interactionCallback(id, token), { body });
  return { discord, rest, token, answer };
}

const edits = (rest: REST, token: string, message: string, content = "Encore") =>
  rest.patch(Routes.webhookMessage(APP.id, token, message), { body: { content } });

test("an interaction is answered once", async () => {
  const { answer, discord } = await asked();
  await answer();
  await expect(answer()).rejects.toMatchObject({ code: 40060, status: 400 });
  expect(discord.shown(ROOM)).toMatchObject([{ text: "Voici" }]);
});

test("an answer that comes too late is refused, and so is all that follows", async () => {
  const { answer, rest, token, discord } = await asked("command", { answeredWithin: 20 });
  await new Promise((resolve) => setTimeout(resolve, 40));
  await expect(answer()).rejects.toMatchObject({ code: 10062, status: 404 });
  await expect(edits(rest, token, original)).rejects.toMatchObject({ code: 50027, status: 401 });
  expect(discord.shown(ROOM)).toEqual([]);
  expect(DEFAULTS.answeredWithin).toBe(3_000);
});

test("a token of another interaction answers nothing", async () => {
  const { rest, discord } = await asked();
  const { id } = discord.interactionOf(JULIE, ROOM);
  await expect(
    rest.post(Routes.interactionCallback(id, "autre"), { body: say }),
  ).rejects.toMatchObject({ code: 10062 });
});

test.each<readonly [Kind, readonly number[]]>([
  ["command", [4, 5, 9]],
  ["component", [4, 5, 6, 7, 9]],
  ["autocomplete", [8]],
  ["modal", [4, 5]],
])("what answers a %s: %o", async (kind, types) => {
  const data = {
    content: "Voici",
    choices: [],
    title: "Titre",
    custom_id: "m",
    components: kind === "command" || kind === "component" ? [{ type: 10, content: "x" }] : [],
  };
  for (const type of [4, 5, 6, 7, 8, 9]) {
    const { answer } = await asked(kind);
    const isForm = type === 9;
    const outcome = await answer({ type, data: isForm ? data : { ...data, components: [] } }).then(
      () => "taken",
      ({ code }: { code: number }) => code,
    );
    // A component needs a message to update; here it has none.
    const taken = type === 7 ? 10008 : "taken";
    expect([type, outcome]).toEqual([type, types.includes(type) ? taken : 50035]);
  }
});

test("nothing follows an interaction that was not answered", async () => {
  const { rest, token } = await asked();
  const body = { content: "Encore" };
  await expect(rest.post(Routes.webhook(APP.id, token), { body })).rejects.toMatchObject({
    code: 10015,
  });
});

test("the token lives a quarter of an hour", async () => {
  let now = Date.parse("2027-01-10T09:00Z");
  const { answer, rest, token, discord } = await asked("command", { now: () => now });
  await answer();
  now += LIMITS.tokenLife.most;
  await edits(rest, token, original);
  now += 1;
  await expect(edits(rest, token, original, "Trop tard")).rejects.toMatchObject({ code: 50027 });
  expect(discord.shown(ROOM)).toMatchObject([{ text: "Encore" }]);
});

test("the first word after thinking takes its place", async () => {
  const { answer, rest, token, discord } = await asked();
  await answer({ type: 5 });
  const follow = (content: string) =>
    rest.post(Routes.webhook(APP.id, token), { body: { content } });
  await follow("Un");
  await follow("Deux");
  expect(discord.shown(ROOM).map(({ text }) => text)).toEqual(["Un", "Deux"]);
});

test("the answer tells what became of it where the app asks", async () => {
  const { rest, discord } = await asked();
  const { id, token } = discord.interactionOf(JULIE, ROOM);
  const body = { type: 4, data: { content: "Voici", flags: 64 } };
  const query = new URLSearchParams({ with_response: "true" });
  expect(await rest.post(Routes.interactionCallback(id, token), { body, query })).toMatchObject({
    interaction: { id, type: 2, response_message_ephemeral: true },
    resource: { type: 4, message: { content: "Voici", flags: 64 } },
  });
});

test("a message of another answer is out of reach, an ephemeral one of everybody else’s", async () => {
  const { answer, rest, token, discord } = await asked();
  await answer({ type: 4, data: { content: "Pour vous", flags: 64 } });
  const other = discord.interactionOf(JULIE, ROOM);
  await rest.post(Routes.interactionCallback(other.id, other.token), { body: say });
  const [message] = discord.standing(ROOM);
  await expect(edits(rest, token, message?.id ?? "")).rejects.toMatchObject({ code: 10008 });
  const { id } = (await rest.get(Routes.webhookMessage(APP.id, token, original))) as {
    id: string;
  };
  await expect(rest.get(Routes.channelMessage(ROOM, id))).rejects.toMatchObject({ code: 10008 });
});
