import { setTimeout } from "node:timers/promises";
import { commands, tree } from "../../commands/index.ts";
import type { Chat, Keep } from "../../src/chat.ts";
import { House } from "../../src/house.ts";
import { type Log, makeLog } from "../../src/log.ts";
import { openToRun } from "../../src/opening.ts";
import { keepPulse } from "../../src/pulse.ts";
import type { Language } from "../../src/text.ts";
import { type Haste, hurried } from "./haste.ts";

/** How long an answer of a platform is waited for (ms), when time does not hurry. */
const PATIENCE = 15_000;

/** What a life of the bot in haste is begun with. */
export interface HurriedBirth<Settings = unknown> {
  readonly file: string;
  readonly settings: Settings;
  readonly haste: Haste;
}

/** What a chat is made of beside its settings. */
interface Around {
  readonly language: Language;
  readonly log: Log;
  /** How long its answers are waited for (ms). */
  readonly patience: number;
  readonly keepOf: (platform: string) => Keep;
}

/** Lives as src/main.ts does, in haste: each wait is as much shorter as the time that passes meanwhile. */
export async function liveInHaste(
  { file, haste }: HurriedBirth,
  chatOf: (around: Around) => Chat,
): Promise<void> {
  const log = makeLog("silent");
  const clock = hurried(haste);
  const { store, territories, lock } = await openToRun(file, clock.now());
  const { language } = territories[0];
  const patience = PATIENCE / haste.times;
  const keepOf = (platform: string) => store.keep(platform, clock);
  const chat = chatOf({ language, log, patience, keepOf });
  const wait = (ms: number) => setTimeout(ms / haste.times);
  const house = new House(
    { store, clock, log, chats: [chat], commands, tree, version: "chaos", wait },
    territories,
  );
  await house.start();
  const pulse = keepPulse(house, store, clock, log);

  const stop = async (): Promise<void> => {
    await pulse.stop();
    await house.stop();
    await store.close();
    lock.release();
    process.disconnect();
  };
  process.once("SIGTERM", () => void stop());
  // Whoever started it is gone.
  process.once("disconnect", () => process.exit());
  process.send?.({ id: 0 });
}
