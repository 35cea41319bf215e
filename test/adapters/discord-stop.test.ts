import { describe, expect, test } from "vitest";
import { type Circumstances, discordLine } from "../support/discord-line.ts";

/* A stop at any moment of the connection, and nothing that is left of it. */

describe("a stop ends within a second", () => {
  type Moment = (to: Awaited<ReturnType<typeof discordLine>>) => Promise<unknown> | void;
  test.each<readonly [when: string, circumstances: Circumstances, happens: Moment]>([
    ["at once", {}, () => undefined],
    ["while nobody answers", { is: "mute", patience: 20_000 }, () => undefined],
    ["while nobody is there", { is: "shut" }, ({ becomes }) => becomes("lost")],
    ["when all is well", {}, ({ becomes }) => becomes("connected")],
    [
      "when it was just cut",
      { patience: 10_000 },
      async ({ discord, becomes }) => {
        await becomes("connected");
        discord.gateway.cut();
        await becomes("lost");
      },
    ],
    [
      "when it was refused since",
      { patience: 10_000 },
      async ({ discord, becomes }) => {
        await becomes("connected");
        discord.gateway.isRefusing = true;
        discord.gateway.cut();
        await becomes("lost");
        await new Promise((wake) => setTimeout(wake, 800));
      },
    ],
    [
      "when it hangs before it opens",
      { patience: 10_000, prepare: ({ gateway }) => (gateway.hangsBefore = "upgrade") },
      () => new Promise((wake) => setTimeout(wake, 500)),
    ],
    [
      "when it hangs before its hello",
      { patience: 10_000, prepare: ({ gateway }) => (gateway.hangsBefore = "hello") },
      () => new Promise((wake) => setTimeout(wake, 500)),
    ],
    [
      "when it hangs while it comes back",
      { patience: 10_000 },
      async ({ discord, becomes }) => {
        await becomes("connected");
        discord.gateway.hangsBefore = "hello";
        discord.gateway.cut();
        await becomes("lost");
        await new Promise((wake) => setTimeout(wake, 700));
      },
    ],
  ])("%s", async (_, circumstances, happens) => {
    const to = await discordLine(circumstances);
    const { discord, chat, hear, gate } = to;
    void chat.connect(hear);
    await happens(to);
    const since = performance.now();
    await chat.close();
    expect(performance.now() - since).toBeLessThan(1_000);
    discord.gateway.hangsBefore = undefined;
    discord.gateway.isRefusing = false;
    await gate.becomes("open");
    const before = discord.gateway.log.length;
    // The library would be back in half a second.
    await new Promise((wake) => setTimeout(wake, 1_500));
    expect(discord.gateway.connections).toBe(0);
    expect(discord.gateway.log.slice(before)).not.toContain("identify");
  });
});
