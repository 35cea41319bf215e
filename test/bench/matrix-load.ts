import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { RoomEvent, Synced } from "../../adapters/matrix/encryption.ts";
import { type Account, pathOf, request } from "../live/request.ts";
import type { Told } from "./load.ts";
import { MemoryDevice } from "./matrix-device.ts";

const SECOND = 1_000;
/** Nobody waits longer: an answer that has not come by then was lost. */
const PATIENCE = 30 * SECOND;
const LONG_POLL = 10 * SECOND;
const PROBE = 2 * SECOND;
const MUCH = 1_000;
const CLIENT = "/_matrix/client/v3";
const FILTER = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: MUCH } } }));

interface Sync extends Synced {
  readonly next_batch: string;
  readonly rooms?: {
    readonly join?: Readonly<
      Record<string, { readonly timeline?: { readonly events?: readonly RoomEvent[] } }>
    >;
  };
}

/** A room in which somebody writes to a bot, and whether what is written there is encrypted. */
export interface LoadedRoom {
  readonly id: string;
  readonly bot: string;
  readonly encrypted: boolean;
}

/** Somebody, on the device that they write with. */
interface Writer {
  readonly account: Account;
  readonly device: MemoryDevice;
}

/** People who write to bots over plain HTTP; the first of them hears all replies. */
export class MatrixLoad {
  readonly #people: readonly [Writer, ...Writer[]];
  readonly #listening = new AbortController();
  /** When what was said was replied to, and who waits for that. */
  readonly #replies = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();
  #last: { readonly room: string; readonly event: RoomEvent } | undefined;
  #run: Promise<void> = Promise.resolve();

  private constructor(people: readonly [Writer, ...Writer[]]) {
    this.#people = people;
  }

  static async begins(accounts: readonly Account[]): Promise<MatrixLoad> {
    const [first, ...others] = await Promise.all(accounts.map(writer));
    if (first === undefined) throw new Error("nobody is there");
    const load = new MatrixLoad([first, ...others]);
    load.#run = load.#listen();
    return load;
  }

  /** Opens a room with a bot; all come. */
  async opens(bot: Account, encrypted: boolean): Promise<LoadedRoom> {
    const [{ account: first }, ...others] = this.#people;
    const come = [...others.map(({ account }) => account), bot];
    const algorithm = { algorithm: "m.megolm.v1.aes-sha2" };
    const wish = {
      preset: "private_chat",
      invite: come.map(({ userId }) => userId),
      initial_state: encrypted
        ? [{ type: "m.room.encryption", state_key: "", content: algorithm }]
        : [],
    };
    const made = await request(first, "POST", `${CLIENT}/createRoom`, wish);
    const { room_id: id } = made as { readonly room_id: string };
    for (const one of come)
      await request(one, "POST", `${CLIENT}/join/${encodeURIComponent(id)}`, {});
    return { id, bot: bot.userId, encrypted };
  }

  /** Settled once the bot of a room replies to everybody there. */
  async greets(room: LoadedRoom, words: string): Promise<void> {
    for (const [turn, { device }] of this.#people.entries()) {
      const end = performance.now() + PATIENCE;
      for (let isThere = false; !isThere; ) {
        if (performance.now() > end) throw new Error(`${room.bot} never replies`);
        // Before its keys are there, it is written to in vain.
        if (room.encrypted) await device.meets([room.bot]);
        const reply = this.says(room, words, turn).answered;
        isThere = await Promise.race([reply.then(() => true), sleep(PROBE, false)]);
        reply.catch(() => undefined);
      }
    }
  }

  /** One of them, by a number from 0 that begins anew, says something to the bot of a room. */
  says(room: LoadedRoom, words: string, turn: number): Told {
    const said = this.#send(
      this.#people[turn % this.#people.length] ?? this.#people[0],
      room,
      words,
    );
    const answered = said.then((event) => this.#replyTo(event));
    return { acknowledged: said.then(() => performance.now()), answered };
  }

  async #send(
    { account, device }: Writer,
    { id, bot, encrypted }: LoadedRoom,
    words: string,
  ): Promise<string> {
    const clear = { msgtype: "m.text", body: words, "m.mentions": {} };
    const type = encrypted ? "m.room.encrypted" : "m.room.message";
    // What they say to the bot is for it alone: the load is ours, not theirs.
    const content = encrypted ? await device.encrypt(id, [bot], "m.room.message", clear) : clear;
    const path = `${pathOf(id)}/send/${type}/${randomUUID()}`;
    const sent = await request(account, "PUT", path, content as object);
    return (sent as { readonly event_id: string }).event_id;
  }

  #replyTo(event: string): Promise<number> {
    const at = this.#replies.get(event);
    if (at !== undefined) return Promise.resolve(at);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no reply to ${event}`)), PATIENCE);
      this.#waiting.set(event, (then) => {
        clearTimeout(late);
        resolve(then);
      });
    });
  }

  /** The words of the last reply. */
  async last(): Promise<string> {
    if (this.#last === undefined) return "";
    const { room, event } = this.#last;
    const isClear = event.type === "m.room.message";
    const { content } = isClear ? event : await this.#people[0].device.decrypt(room, event);
    return String(content["body"]);
  }

  async #listen(): Promise<void> {
    const { signal } = this.#listening;
    const [{ account, device }] = this.#people;
    const { url, accessToken } = account;
    const headers = { authorization: `Bearer ${accessToken}` };
    for (let since = ""; !signal.aborted; ) {
      const query = `filter=${FILTER}&timeout=${LONG_POLL}${since && `&since=${since}`}`;
      const asked = await fetch(`${url}${CLIENT}/sync?${query}`, { headers, signal }).catch(
        () => undefined,
      );
      if (asked === undefined) continue;
      const sync = (await asked.json()) as Sync;
      const at = performance.now();
      await device.received(sync);
      for (const [room, { timeline }] of Object.entries(sync.rooms?.join ?? {}))
        for (const event of timeline?.events ?? []) this.#hear(room, event, at);
      since = sync.next_batch;
    }
  }

  #hear(room: string, event: RoomEvent, at: number): void {
    const relation = event.content["m.relates_to"] as
      | { readonly "m.in_reply_to"?: { readonly event_id: string } }
      | undefined;
    const to = relation?.["m.in_reply_to"]?.event_id;
    if (to === undefined) return;
    this.#last = { room, event };
    this.#replies.set(to, at);
    this.#waiting.get(to)?.(at);
    this.#waiting.delete(to);
  }

  async close(): Promise<void> {
    this.#listening.abort();
    await this.#run;
  }
}

async function writer(account: Account): Promise<Writer> {
  const ask = (method: string, path: string, body: unknown) =>
    request(account, method, `${CLIENT}/${path}`, body as object);
  return { account, device: await MemoryDevice.begins(account.userId, account.deviceId, ask) };
}
