import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { commands, tree } from "../../commands/index.ts";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { confirmDelegation } from "../../src/acts/people.ts";
import type { Account } from "../../src/chat.ts";
import { partnerKey } from "../../src/domain/partner.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { found } from "../../src/founding.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { liveUntil, TravelClock } from "../../src/travel.ts";
import { instantOf, systemClock } from "../../src/when.ts";
import { FarSide } from "./far-side.ts";
import { MemoryChat } from "./memory-chat.ts";
import { Person } from "./person.ts";
import { channelOf, direct } from "./places.ts";

const ZONE = "Europe/Paris";
export const at = (wall: string): number => instantOf({ wall, zone: ZONE });

export interface Options {
  /** The wall time at which the test begins. */
  readonly from?: string;
  /** The platforms on which every body has a channel. */
  readonly on?: readonly string[];
  /** An earlier town's file and far sides: this one is the process started after it. */
  readonly after?: Town;
}

/** The network of Thionville on a real database and platforms in memory; only the clock is played. */
export async function network(options: Options = {}): Promise<Town> {
  const { from = "2027-01-11T10:00", on = ["slack"], after } = options;
  const clock = after?.clock ?? new TravelClock(systemClock, at(from), false);
  const file = after?.file ?? join(temporaryFolder(), "utopia.db");
  const store = new Store(await openDatabase(file, clock.now()));
  if (after === undefined) {
    await store.transact((db) => found(db, founding, clock.now(), "no code"));
    await store.act(1, (repos) => bindEverywhere(repos, on, clock.now()));
  }
  const chats = on.map(
    (platform) => new MemoryChat(platform, after?.far(platform) ?? new FarSide(() => clock.now())),
  );
  const town = new Town(file, store, clock, chats, await houseOf(store, clock, chats));
  onTestFinished(() => town.close());
  await town.house.start();
  await town.house.connected();
  return town;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function bindEverywhere(
  repos: Repositories,
  platforms: readonly string[],
  now: number,
): Promise<void> {
  for (const body of await repos.bodies.all())
    for (const platform of platforms)
      await repos.channels.bind(body.id, channelOf(platform, body.slug), now);
}

async function houseOf(
  store: Store,
  clock: TravelClock,
  chats: readonly MemoryChat[],
): Promise<House> {
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  return new House(
    {
      store,
      clock,
      log: makeLog("silent"),
      chats,
      commands,
      tree,
      version: "test",
      wait: async () => {},
    },
    [territory],
  );
}

export class Town {
  readonly file: string;
  readonly store: Store;
  readonly clock: TravelClock;
  readonly house: House;
  readonly #chats: readonly MemoryChat[];
  #isOpen = true;

  constructor(
    file: string,
    store: Store,
    clock: TravelClock,
    chats: readonly MemoryChat[],
    house: House,
  ) {
    this.file = file;
    this.store = store;
    this.clock = clock;
    this.house = house;
    this.#chats = chats;
  }

  far(platform = this.#chats[0]?.platform ?? ""): FarSide {
    const chat = this.#chats.find((one) => one.platform === platform);
    if (chat === undefined) throw new Error(`the town is not on ${platform}`);
    return chat.far;
  }

  /** Someone on a platform, a stranger until a partner is named for whom they speak, confirmed. */
  async person(
    name: string,
    options: { readonly for?: string; readonly in?: string; readonly on?: string } = {},
  ): Promise<Person> {
    const platform = options.on ?? this.#chats[0]?.platform ?? "";
    const account = { platform, scope: "T1", userId: `U-${name}`, name };
    const person = new Person(
      this,
      account,
      options.in === undefined ? direct(account) : channelOf(platform, options.in),
    );
    if (options.for !== undefined) await this.#introduce(account, options.for);
    return person;
  }

  /** The animation of Logement, whose partner the founding document lets us name. */
  animation(): Promise<Person> {
    return this.person("Julie", { for: "Habitat Jeunes des 3 Frontières", in: "logement" });
  }

  async coordination(channel = "pleniere"): Promise<Person> {
    const person = await this.person("Claire", {
      for: "C.C.A.S. / Ville de Thionville",
      in: channel,
    });
    await this.act(async (repos) => {
      const member = await repos.members.byAccount(person.account);
      if (member) await repos.members.grantCoordination(member.id, this.clock.now());
    });
    return person;
  }

  async #introduce(account: Account, partnerName: string): Promise<void> {
    await this.act(async (repos) => {
      const partner = await repos.partners.byKey(partnerKey(partnerName));
      if (partner === undefined) throw new Error(`no partner ${partnerName}`);
      const member =
        (await repos.members.byAccount(account)) ??
        (await repos.members.welcome(account, this.clock.now()));
      await repos.bodies.join((await repos.bodies.plenary()).id, member.id, this.clock.now());
      const work = { territory: this.house.territory, repos, now: this.clock.now(), member };
      await confirmDelegation(work, member, partner);
    });
  }

  /** Writes to the database directly, as a test must sometimes. */
  async act<T>(work: (repos: Repositories) => Promise<T>): Promise<T> {
    const done = await this.store.act(1, work);
    if (isRefusal(done)) throw new Error(done.refused);
    return done;
  }

  look<T>(read: (repos: Repositories) => Promise<T>): Promise<T> {
    return this.store.read(1, read);
  }

  /** Lives until a wall time, or an instant in epoch ms: all that is due on the way happens at its hour. */
  async until(moment: string | number): Promise<void> {
    await liveUntil(this.clock, typeof moment === "number" ? moment : at(moment), this.house);
  }

  /** Jumps to a wall time, as a machine does that was asleep. */
  async wakeAt(wall: string): Promise<void> {
    this.clock.set(at(wall));
    await this.house.settle();
  }

  /** What stands in a body's channel, the oldest first. */
  channel(slug: string, platform?: string): readonly string[] {
    const far = this.far(platform);
    return far
      .standing(channelOf(platform ?? this.#chats[0]?.platform ?? "", slug))
      .map((message) => message.text);
  }

  /** What was posted in a body's channel, with the instant in UTC; edits left out. */
  posted(
    slug: string,
    platform?: string,
  ): readonly { readonly instant: string; readonly text: string }[] {
    const place = channelOf(platform ?? this.#chats[0]?.platform ?? "", slug);
    return this.far(platform)
      .standing(place)
      .map((message) => ({
        instant: new Date(message.postedAt).toISOString(),
        text: message.text,
      }));
  }

  /** A digest of every row there is, by which a test sees that nothing was changed. */
  digest(): string {
    return this.digestOf(this.file);
  }

  digestOf(file: string): string {
    const raw = new Sqlite(file, { readonly: true });
    const hash = createHash("sha256");
    const tables = raw
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all();
    for (const table of tables)
      hash.update(
        JSON.stringify([
          table,
          raw
            .prepare(`select * from "${String(table)}"`)
            .raw()
            .all(),
        ]),
      );
    raw.close();
    return hash.digest("hex");
  }

  /** Dies without a word: nothing is closed, nothing more is sent. */
  async die(): Promise<void> {
    this.#isOpen = false;
    await this.store.close();
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.house.stop();
    await this.store.close();
  }
}
