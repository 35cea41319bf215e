import { Discord } from "../../adapters/discord/index.ts";
import type { DiscordSettings } from "../../adapters/discord/settings.ts";
import { commands } from "../../commands/index.ts";
import { type HurriedBirth, liveInHaste } from "./hurried-bot.ts";

/** What a life of the bot on Discord is begun with. */
export type DiscordBirth = HurriedBirth<DiscordSettings>;

const birth = JSON.parse(process.argv[2] ?? "") as DiscordBirth;
const { settings } = birth;

await liveInHaste(birth, (around) => new Discord({ settings, commands, ...around }));
