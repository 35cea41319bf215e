import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { House, HouseParts } from "./house.ts";
import { makeLog } from "./log.ts";
import { isNotice, subjectOf } from "./notices/kinds.ts";
import { type Recorded, Recorder } from "./recorder.ts";
import { openDatabase } from "./store/database.ts";
import type { Delivery } from "./store/deliveries.ts";
import { deliveryOfPart } from "./store/posted.ts";
import { repositories } from "./store/repositories.ts";
import { Store } from "./store/store.ts";
import { liveUntil, TravelClock } from "./travel.ts";
import { DAY, systemClock, type WallTime, wallAt } from "./when.ts";

export type Territories = ConstructorParameters<typeof House>[1];

/** What is rehearsed. `make` makes the house that lives in the copy: it is handed over, since the house itself asks for rehearsals. */
interface RehearsalOf extends Pick<HouseParts, "store" | "commands" | "tree" | "version"> {
  readonly territories: Territories;
  readonly make: (parts: HouseParts) => House;
}

/** Instants in epoch ms. */
export interface Span {
  readonly now: number;
  readonly from: number;
  readonly to: number;
  /** After how long (ms) a rehearsal ends with the day that it has reached, of which the rest is unheard; as long as it takes unless said. */
  readonly patience?: number;
}

export interface Rehearsed extends Omit<Recorded, "key"> {
  readonly when: WallTime;
  readonly delivery: Delivery;
  /** The body that it is about, or whose poll or meeting; undefined for anything else. */
  readonly bodyId: number | undefined;
}

/**
 * Lives through a stretch of time on a copy of the database, and hands over each message
 * that would be posted, in order. Time before `from` is lived too, unheard, from now on.
 * A pause is over in the copy. The database itself is only read, and others are let
 * through between two messages. Gives the instant that was reached.
 */
export async function rehearse(
  { store, ...rest }: RehearsalOf,
  span: Span,
  hear: (said: Rehearsed) => void,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "utopia-rehearsal-"));
  try {
    const copy = join(folder, "copy.db");
    await store.copyTo(copy);
    return await onCopy(copy, rest, span, hear);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onCopy(
  file: string,
  { territories, make, ...rest }: Omit<RehearsalOf, "store">,
  { now, from, to, patience = Infinity }: Span,
  hear: (said: Rehearsed) => void,
): Promise<number> {
  const end = performance.now() + patience;
  const isOver = () => performance.now() > end;
  const clock = new TravelClock(systemClock, Math.min(now, from), false);
  const store = new Store(await openDatabase(file, clock.now(), "guest"));
  try {
    await store.writeCarelessly();
    await store.resume(clock.now());
    // Destinations are served side by side: what is said at one instant is told as it was owed.
    let instant = clock.now();
    let together: Rehearsed[] = [];
    const tell = () => {
      for (const said of together.toSorted((a, b) => a.delivery.id - b.delivery.id)) hear(said);
      together = [];
    };
    const hand = async ({ at, view, key }: Recorded) => {
      await setImmediate();
      if (clock.now() < from) return;
      if (clock.now() !== instant) tell();
      instant = clock.now();
      const when = wallAt(instant, territories[0].zone);
      const delivery = await store.look((db) => deliveryOfPart(db, key));
      together.push({ at, view, when, delivery, bodyId: await bodyOf(delivery, store) });
    };
    const chats = (await store.platforms()).map((platform) => new Recorder(platform, hand, isOver));
    const log = makeLog("silent");
    const house = make({ ...rest, store, clock, log, chats, wait: async () => {} });
    await house.start();
    await liveUntil(clock, from, house);
    while (clock.now() < to && !isOver())
      await liveUntil(clock, Math.min(clock.now() + DAY, to), house);
    await house.stop();
    tell();
    return clock.now();
  } finally {
    await store.close();
  }
}

function bodyOf(
  { notice, subjectId, territoryId }: Delivery,
  store: Store,
): Promise<number | undefined> {
  return store.look(async (db) => {
    const { meetings, polls } = repositories(db, territoryId);
    const subject = isNotice(notice) ? subjectOf(notice) : undefined;
    if (subject === "poll") return (await polls.byId(subjectId))?.bodyId;
    if (subject === "meeting") return (await meetings.byId(subjectId))?.bodyId;
    return subject === "body" ? subjectId : undefined;
  });
}
