import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import network from "../../data/thionville/network.json" with { type: "json" };
import { Sqlite } from "../../src/store/sqlite.ts";
import { findGround } from "../live/ground/find.ts";
import { Synapse } from "../live/ground/synapse.ts";
import { register } from "../live/register.ts";
import { type Account, pathOf, request } from "../live/request.ts";
import { bareOn, moveTo, stopped, utopiaOn } from "./app-process.ts";
import type { BareMatrix } from "./bare-matrix.ts";
import { type Line, line } from "./line.ts";
import { type Does, ROUNDS, rateLine } from "./load.ts";
import { type LoadedRoom, MatrixLoad } from "./matrix-load.ts";
import { compare } from "./measure.ts";
import { memoryOf } from "./process.ts";
import { BODY, type Size } from "./town-of-size.ts";

/** Synapse is what takes the time: so many are enough to tell. */
const DEEDS = 48;
/** As many as speak at once. */
const PEOPLE = 16;
const ANSWERS = ["oui", "non", "si besoin"];
const KEY = "une phrase assez longue pour sceller";
const FLOOR = "bare matrix-bot-sdk, one listener that replies a word";
const IN_MEMORY = `${FLOOR}, its keys in memory`;

/** What people type on Matrix, through a real homeserver, against bare matrix-bot-sdk. */
export async function benchMatrix(file: string, size: Size): Promise<readonly Line[]> {
  const synapse = await homeserver();
  if (synapse === undefined) return [];
  try {
    moveTo("matrix", "", file);
    const people: Account[] = [];
    for (let number = 0; number < PEOPLE; number += 1)
      people.push(await register(synapse, `u${number}`, `Membre ${number}`));
    const load = await MatrixLoad.begins(people);
    const ours = await register(synapse, "utopia", "Utopia");
    for (const { slug } of network.bodies) bind(file, slug, (await load.opens(ours, false)).id);
    const lines: Line[] = [];
    for (const encrypted of [false, true]) {
      const bare = await register(synapse, "bare", "Bare");
      const rooms = {
        ours: await load.opens(ours, encrypted),
        bare: await load.opens(bare, encrypted),
      };
      bind(file, BODY, rooms.ours.id);
      await postPoll(file, ours, rooms.ours.id);
      const apps = [
        utopia(file, ours, encrypted),
        bareOn("bare-matrix", bareOf(bare, [...people, bare], encrypted)),
      ];
      try {
        lines.push(...(await linesOf(load, rooms, size)));
        if (encrypted) lines.push(await memoryLine(apps, size));
      } finally {
        await Promise.all(apps.map(stopped));
      }
    }
    await load.close();
    return lines;
  } finally {
    await synapse.discard();
  }
}

/** Undefined, and said aloud, where none can be had. */
async function homeserver(): Promise<Synapse | undefined> {
  try {
    const { synapse } = await findGround();
    if (synapse !== undefined) return await Synapse.start(synapse);
    console.error("    only a homeserver that is not ours was named: Matrix is not measured");
  } catch (error) {
    console.error(`    no homeserver, Matrix is not measured: ${String(error)}`);
  }
  return undefined;
}

/** A body's channel is this room from now on. */
function bind(file: string, slug: string, room: string): void {
  const raw = new Sqlite(file);
  raw
    .prepare("update channel set address = ? where platform = 'matrix' and name = ?")
    .run(room, slug);
  raw.close();
}

/** What is said to stand in the room does: the tally of the poll is edited there. */
async function postPoll(file: string, bot: Account, room: string): Promise<void> {
  const path = `${pathOf(room)}/send/m.room.message/${randomUUID()}`;
  const sent = await request(bot, "PUT", path, { msgtype: "m.text", body: "Colocation" });
  const { event_id: id } = sent as { readonly event_id: string };
  const raw = new Sqlite(file);
  raw
    .prepare(
      `update delivery_part set message_id = ?
       where delivery_id = (select max(id) from delivery where notice = 'poll' and edits_id is null)`,
    )
    .run(id);
  raw.close();
}

const utopia = (file: string, { url, userId, password }: Account, encrypted: boolean) =>
  utopiaOn(file, {
    UTOPIA_MATRIX_URL: url,
    UTOPIA_MATRIX_USER: userId,
    UTOPIA_MATRIX_PASSWORD: password,
    ...(encrypted && { UTOPIA_MATRIX_KEY: KEY }),
  });

const bareOf = (
  { url, userId, deviceId, accessToken }: Account,
  readers: readonly Account[],
  encrypted: boolean,
): BareMatrix => ({
  url,
  userId,
  deviceId,
  accessToken,
  ...(encrypted && { readers: readers.map((one) => one.userId) }),
});

async function linesOf(
  load: MatrixLoad,
  { ours, bare }: { readonly ours: LoadedRoom; readonly bare: LoadedRoom },
  size: Size,
): Promise<readonly Line[]> {
  for (const room of [ours, bare]) await load.greets(room, "!u prochaine");
  const where = ours.encrypted ? "in an encrypted room" : "in a plain room";
  const lines: Line[] = [];
  for (const { what, next, shows } of SUBJECTS) {
    const does =
      (room: LoadedRoom): Does =>
      (turn) =>
        load.says(room, next(turn), turn);
    await does(ours)(0).answered;
    const last = await load.last();
    if (!shows.test(last)) throw new Error(`answered otherwise: ${last}`);
    const loaded = {
      what: `Matrix: ${what} ${where}`,
      floorIs: ours.encrypted ? IN_MEMORY : FLOOR,
      ours: does(ours),
      floor: does(bare),
      deeds: DEEDS,
    };
    lines.push(await rateLine(loaded, "answered", size));
  }
  return lines;
}

/** After as much as both have done by then. */
async function memoryLine([ours, bare]: readonly ChildProcess[], size: Size): Promise<Line> {
  const subject = {
    what: "Matrix: memory with encryption",
    floorIs: IN_MEMORY,
    unit: "MB",
  } as const;
  return line(subject, size, await compare(memory(ours), memory(bare), ROUNDS));
}

const memory = (app: ChildProcess | undefined) => () => Promise.resolve(memoryOf(app?.pid));

/** What people type, and what is answered when it is understood. */
const SUBJECTS = [
  { what: "a question", next: () => "!u prochaine", shows: /2027/u },
  {
    what: "a vote",
    next: (turn: number) => `!u voter 1 ${ANSWERS[Math.floor(turn / PEOPLE) % ANSWERS.length]}`,
    shows: /est notée/u,
  },
];
