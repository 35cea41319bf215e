import { onTestFinished, vi } from "vitest";
import { Discord } from "../../adapters/discord/index.ts";
import { commands } from "../../commands/index.ts";
import type { Begun, Incoming } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Option, View } from "../../src/view.ts";
import { saying } from "../adapters/contract-views.ts";
import type { Settings } from "../fakes/discord/settings.ts";
import { ourDiscord, settingsFor } from "./discord-side.ts";

/** A channel in which people use commands. */
export const ROOM = "101";

/** The adapter alone, connected; what it hears is answered by what a test says. */
export async function hearingDiscord(settings: Partial<Settings> = {}) {
  const discord = await ourDiscord(Date.now, settings);
  discord.channel(ROOM, "logement");
  discord.role("700", "Tout le monde", { isMentionable: true });
  const lea = discord.person("201", "Léa");
  discord.person("202", "Karim");
  const logged: unknown[][] = [];
  const write = (...said: unknown[]) => void logged.push(said);
  const log = { info: write, warn: write, error: write, debug: write } as Log;
  const parts = { settings: settingsFor(discord), commands, language: "fr", log } as const;
  const hear = vi.fn<(incoming: Incoming) => Promise<View>>(async () => saying("Voici."));
  const complete = vi.fn<(begun: Begun) => Promise<readonly Option[]>>(async () => [
    { label: "Logement", value: "logement" },
  ]);
  const started: Discord[] = [];
  const start = async () => {
    const chat = new Discord(parts);
    started.push(chat);
    await chat.connect(hear, undefined, complete);
    return chat;
  };
  onTestFinished(async () => {
    for (const one of started) await one.close();
    await discord.close();
  });
  const chat = await start();
  const settled = async () => {
    await discord.gateway.heard();
    for (const one of started) await one.settled();
  };
  const help = () => lea.uses("utopia aide", {}, { in: ROOM });
  return { discord, chat, lea, hear, complete, logged, settled, start, started, help };
}
