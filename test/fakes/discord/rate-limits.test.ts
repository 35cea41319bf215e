import { Routes } from "discord.js";
import { expect, test } from "vitest";
import { discordWith, HALL, JULIE, ROOM, restOf } from "./discord-app.ts";
import { BUCKETS, LIMITS, OLD_EDITS } from "./limits.ts";

/* https://docs.discord.com/developers/topics/rate-limits */

const POST = "POST /channels/:channel/messages";
const body = { content: "Bonjour" };

/** Without the client's own patience: what Discord itself says. */
async function scene(settings: Parameters<typeof discordWith>[0] = {}) {
  let now = Date.parse("2027-01-10T09:00Z");
  const clock = () => now;
  const discord = await discordWith({ now: clock, limitsNow: clock, ...settings });
  const ask = async (path: string, method = "POST") => {
    const said = method === "GET" ? {} : { body: JSON.stringify(body) };
    const headers = { authorization: `Bot ${discord.token}`, "content-type": "application/json" };
    const response = await fetch(`${discord.apiUrl}/v10${path}`, { method, headers, ...said });
    return { status: response.status, headers: response.headers, said: await response.json() };
  };
  return {
    discord,
    ask,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const repeat = async (count: number, act: () => Promise<unknown>): Promise<void> => {
  for (let done = 0; done < count; done += 1) await act();
};

test("a bucket says how it stands, empties, and fills again", async () => {
  const { ask, pass } = await scene({ buckets: BUCKETS });
  const { most = 0, window = 0 } = BUCKETS[POST] ?? {};
  const { headers } = await ask(Routes.channelMessages(ROOM));
  expect(headers.get("x-ratelimit-limit")).toBe(String(most));
  expect(headers.get("x-ratelimit-remaining")).toBe(String(most - 1));
  expect(headers.get("x-ratelimit-reset-after")).toBe(String(window / 1_000));
  await repeat(most - 1, () => ask(Routes.channelMessages(ROOM)));
  pass(1_500);
  const refused = await ask(Routes.channelMessages(ROOM));
  expect(refused).toMatchObject({
    status: 429,
    said: { retry_after: window / 1_000 - 1.5, global: false },
  });
  expect(refused.headers.get("x-ratelimit-scope")).toBe("user");
  expect(refused.headers.get("retry-after")).toBe("4");
  expect(await ask(Routes.channelMessages(HALL))).toMatchObject({ status: 200 });
  pass(window - 1_500);
  expect(await ask(Routes.channelMessages(ROOM))).toMatchObject({ status: 200 });
});

test("so many requests in a second, whatever they ask; interactions do not count", async () => {
  const { discord, ask, pass } = await scene();
  discord.person(JULIE, "Julie");
  const me = () => ask("/users/@me", "GET");
  await repeat(LIMITS.requests.most, me);
  const refused = await me();
  expect(refused).toMatchObject({ status: 429, said: { global: true, retry_after: 1 } });
  expect(refused.headers.get("x-ratelimit-global")).toBe("true");
  const { id, token } = discord.interactionOf(JULIE, ROOM);
  const answer = fetch(`${discord.apiUrl}/v10${Routes.interactionCallback(id, token)}`, {
    method: "POST",
    body: JSON.stringify({ type: 4, data: body }),
    headers: { "content-type": "application/json" },
  });
  expect((await answer).status).toBe(204);
  pass(1_000);
  expect(await me()).toMatchObject({ status: 200 });
});

test("old messages are edited a few times, in each channel", async () => {
  const { ask, pass } = await scene();
  const sent = (await ask(Routes.channelMessages(ROOM))).said as { id: string };
  const edit = () => ask(Routes.channelMessage(ROOM, sent.id), "PATCH");
  const edits = async (count: number) => {
    for (let done = 0; done < count; done += 1) expect(await edit()).toMatchObject({ status: 200 });
  };
  pass(OLD_EDITS.age);
  await edits(LIMITS.oldEdits.most + 1);
  pass(1);
  await edits(LIMITS.oldEdits.most);
  expect(await edit()).toMatchObject({ status: 429, said: { code: 30046, global: false } });
  pass(OLD_EDITS.window);
  expect(await edit()).toMatchObject({ status: 200 });
});

test("the real client heeds the bucket before it is told to", async () => {
  const discord = await discordWith({ buckets: { [POST]: { most: 2, window: 60_000 } } });
  const rest = restOf(discord);
  const post = () => rest.post(Routes.channelMessages(ROOM), { body });
  await post();
  await post();
  await expect(post()).rejects.toMatchObject({ limit: 2, global: false });
  expect(discord.calls.map(({ status }) => status)).toEqual([200, 200]);
});
