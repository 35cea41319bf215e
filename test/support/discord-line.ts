import { expect, onTestFinished, vi } from "vitest";
import { Discord } from "../../adapters/discord/index.ts";
import { commands } from "../../commands/index.ts";
import type { Incoming } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { View } from "../../src/view.ts";
import { saying } from "../adapters/contract-views.ts";
import type { Settings } from "../fakes/discord/settings.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { ourDiscord, settingsFor } from "./discord-side.ts";
import { Gate } from "./gate.ts";

const PATIENCE = 300;
/** For whatever the library does in its own time. */
export const patiently = { timeout: 15_000, interval: 25 };

export interface Circumstances {
  readonly is?: "open" | "shut" | "mute";
  readonly patience?: number;
  readonly shards?: number;
  readonly prepare?: (discord: DiscordServer) => void;
  readonly settings?: Partial<Settings>;
}

/** The adapter alone before a Discord in this state, with all that Léa says heard. */
export async function discordLine({
  is = "open",
  patience = PATIENCE,
  shards,
  prepare,
  settings,
}: Circumstances = {}) {
  const discord = await ourDiscord(Date.now, settings);
  discord.channel("101", "logement");
  prepare?.(discord);
  const lea = discord.person("201", "Léa");
  const gate = await Gate.before(discord.url, is);
  const logged: unknown[][] = [];
  const write = (...said: unknown[]) => void logged.push(said);
  const log = { info: write, warn: write, error: write, debug: write } as Log;
  const connection = {
    ...settingsFor(discord),
    apiUrl: `${gate.url}/api`,
    ...(shards !== undefined && { shards }),
  };
  const chat = new Discord({ settings: connection, commands, language: "fr", log, patience });
  const hear = vi.fn<(incoming: Incoming) => Promise<View>>(async () => saying("Voici."));
  onTestFinished(async () => {
    await chat.close();
    await gate.close();
    await discord.close();
  });
  const becomes = (state: string) =>
    vi.waitFor(() => expect(chat.state().state).toBe(state), patiently);
  const heard = async (words: string) => {
    lea.writes(words);
    await vi.waitFor(() => expect(hear.mock.lastCall?.[0].words).toBe(words), patiently);
  };
  return { discord, gate, chat, lea, hear, logged, heard, becomes };
}
