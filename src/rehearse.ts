import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "./command.ts";
import type { CommandTree } from "./command-tree.ts";
import type { Territory } from "./domain/territory.ts";
import { House } from "./house.ts";
import { makeLog } from "./log.ts";
import { type Recorded, Recorder } from "./recorder.ts";
import { openDatabase } from "./store/database.ts";
import { Store } from "./store/store.ts";
import { liveUntil, TravelClock } from "./travel.ts";
import { systemClock, type WallTime, wallAt } from "./when.ts";

export interface RehearsalOf {
  readonly store: Store;
  readonly territories: readonly [Territory, ...Territory[]];
  readonly commands: readonly Command[];
  readonly tree: CommandTree;
  readonly version: string;
}

export interface Rehearsed extends Recorded {
  readonly when: WallTime;
}

/**
 * Lives through a stretch of time (epoch ms) on a copy of the database, and hands over each
 * message that would be posted, in order. Time before `from` is lived too, unheard, from
 * now on. The database itself is only read.
 */
export async function rehearse(
  { store, territories, ...rest }: RehearsalOf,
  span: { readonly now: number; readonly from: number; readonly to: number },
  hear: (said: Rehearsed) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "utopia-rehearsal-"));
  try {
    const copy = join(folder, "copy.db");
    await store.copyTo(copy);
    await onCopy(copy, { territories, ...rest }, span, hear);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onCopy(
  file: string,
  { territories, ...rest }: Omit<RehearsalOf, "store">,
  { now, from, to }: { readonly now: number; readonly from: number; readonly to: number },
  hear: (said: Rehearsed) => void,
): Promise<void> {
  const clock = new TravelClock(systemClock, Math.min(now, from), false);
  const store = new Store(await openDatabase(file, clock.now(), "guest"));
  try {
    const { zone } = territories[0];
    const hand = (recorded: Recorded) => {
      if (clock.now() >= from) hear({ ...recorded, when: wallAt(clock.now(), zone) });
    };
    const chats = (await store.platforms()).map((platform) => new Recorder(platform, hand));
    const house = new House(
      { store, clock, log: makeLog("silent"), chats, wait: async () => {}, ...rest },
      territories,
    );
    await house.start();
    await liveUntil(clock, from, house);
    await liveUntil(clock, to, house);
    await house.stop();
  } finally {
    await store.close();
  }
}
