import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { commands, tree } from "../../commands/index.ts";
import network from "../../data/thionville/network.json" with { type: "json" };
import type { Account, Place } from "../../src/chat.ts";
import { found, OPERATOR } from "../../src/founding.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import type { View } from "../../src/view.ts";
import { type Clock, instantOf } from "../../src/when.ts";
import { directly, PLATFORM, SilentChat } from "./silent-chat.ts";

/** How many times a hundred meetings, a thousand members and ten thousand past jobs. */
export const SIZES = [1, 10, 100] as const;
export type Size = (typeof SIZES)[number];

export const BODY = "logement";
const NOW = instantOf({ wall: "2027-03-01T09:00", zone: "Europe/Paris" });
const POLL = 'poll dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h, jeudi 8 avril 18h';

/** A founded network with years of life in its file, and the house that runs on it. */
export interface BenchTown {
  readonly size: Size;
  readonly file: string;
  readonly store: Store;
  readonly house: House;
  readonly clock: Clock;
  /** Another connection to the same file, with the settings of ours: what the floors write through. */
  readonly raw: SqliteFile;
  /** The channel of the body in which there is a poll. */
  readonly channel: Place;
  says(from: Account, words: string, place?: Place): Promise<View>;
  close(): Promise<void>;
}

/** A member of that body, by a number from 0. */
export function voter(number: number): Account {
  // The founding's four commissions take the members in turn; Logement is the second.
  const id = 1 + 4 * number;
  return { platform: PLATFORM, scope: "T", userId: `U-${id}`, name: `Membre ${id}` };
}

