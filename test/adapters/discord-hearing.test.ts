import { describe, expect, test, vi } from "vitest";
import { actions, text, view } from "../../src/view.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { hearingDiscord, ROOM } from "../support/discord-hearing.ts";
import { ordinary } from "../support/outbox.ts";
import { saying } from "./contract-views.ts";
import { only } from "./scene.ts";

/* What is said to Utopia and what is not, and that nothing of it calls anybody or betrays the token. */

const HOSTILE = "@everyone @here <@202> <@!202> <@&700> <#101> </utopia:1>";

/** A mention of Utopia in the room, as the gateway tells of it. */
function mention(discord: DiscordServer, id: string, more: Readonly<Record<string, unknown>> = {}) {
  const { bot, guild } = discord.ids;
  const data = {
    id,
    channel_id: ROOM,
    guild_id: guild,
    content: `<@${bot}> quand`,
    mentions: [{ id: bot }],
    author: { id: "201", username: "lea" },
    ...more,
  };
  discord.gateway.tell({ name: "MESSAGE_CREATE", intent: undefined, data });
}

test("what Discord tells twice, as after a cut, is done and answered once", async () => {
  const { discord, lea, hear, help, settled } = await hearingDiscord();
  await help();
  discord.gateway.repeatLatest();
  await settled();
  expect(lea.answers.map((one) => ordinary(one.text))).toEqual(["Voici."]);
  for (const id of ["900000000000000001", "900000000000000001"]) mention(discord, id);
  await settled();
  expect(discord.shown(ROOM).map((one) => one.text)).toEqual(["Voici."]);
  expect(hear.mock.calls.map(([{ id }]) => id)).toEqual([expect.any(String), "900000000000000001"]);
});

test("an answer waits where Discord asks to wait, and none of it is lost", async () => {
  const { discord, hear, settled } = await hearingDiscord();
  hear.mockResolvedValue(
    view(...["Une", "Deux", "Trois"].map((part) => text([`${part}. ${"mot ".repeat(450)}`]))),
  );
  discord.fails("POST /channels/:channel/messages", { limited: 1 });
  mention(discord, "900000000000000001");
  await settled();
  const shown = discord.shown(ROOM).map((one) => one.text.slice(0, 3));
  expect(shown).toEqual(["Une", "Deu", "Tro"]);
});

describe("direct messages", () => {
  test("are answered where they are, and their buttons too", async () => {
    const { lea, hear, settled } = await hearingDiscord();
    hear.mockResolvedValueOnce(
      view(text(["Venez-vous ?"]), actions({ label: "Oui", run: "rsvp 1 yes" })),
    );
    lea.writes("quand");
    await settled();
    expect(hear.mock.lastCall?.[0]).toMatchObject({ words: "quand", place: { kind: "direct" } });
    expect(lea.direct.map((one) => one.text)).toEqual([expect.stringContaining("Venez-vous")]);
    const [{ place }] = hear.mock.lastCall ?? [{ place: undefined }];
    await lea.clicks("Oui", { in: place?.address ?? "" });
    await settled();
    expect(hear.mock.lastCall?.[0]).toMatchObject({
      words: "rsvp 1 yes",
      place: { kind: "direct" },
    });
  });

  test("that somebody does not take are refused for good", async () => {
    const { chat, lea } = await hearingDiscord();
    lea.closesDirectMessages();
    const to = { platform: "discord", scope: "", userId: "201", name: "Léa" };
    const sent = async () => {
      const place = await chat.direct(to);
      return chat.post(place, only(chat, saying("Bonjour.")), "hello");
    };
    await expect(sent()).rejects.toMatchObject({
      failure: { kind: "refused", code: "no-account" },
    });
  });
});

describe("in a channel", () => {
  test("a mention is answered where it is, and nobody is called by the answer", async () => {
    const { discord, lea, hear, settled } = await hearingDiscord();
    hear.mockResolvedValueOnce(saying(HOSTILE));
    lea.mentions("quand", { in: ROOM });
    await settled();
    const [asked, answer] = discord.standing(ROOM);
    expect(answer?.repliesTo).toBe(asked?.id);
    expect(answer?.pings).toEqual({ everyone: false, users: [], roles: [] });
  });

  test("what is said to others, and what machines say, is not heard", async () => {
    const { discord, lea, hear, settled } = await hearingDiscord();
    lea.says("quand ?", { in: ROOM });
    mention(discord, "900000000000000001", {
      author: { id: "203", username: "machine", bot: true },
    });
    mention(discord, "900000000000000002", { webhook_id: "204" });
    await settled();
    expect(hear).not.toHaveBeenCalled();
    expect(discord.shown(ROOM)).toHaveLength(1);
  });
});

test("nobody is called by any text of anybody, posted, edited or answered", async () => {
  const { discord, chat, lea, hear, help, settled } = await hearingDiscord();
  const place = {
    platform: "discord",
    scope: "",
    address: ROOM,
    kind: "channel",
    name: "",
  } as const;
  const id = await chat.post(place, only(chat, saying(HOSTILE)), "hostile");
  await chat.edit(place, id, only(chat, saying(`${HOSTILE} encore`)));
  hear.mockResolvedValueOnce(saying(HOSTILE));
  await help();
  await settled();
  const bodies = discord.calls.filter(({ body }) => "content" in body || "data" in body);
  expect(bodies.length).toBeGreaterThan(2);
  for (const { body } of bodies) {
    const said = (body["data"] ?? body) as Record<string, unknown>;
    expect(said["allowed_mentions"]).toEqual({ parse: [] });
  }
  for (const one of [...discord.shown(ROOM), ...lea.answers]) {
    expect(one.text).toContain("@everyone");
    expect(one.pings).toEqual([]);
  }
});

test("the token is in no line of the log, whatever goes wrong", async () => {
  const { discord, chat, lea, hear, help, settled, logged } = await hearingDiscord();
  const { token } = discord;
  hear.mockRejectedValueOnce(new Error("broken"));
  await help();
  discord.fails("POST /channels/:channel/messages", "broken", { times: 3 });
  lea.writes("quand");
  await settled();
  discord.resetsToken();
  discord.gateway.cut();
  lea.writes("quand");
  await vi.waitFor(() => expect(chat.state().state).toBe("refused"), { timeout: 10_000 });
  await settled();
  expect(logged.length).toBeGreaterThan(1);
  expect(inspected(logged)).not.toContain(token);
});

/** With what JSON leaves out of errors. */
function inspected(logged: readonly unknown[]): string {
  const seen = new Set<unknown>();
  return JSON.stringify(logged, (_, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return "again";
    seen.add(value);
    return value instanceof Error
      ? Object.fromEntries(
          Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)]),
        )
      : value;
  });
}
