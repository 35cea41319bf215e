import type { WebSocket } from "ws";
import type { Fields } from "./checks.ts";

export interface Frame {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}

const DISPATCH = 0;

/** Which part of the guilds a session is for: https://docs.discord.com/developers/events/gateway#sharding */
export interface Shard {
  readonly id: number;
  readonly count: number;
}

/** The one shard of whoever does not say. */
const ALL: Shard = { id: 0, count: 1 };

/** As it is said: `[id, count]`; undefined where there is no such shard. */
export function shardOf(said: unknown): Shard | undefined {
  if (said === undefined) return ALL;
  const [id, count] = (Array.isArray(said) ? said : []).map(Number);
  if (id === undefined || count === undefined || !(id >= 0 && id < count)) return undefined;
  return { id, count };
}

/** All that an app was told since it identified, and the connection over which it is told more. */
export class Session {
  readonly id: string;
  readonly #intents: number;
  readonly #shard: Shard;
  readonly #told: Frame[] = [];
  #link: WebSocket | undefined;

  constructor(id: string, intents: number, shard: Shard, link: WebSocket) {
    this.id = id;
    this.#intents = intents;
    this.#shard = shard;
    this.#link = link;
  }

  /** Whether it is told of this guild, or, undefined, of what is of none. */
  isFor(guild: string | undefined): boolean {
    const { id, count } = this.#shard;
    return guild === undefined ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === id;
  }

  get link(): WebSocket | undefined {
    return this.#link;
  }

  get sequence(): number {
    return this.#told.length;
  }

  hears(intent: number): boolean {
    return (this.#intents & intent) !== 0;
  }

  /** What is told while there is no connection waits for the next one. */
  tell(name: string, data: Fields): void {
    const frame = { op: DISPATCH, t: name, s: this.sequence + 1, d: data };
    this.#told.push(frame);
    this.#say(frame);
  }

  repeat(): void {
    const latest = this.#told.at(-1);
    if (latest !== undefined) this.tell(latest.t ?? "", latest.d as Fields);
  }

  detach(): void {
    this.#link = undefined;
  }

  /** Tells again, in order, what came after `sequence`. */
  resume(link: WebSocket, sequence: number): void {
    this.#link = link;
    for (const frame of this.#told.slice(sequence)) this.#say(frame);
    this.tell("RESUMED", {});
  }

  #say(frame: Frame): void {
    this.#link?.send(JSON.stringify(frame));
  }
}
