import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Discord } from "../../adapters/discord/index.ts";
import { commands } from "../../commands/index.ts";
import type { Log } from "../../src/log.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { discordLine, patiently } from "../support/discord-line.ts";
import { settingsFor } from "../support/discord-side.ts";
import { ordinary } from "../support/outbox.ts";
import { saying } from "./contract-views.ts";

/* The connection to Discord through all that befalls it, by the real client library. */

const COMMANDS = "GET /applications/:application/commands";
const DEPLOYED = "PUT /applications/:application/commands";

describe("a Discord that is there", () => {
  test("is told of the commands once, and not again while they are the same", async () => {
    const { discord, chat, hear } = await discordLine();
    await chat.connect(hear);
    expect(chat.state()).toEqual({ state: "connected" });
    expect(discord.accepted(DEPLOYED)).toBe(1);
    const next = await again(discord);
    expect(next.state()).toEqual({ state: "connected" });
    expect(discord.accepted(COMMANDS)).toBe(2);
    expect(discord.accepted(DEPLOYED)).toBe(1);
    await again(discord, commands.slice(1));
    expect(discord.accepted(DEPLOYED)).toBe(2);
  });

  test("is answered while its guilds are still on their way", async () => {
    const { discord, chat, lea, hear } = await discordLine({
      settings: { guildsArriveAfter: undefined },
    });
    await chat.connect(hear);
    await lea.uses("utopia aide", {}, { in: "101" });
    await chat.settled();
    expect(lea.answers.map(({ text }) => ordinary(text))).toEqual(["Voici."]);
    expect(lea.told).toEqual([]);
    discord.gateway.letGuildsArrive();
  });

  test("has as many shards as are set: each tells of its own, once", async () => {
    const { discord, chat, lea, hear, heard } = await discordLine({ shards: 2, patience: 10_000 });
    await chat.connect(hear);
    expect(chat.state()).toEqual({ state: "connected" });
    expect(discord.gateway.connections).toBe(2);
    await heard("quand");
    await lea.uses("utopia aide", {}, { in: "101" });
    await chat.settled();
    expect(lea.answers).toHaveLength(1);
    expect(hear).toHaveBeenCalledTimes(2);
  }, 20_000);
});

/** The next process, with these commands. */
async function again(discord: DiscordServer, declared = commands): Promise<Discord> {
  const log = { info() {}, warn() {}, error() {} } as unknown as Log;
  const parts = {
    settings: settingsFor(discord),
    commands: declared,
    language: "fr",
    log,
  } as const;
  const next = new Discord(parts);
  onTestFinished(() => next.close());
  await next.connect(async () => saying("Voici."));
  return next;
}

describe("a connection that ends", () => {
  test("is taken up again where it was: what was said meanwhile is heard, once", async () => {
    const { discord, chat, lea, hear, heard, becomes } = await discordLine({ patience: 5_000 });
    await chat.connect(hear);
    await heard("avant");
    discord.gateway.cut();
    await becomes("lost");
    expect(chat.state()).toEqual({ state: "lost", reason: "gateway" });
    lea.writes("pendant");
    await becomes("connected");
    await heard("après");
    expect(hear.mock.calls.map(([{ words }]) => words)).toEqual(["avant", "pendant", "après"]);
    expect(discord.gateway.log.filter((one) => one === "identify")).toHaveLength(1);
    expect(discord.accepted(COMMANDS)).toBe(1);
  });

  test.each([
    ["Discord asks to", (discord: DiscordServer) => discord.gateway.askToReconnect()],
    ["the session holds no more", (discord: DiscordServer) => discord.gateway.invalidate(false)],
    [
      "the session is forgotten",
      ({ gateway }: DiscordServer) => {
        gateway.forgetSessions();
        gateway.cut();
      },
    ],
  ])("comes back by itself: %s", async (_, happens) => {
    const { discord, chat, hear, heard, becomes } = await discordLine({ patience: 10_000 });
    await chat.connect(hear);
    happens(discord);
    await becomes("lost");
    await becomes("connected");
    await heard("encore");
    expect(hear).toHaveBeenCalledOnce();
  });

  test("is noticed by heartbeats that nobody acknowledges", async () => {
    const { discord, chat, hear, heard, becomes } = await discordLine({
      patience: 10_000,
      settings: { heartbeatInterval: 100 },
    });
    await chat.connect(hear);
    discord.gateway.isAcknowledging = false;
    await becomes("lost");
    discord.gateway.isAcknowledging = true;
    await becomes("connected");
    await heard("encore");
  });
});