/** A folder for databases, on the disk where the real one lies. */
export function diskFolder(): { readonly path: string; remove(): void } {
  mkdirSync("var", { recursive: true });
  const path = mkdtempSync(join(resolve("var"), "bench-"));
  const TMPFS = 0x01021994;
  if (statfsSync(path).type === TMPFS) throw new Error(`${path} is in memory: nothing is synced`);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function townOfSize(size: Size, folder: string): Promise<BenchTown> {
  const file = join(folder, `town-${size}.db`);
  // A clock on which no two looks are the same: a row that is written again as it was is not written at all.
  let ticks = 0;
  const clock: Clock = { now: () => NOW + (ticks += 1), monotonic: () => performance.now() };
  await filledFile(file, size);
  const store = new Store(await openDatabase(file, NOW));
  const raw = new Sqlite(file);
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");

  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const chats = [new SilentChat()];
  const log = makeLog("error");
  const house = new House({ store, clock, log, chats, commands, tree, version: "bench" }, [
    territory,
  ]);
  await house.start();
  const channel: Place = { ...channelOf(BODY) };
  const says: BenchTown["says"] = async (from, words, place = directly(from)) => {
    const view = await house.bot.answer({ from, place, words });
    if (view.refused ?? view.fault) throw new Error(`${words}: ${JSON.stringify(view)}`);
    return view;
  };
  await says(OPERATOR, POLL, channel);
  for (let number = 0; number < 20; number += 1) await says(voter(number), "vote 1 oui", channel);
  await house.settle();
  return {
    size,
    file,
    store,
    house,
    clock,
    raw,
    channel,
    says,
    close: async () => {
      raw.close();
      await house.stop();
      await store.close();
    },
  };
}

function channelOf(slug: string): Place {
  return { platform: PLATFORM, scope: "T", address: `C-${slug}`, kind: "channel", name: slug };
}

async function bindEverywhere(repos: Repositories): Promise<void> {
  for (const body of await repos.bodies.all())
    await repos.channels.bind(body.id, channelOf(body.slug), NOW);
}

/** Founds the network, and gives it its years; all of it is on the disk before anything is measured. */
async function filledFile(file: string, size: Size): Promise<void> {
  const store = new Store(await openDatabase(file, NOW));
  await store.transact((db) => found(db, network, NOW, "no code"));
  await store.act(1, bindEverywhere);
  await store.close();
  const raw = new Sqlite(file);
  // Nothing to lose yet: without a journal, which would be as long again.
  for (const pragma of ["journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"])
    raw.pragma(pragma);
  fill(raw, size);
  raw.close();
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}

/** Members spread over the commissions and all in the plenary; one meeting in five is to come; each past job posted one message. */
function fill(raw: SqliteFile, size: Size): void {
  const numbers =
    "with recursive n (i) as (select 1 union all select i + 1 from n where i < $most)";
  const past = 80 * size;
  const rows: readonly (readonly [most: number, sql: string])[] = [
    [
      1_000 * size,
      `insert into member (id, territory_id, number, name, created_at)
       select 1000 + i, 1, 1000 + i, 'Membre ' || i, $now from n`,
    ],
    [
      1_000 * size,
      `insert into identity (member_id, territory_id, platform, scope, user_id, name, seen_at)
       select 1000 + i, 1, '${PLATFORM}', 'T', 'U-' || i, 'Membre ' || i, $now from n`,
    ],
    [
      1_000 * size,
      `insert into delegation (member_id, territory_id, partner_id, created_at, confirmed_at, confirmed_by)
       select 1000 + i, 1, 1 + i % 60, $now, $now, 1 from n`,
    ],
    [
      1_000 * size,
      `insert into body_member (body_id, member_id, territory_id, joined_at)
       select 1 + i % 4, 1000 + i, 1, $now from n
       union all select (select id from body where kind = 'plenary'), 1000 + i, 1, $now from n`,
    ],
    [
      100 * size,
      `insert into meeting (id, territory_id, number, body_id, wall, zone, starts_at, state, created_at)
       select i, 1, i, 1 + i % 4, wall, 'Europe/Paris', unixepoch(wall) * 1000, 'planned', $now
       from (select i, strftime('%Y-%m-%dT18:00', '2027-03-01', (i - ${past}) || ' days') as wall from n)`,
    ],
    [
      20 * size * 10,
      `insert into rsvp (meeting_id, revision, member_id, answer, via, answered_at)
       select 1 + ${past} + (i - 1) / 10, 1, 1000 + i, 'yes', 'self', $now from n`,
    ],
    [
      20 * size * 3,
      `insert into job (territory_id, kind, key, subject_id, detail, due_at, attempt_at, grace_until, state)
       select 1, 'meeting-reminder', 'to-come-' || i, 1 + ${past} + (i - 1) / 3, '{"code":"J-1"}',
         $now + i * 3600000, $now + i * 3600000, null, 'planned' from n`,
    ],
    [
      10_000 * size,
      `insert into job (territory_id, kind, key, subject_id, detail, due_at, attempt_at, grace_until, state, finished_at)
       select 1, 'meeting-reminder', 'past-' || i, 1 + i % ${past}, '{"code":"J-1"}',
         at, at, at, 'done', at from (select i, $now - i * 60000 as at from n)`,
    ],
    [
      10_000 * size,
      `insert into delivery (id, territory_id, key, notice, subject_id, detail, channel_id, state, attempts,
         due_at, attempt_at, not_after, created_at, sent_at)
       select i, 1, 'past-' || i, 'meeting-reminder', 1 + i % ${past}, '{}',
         (select id from channel where platform = '${PLATFORM}' and body_id = 1 + i % 4), 'sent', 1,
         at, at, $now, at, at from (select i, $now - i * 60000 as at from n)`,
    ],
    [
      10_000 * size,
      `insert into delivery_part (delivery_id, position, key, content, state, message_id, sent_at)
       select i, 1, 'past-' || i || '#1', '{"blocks":[]}', 'sent', 'm' || i, $now from n`,
    ],
  ];
  raw.transaction(() => {
    for (const [most, sql] of rows) raw.prepare(`${numbers} ${sql}`).run({ most, now: NOW });
  })();
}
