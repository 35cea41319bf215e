import founding from "../../data/thionville/network.json" with { type: "json" };
import { openHours } from "../../src/calendar.ts";
import { nextOpen } from "../../src/domain/quiet-hours.ts";
import { found } from "../../src/founding.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { dayAt, daysAfter, instantOf } from "../../src/when.ts";
import type { Haste } from "./haste.ts";
import type { Hurried, Peopled } from "./stormy-platform.ts";

const MANY = { people: 24, channels: 4 };

/** A network on one platform whose time hurries; everybody is in every body, the first of them coordinates. */
export interface HurriedNetwork<Side extends Peopled = Peopled> {
  readonly file: string;
  readonly haste: Haste;
  readonly side: Side;
  readonly people: readonly ReturnType<Side["talker"]>[];
  /** The addresses of each body's channels, by its slug. */
  readonly channels: ReadonlyMap<string, readonly string[]>;
}

/** @param file of a database that is not there yet */
export async function networkInHaste<Side extends Peopled>(
  file: string,
  { times, open, crowd = MANY }: Hurried<Side>,
): Promise<HurriedNetwork<Side>> {
  const store = new Store(await openDatabase(file, Date.now()));
  await store.transact((db) => found(db, founding, Date.now(), "no code"));
  const haste = { times, since: Date.now(), from: await nextMorning(store) };
  const side = await open(haste);
  const settled = await store.act(1, (repos) => settle(repos, side, crowd, haste.from));
  await store.close();
  if ("refused" in settled) throw new Error(settled.refused);
  return { file, haste, side, ...settled };
}

/** Epoch ms: when the next open day begins. An adapter reads the machine's clock, which may be behind ours and never before it. */
async function nextMorning(store: Store): Promise<number> {
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const { zone } = territory;
  const { day } = daysAfter(dayAt(Date.now(), zone), 1);
  return nextOpen(instantOf({ wall: `${day}T07:00`, zone }), await openHours(territory));
}

async function settle<Side extends Peopled>(
  { bodies, channels, members, partners }: Repositories,
  side: Side,
  crowd: typeof MANY,
  now: number,
): Promise<Pick<HurriedNetwork<Side>, "people" | "channels">> {
  const { platform, scope } = side;
  const all = await bodies.all();
  const addresses = new Map<string, readonly string[]>();
  for (const { id, slug: name } of all) {
    const opened = Array.from({ length: crowd.channels }, (_, at) => side.channel(name, at + 1));
    addresses.set(name, opened);
    for (const address of opened)
      await channels.bind(id, { platform, scope, address, kind: "channel", name }, now);
  }
  const people: ReturnType<Side["talker"]>[] = [];
  for (const partner of (await partners.all()).slice(0, crowd.people)) {
    const number = people.length + 1;
    const name = `Membre ${number}`;
    const talker = side.talker(number, name) as ReturnType<Side["talker"]>;
    const { id } = await members.welcome({ platform, scope, userId: talker.id, name }, now);
    for (const body of all) await bodies.join(body.id, id, now);
    await members.speakFor(id, partner.id, now, id);
    if (people.length === 0) await members.grantCoordination(id, now);
    people.push(talker);
  }
  return { people, channels: addresses };
}