/** What this process is warned of, leaks of listeners among them: the library does so on the console. */
function warnings(): readonly unknown[] {
  const warned: unknown[] = [];
  const hear = (warning: unknown) => void warned.push(warning);
  process.on("warning", hear);
  const said = vi.spyOn(console, "warn").mockImplementation(hear);
  onTestFinished(() => {
    process.off("warning", hear);
    said.mockRestore();
  });
  return warned;
}

/** How often it was begun anew. */
const begun = ({ calls }: DiscordServer) =>
  calls.filter(({ route }) => route === "GET /gateway/bot").length;

describe("what does not come up", () => {
  test("a Discord that is not there is told, tried again, and learns the commands once it is", async () => {
    const { discord, gate, chat, hear, heard, becomes } = await discordLine({ is: "shut" });
    await chat.connect(hear);
    expect(chat.state()).toEqual({ state: "lost", reason: "ECONNREFUSED" });
    expect(discord.calls).toEqual([]);
    await gate.becomes("open");
    await becomes("connected");
    await heard("enfin");
    await chat.settled();
    expect(discord.accepted(DEPLOYED)).toBe(1);
  });

  test("commands that could not be told are told when Discord comes back", async () => {
    const { discord, chat, hear, becomes } = await discordLine({
      patience: 5_000,
      prepare: (one) => one.fails(DEPLOYED, "broken"),
    });
    await chat.connect(hear);
    expect(discord.accepted(DEPLOYED)).toBe(0);
    discord.gateway.cut();
    await becomes("lost");
    await becomes("connected");
    await chat.settled();
    expect(discord.accepted(DEPLOYED)).toBe(1);
  });

  test.each(["upgrade", "hello"] as const)(
    "a gateway that hangs before its %s is begun anew",
    async (step) => {
      const { discord, chat, hear, heard, becomes } = await discordLine();
      discord.gateway.hangsBefore = step;
      await chat.connect(hear);
      expect(chat.state().state).toBe("lost");
      discord.gateway.hangsBefore = undefined;
      await becomes("connected");
      await heard("enfin");
      expect(begun(discord)).toBeGreaterThan(1);
      expect(discord.gateway.connections).toBe(1);
    },
  );

  test("a gateway that refuses for long is begun anew, ever more seldom, with no warning and no leak", async () => {
    const warned = warnings();
    const { discord, chat, hear, heard, becomes } = await discordLine();
    await chat.connect(hear);
    discord.gateway.isRefusing = true;
    discord.gateway.cut();
    await becomes("lost");
    const moments: number[] = [];
    await vi.waitFor(() => {
      if (begun(discord) > moments.length) moments.push(performance.now());
      expect(moments.length).toBeGreaterThan(3);
    }, patiently);
    const [first = 0, second = 0, third = 0, fourth = 0] = moments;
    expect(fourth - third).toBeGreaterThan(second - first);
    discord.gateway.isRefusing = false;
    await becomes("connected");
    expect(discord.gateway.connections).toBe(1);
    await heard("enfin");
    expect(hear).toHaveBeenCalledOnce();
    expect(warned).toEqual([]);
  }, 40_000);

  test("a short outage of many attempts warns of nothing", async () => {
    const warned = warnings();
    const { discord, chat, hear, heard, becomes } = await discordLine({ patience: 20_000 });
    await chat.connect(hear);
    discord.gateway.isUnreachable = true;
    discord.gateway.cut();
    // An attempt each half second.
    await new Promise((wake) => setTimeout(wake, 7_000));
    discord.gateway.isUnreachable = false;
    await becomes("connected");
    await heard("enfin");
    expect(warned).toEqual([]);
  }, 40_000);
});

describe("what does not let us in", () => {
  test("a wrong token is told at once", async () => {
    const { discord, chat, hear, logged } = await discordLine();
    const { token } = discord;
    discord.resetsToken();
    await chat.connect(hear);
    expect(chat.state()).toEqual({ state: "refused", reason: "TokenInvalid" });
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  test("a token that is reset while we are connected", async () => {
    const { discord, chat, hear, becomes, logged } = await discordLine({ patience: 5_000 });
    await chat.connect(hear);
    const { token } = discord;
    discord.resetsToken();
    discord.gateway.cut();
    await becomes("refused");
    expect(chat.state().reason).toBe("AuthenticationFailed");
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  test.each([
    [4014, "DisallowedIntents"],
    [4013, "InvalidIntents"],
  ])("intents that were not granted: %d", async (code, reason) => {
    const { discord, chat, hear } = await discordLine();
    discord.gateway.closesWith = code;
    await chat.connect(hear);
    expect(chat.state()).toEqual({ state: "refused", reason });
  });
});
