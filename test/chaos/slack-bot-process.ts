import { Slack } from "../../adapters/slack/index.ts";
import type { SlackSettings } from "../../adapters/slack/settings.ts";
import { type HurriedBirth, liveInHaste } from "./hurried-bot.ts";

/** What a life of the bot on Slack is begun with. */
export type SlackBirth = HurriedBirth<SlackSettings>;

const birth = JSON.parse(process.argv[2] ?? "") as SlackBirth;
const { settings } = birth;

await liveInHaste(birth, (around) => new Slack({ settings, ...around }));
