import { setTimeout } from "node:timers/promises";
import { Slack } from "../../adapters/slack/index.ts";
import type { SlackSettings } from "../../adapters/slack/settings.ts";
import { commands, tree } from "../../commands/index.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openToRun } from "../../src/opening.ts";
import { keepPulse } from "../../src/pulse.ts";
import { type Haste, hurried } from "./haste.ts";

/** How long an answer of Slack is waited for (ms), when time does not hurry. */
const PATIENCE = 15_000;

/** What a life of the bot on Slack is begun with. */
export interface SlackBirth {
  readonly file: string;
  readonly settings: SlackSettings;
  readonly haste: Haste;
}

const { file, settings, haste } = JSON.parse(process.argv[2] ?? "") as SlackBirth;

// As src/main.ts does it, in haste: each wait is as much shorter as the time that passes meanwhile.
const log = makeLog("silent");
const clock = hurried(haste);
const { store, territories, lock } = await openToRun(file, clock.now());
const patience = PATIENCE / haste.times;
const chat = new Slack({ settings, language: territories[0].language, log, patience });
const wait = (ms: number) => setTimeout(ms / haste.times);
const house = new House(
  { store, clock, log, chats: [chat], commands, tree, version: "chaos", wait },
  territories,
);
await house.start();
const pulse = keepPulse(house, store, clock, log);

process.once("SIGTERM", () => void stop());
// Whoever started it is gone.
process.once("disconnect", () => process.exit());
process.send?.({ id: 0 });

async function stop(): Promise<void> {
  await pulse.stop();
  await house.stop();
  await store.close();
  lock.release();
  process.disconnect();
}
