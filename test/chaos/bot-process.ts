import { commands, tree } from "../../commands/index.ts";
import { EMBEDDED, type Incoming } from "../../src/chat.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openToRun } from "../../src/opening.ts";
import { keepPulse } from "../../src/pulse.ts";
import { liveUntil, TravelClock } from "../../src/travel.ts";
import type { View } from "../../src/view.ts";
import { systemClock } from "../../src/when.ts";
import { LoopbackChat } from "../support/loopback-chat.ts";
import type { Death } from "./boundaries.ts";
import { layFuse } from "./fuse.ts";

/** What a life of the bot is begun with. */
export interface Birth {
  readonly file: string;
  /** Its world on the far side. */
  readonly world: string;
  /** Epoch ms. */
  readonly now: number;
  /** How long the far side is waited for (ms). */
  readonly patience: number;
  readonly death: Death | undefined;
}

/** What is asked of the process, and what it answers under the same number. */
export type Order =
  | { readonly id: number; readonly says: Incoming }
  /** Epoch ms. */
  | { readonly id: number; readonly until: number }
  | { readonly id: number; readonly stop: true };

export interface Report {
  readonly id: number;
  readonly view?: View;
}

const { file, world, now, patience, death } = JSON.parse(process.argv[2] ?? "") as Birth;

// As src/main.ts does it, with a clock that stands still between two orders.
const log = makeLog("error");
const clock = new TravelClock(systemClock, now, false);
const { store, territories, lock } = await openToRun(file, clock.now());
// Everybody is on Slack, but for who founded the network.
const chats = ["slack", EMBEDDED].map((name) => new LoopbackChat(name, world, clock, patience));
if (death) layFuse(death, store, chats);
const house = new House(
  { store, clock, log, chats, commands, tree, version: "chaos" },
  territories,
);
await house.start();
const pulse = keepPulse(house, store, clock, log);

async function obey(order: Order): Promise<void> {
  const { id } = order;
  if ("says" in order) {
    const view = await house.bot.answer(order.says);
    report({ id, view });
    return house.settle();
  }
  if ("until" in order) {
    await liveUntil(clock, order.until, house);
    return report({ id });
  }
  await pulse.stop();
  await house.stop();
  await store.close();
  lock.release();
  report({ id });
  return process.disconnect();
}

function report(one: Report): void {
  process.send?.(one);
}

process.on("message", (order: Order) => void obey(order));
// Whoever gave the orders is gone.
process.once("disconnect", () => process.exit());
report({ id: 0 });
