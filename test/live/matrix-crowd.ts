import { Marks } from "../../adapters/matrix/mark.ts";
import { KEY } from "../../adapters/matrix/sending.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { Store } from "../../src/store/store.ts";
import { systemClock } from "../../src/when.ts";
import type { Peopled } from "../chaos/stormy-platform.ts";
import type { Standing } from "../fakes/far-side-process.ts";
import { Between } from "./between.ts";
import type { Homeserver } from "./homeserver.ts";
import type { MatrixBirth } from "./matrix-bot-process.ts";
import type { Person } from "./person.ts";
import type { Held } from "./reading.ts";
import { type Account, pathOf, request } from "./request.ts";
import { isIn } from "./rooms.ts";

const PAGE = 500;
const SEND = /^PUT .*\/send\//u;
const LISTENS = /^GET .*\/sync\?.*\bsince=/u;

interface Past {
  readonly chunk: readonly Held[];
  readonly end?: string;
}

/** Encrypted rooms in which some people and Utopia are, on a homeserver that counts what it sends. */
export class MatrixCrowd implements Peopled {
  readonly platform = "matrix";
  readonly scope = "";
  readonly people: readonly Person[];
  readonly rooms: readonly string[];
  readonly #bot: Account;
  readonly #between: Between;
  #opened = 0;

  private constructor(
    bot: Account,
    between: Between,
    people: readonly Person[],
    rooms: readonly string[],
  ) {
    this.#bot = bot;
    this.#between = between;
    this.people = people;
    this.rooms = rooms;
  }

  static async on(home: Homeserver, names: readonly string[], count: number): Promise<MatrixCrowd> {
    const bot = await home.account("utopia", "Utopia");
    const people: Person[] = [];
    for (const name of names) people.push(await home.person(name.toLowerCase(), name));
    const [first, ...others] = people;
    if (first === undefined) throw new Error("nobody is there");
    const rooms: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const invites = [...others, { id: bot.userId }];
      const room = await first.opens(`salon ${number}`, { encrypted: true, invites });
      await request(bot, "POST", `/_matrix/client/v3/join/${encodeURIComponent(room)}`, {});
      for (const other of others) {
        await other.isInvited(room);
        await other.joins(room);
        await isIn(first, room, other.id);
      }
      rooms.push(room);
    }
    return new MatrixCrowd(bot, await Between.before(home.url), people, rooms);
  }

  async settings(): Promise<MatrixBirth["settings"]> {
    const { userId: user, password } = this.#bot;
    const key = "une phrase assez longue pour sceller";
    return { url: this.#between.url, user, password, key, invite: [], pace: 0 };
  }

  channel(): string {
    const room = this.rooms[this.#opened];
    if (room === undefined) throw new Error("no room is left");
    this.#opened += 1;
    return room;
  }

  talker(number: number): Person {
    const person = this.people[number - 1];
    if (person === undefined) throw new Error("nobody is left");
    return person;
  }

  get #reader(): Person {
    return this.talker(1);
  }

  /** How many events Utopia has sent, or tried to. */
  get sends(): number {
    return this.#between.asked(SEND);
  }

  /** Whether what is said from now on is heard, now or later: what was there before is not. */
  get listens(): boolean {
    return this.#between.asked(LISTENS) > 0;
  }

  /** What Utopia sent into a room, the oldest first. */
  async #sentIn(room: string): Promise<readonly Held[]> {
    const sent: Held[] = [];
    for (let from: string | undefined = ""; from !== undefined; ) {
      const after = from === "" ? "" : `&from=${from}`;
      const at = `${pathOf(room)}/messages?dir=b&limit=${PAGE}${after}`;
      const { chunk, end } = (await this.#reader.requests("GET", at)) as Past;
      sent.push(...chunk.filter(({ sender }) => sender === this.#bot.userId));
      from = end;
    }
    return sent.toReversed();
  }

  /** What Utopia has posted, whatever it answered left out. @param file the database that it runs on */
  async standing(file: string): Promise<readonly Omit<Standing, "changedAt">[]> {
    const keys = await keysByMark(file);
    const all: Omit<Standing, "changedAt">[] = [];
    for (const address of this.rooms) {
      const read = new Map((await this.#reader.reads(address)).map((one) => [one.id, one]));
      const at = {
        platform: "matrix",
        scope: "",
        address,
        kind: "channel",
        name: address,
      } as const;
      for (const { event_id: id, type, content } of await this.#sentIn(address)) {
        if (type !== "m.room.encrypted" || content["m.relates_to"] !== undefined) continue;
        const key = keys.get(String(content[KEY])) ?? "";
        all.push({ id, at, key, content: { body: read.get(id)?.body ?? "(unreadable)" } });
      }
    }
    return all;
  }

  /** What somebody cannot read of what Utopia sent, and each place in a session that it used twice; all in words. */
  async indecipherable(): Promise<readonly string[]> {
    const wrong: string[] = [];
    const used = new Map<string, string>();
    for (const person of this.people)
      for (const room of this.rooms) {
        const unread = (await person.reads(room)).filter(({ readable }) => !readable);
        wrong.push(...unread.map(({ id }) => `${person.name} cannot read ${id}`));
      }
    for (const room of this.rooms)
      for (const { event_id: id, type } of await this.#sentIn(room)) {
        if (type !== "m.room.encrypted") continue;
        const { session, index } = await this.#reader.cipher(room, id);
        const place = `${session} ${index}`;
        if (used.has(place)) wrong.push(`${place} encrypts ${id} and ${used.get(place)}`);
        used.set(place, id);
      }
    return wrong;
  }

  async close(): Promise<void> {
    await this.#between.close();
  }
}

/** The keys of all that was owed, by what they are called on Matrix. */
async function keysByMark(file: string): Promise<ReadonlyMap<string, string>> {
  const store = new Store(await openDatabase(file, Date.now(), "guest"));
  const marks = await Marks.from(store.keep("matrix", systemClock));
  await store.close();
  const raw = new Sqlite(file, { readonly: true });
  const keys = raw.prepare<[], string>("select key from delivery_part").pluck().all();
  raw.close();
  return new Map(keys.map((key) => [marks.of(key), key]));
}
