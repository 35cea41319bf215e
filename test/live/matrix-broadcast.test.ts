import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { Matrix } from "../../adapters/matrix/index.ts";
import { printed } from "../../adapters/terminal/print.ts";
import { commands, tree } from "../../commands/index.ts";
import network from "../../data/thionville/network.json" with { type: "json" };
import { EMBEDDED } from "../../src/chat.ts";
import { found, OPERATOR } from "../../src/founding.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { keepPulse } from "../../src/pulse.ts";
import { openDatabase } from "../../src/store/database.ts";
import { takePlace } from "../../src/store/lock.ts";
import { Store } from "../../src/store/store.ts";
import { TravelClock } from "../../src/travel.ts";
import { MINUTE, systemClock } from "../../src/when.ts";
import { temporaryFile } from "../support/files.ts";
import { at } from "../support/town.ts";
import { Between } from "./between.ts";
import { type Homeserver, ownHomeserver } from "./homeserver.ts";
import type { Person } from "./person.ts";
import { type Account, pathOf, request } from "./request.ts";

const ROOMS = 30;
const TENTH = 10;
const WORDS = "La maison de quartier ouvre mardi.";
/** Synapse lets a message through each five seconds, once ten have gone. */
const LONG = 4 * MINUTE;
const LOOK_EVERY = 1_000;

/** Rooms of one who is asked no limit, in which Utopia is, and in each tenth of them a reader. */
async function roomsOf(
  home: Homeserver,
  bot: Account,
  reader: Person,
): Promise<{ readonly organiser: Account; readonly rooms: ReadonlyMap<string, string> }> {
  const organiser = await home.account("organiser", "Claire", { isAdmin: true });
  await home.lifts({ id: organiser.userId });
  const rooms = new Map<string, string>();
  for (let number = 1; number <= ROOMS; number += 1) {
    const name = `salon-${number}`;
    const wish = { name, preset: "private_chat" };
    const made = await request(organiser, "POST", "/_matrix/client/v3/createRoom", wish);
    const { room_id: room } = made as { readonly room_id: string };
    rooms.set(name, room);
    // By their own hand each of them would enter one room in ten seconds.
    const path = `/_synapse/admin/v1/join/${encodeURIComponent(room)}`;
    const come = [bot.userId, ...(number % TENTH === 0 ? [reader.id] : [])];
    for (const user_id of come) await request(organiser, "POST", path, { user_id });
  }
  return { organiser, rooms };
}

/** The network, whose bodies share these rooms, on the real adapter; its clock goes at the usual pace. */
async function networkIn(rooms: ReadonlyMap<string, string>, bot: Account, url: string) {
  const clock = new TravelClock(systemClock, at("2027-01-11T10:00"));
  const store = new Store(await openDatabase(temporaryFile(), clock.now()));
  await store.transact((db) => found(db, network, clock.now(), "no code"));
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  await store.act(territory.id, async ({ bodies, channels }) => {
    const all = await bodies.all();
    for (const [number, [name, address]] of [...rooms].entries()) {
      const place = { platform: "matrix", scope: "", address, kind: "channel", name } as const;
      await channels.bind(all[number % all.length]?.id ?? 0, place, clock.now());
    }
  });
  const log = makeLog("silent");
  const { userId: user, password } = bot;
  const chat = new Matrix({
    settings: { url, user, password, invite: [], pace: 0 },
    keep: store.keep("matrix", clock),
    takePlace,
    language: territory.language,
    log,
  });
  const parts = { store, clock, log, chats: [chat], commands, tree, version: "test" };
  const house = new House(parts, [territory]);
  await house.start();
  await house.connected();
  const pulse = keepPulse(house, store, clock, log);
  onTestFinished(async () => {
    await pulse.stop();
    await house.stop();
    await store.close();
  });
  const place = {
    platform: EMBEDDED,
    scope: "",
    address: "coordination",
    kind: "direct",
    name: "Coordination",
  } as const;
  const says = async (words: string) =>
    printed(await house.bot.answer({ from: OPERATOR, place, words }));
  return { clock, says };
}

/** Which rooms the ledger says are reached, and all lines of it that tell of one. */
function readLedger(ledger: string) {
  const lines = ledger.split("\n").filter((one) => /salon-\d+/u.test(one));
  const sent = lines.filter((one) => one.includes("envoyée"));
  return { lines, sent: sent.map((one) => /salon-\d+/u.exec(one)?.[0] ?? "") };
}

/** How often the announcement stands in each room. */
async function standing(
  organiser: Account,
  rooms: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(
    [...rooms].map(async ([name, room]): Promise<[string, number]> => {
      const past = await request(organiser, "GET", `${pathOf(room)}/messages?dir=b&limit=100`);
      const { chunk } = past as { readonly chunk: readonly { readonly content: Words }[] };
      return [name, chunk.filter(({ content }) => content.body?.includes(WORDS)).length];
    }),
  );
  return new Map(counts);
}

interface Words {
  readonly body?: string;
}

test("an announcement reaches 30 rooms once, within Synapse's limits, and the ledger never says more", async (context) => {
  const home = await ownHomeserver(context, "default");
  const bot = await home.account("utopia", "Utopia");
  const lea = await home.person("lea", "Léa");
  const { organiser, rooms } = await roomsOf(home, bot, lea);
  const between = await Between.before(home.url);
  onTestFinished(() => between.close());
  const { clock, says } = await networkIn(rooms, bot, between.url);

  expect(await says(`annoncer "${WORDS}" --oui`)).toContain(`${ROOMS}`);
  clock.set(clock.now() + 2 * MINUTE);
  const seen: number[] = [];
  const end = performance.now() + LONG;
  while (seen.at(-1) !== ROOMS && performance.now() < end) {
    const { lines, sent } = readLedger(await says("annonce liste #1"));
    const there = await standing(organiser, rooms);
    expect(lines).toHaveLength(ROOMS);
    expect(lines.filter((one) => !/retenue|envoyée|à envoyer|en cours d’envoi/u.test(one))).toEqual(
      [],
    );
    expect(sent.filter((name) => there.get(name) !== 1)).toEqual([]);
    expect([...there.values()].every((times) => times <= 1)).toBe(true);
    seen.push(sent.length);
    await sleep(LOOK_EVERY);
  }
  expect(seen.at(-1)).toBe(ROOMS);
  expect(new Set(seen).size).toBeGreaterThan(ROOMS / 3);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  for (const room of [...rooms.values()].filter((_, number) => (number + 1) % TENTH === 0)) {
    await lea.sees(room, (one) => one.body.includes(WORDS) && one.msgtype === "m.text");
    const read = await lea.reads(room);
    expect(read.filter(({ sender }) => sender === bot.userId)).toHaveLength(1);
  }
}, 360_000);
