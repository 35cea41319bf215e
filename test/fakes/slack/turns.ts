import type { Fields } from "./checks.ts";

/** How one call of a method goes. */
export type Turn =
  /** As it should: what a plan has between its mishaps. */
  | "well"
  /** Carried out; the connection is closed instead of an answer. */
  | "answer lost"
  /** Not carried out; the connection is closed. */
  | "lost"
  /** 500, carried out or not. */
  | "done and broken"
  | "broken"
  /** Never answered, carried out or not. */
  | "done and mute"
  | "mute"
  /** 429, and so is the same method in the same channel within so many seconds. */
  | { readonly limited: number }
  /** Not carried out; Slack's own name of the error. */
  | { readonly refused: string };

/** A call of the Web API, and what became of it. */
export interface Call {
  readonly method: string;
  readonly args: Fields;
  readonly turn: Turn;
  /** Whether it was carried out, the answer having arrived or not. */
  readonly isDone: boolean;
  /** Why Slack refused it. */
  readonly error: string | undefined;
  /** Whether it came before the wait that was asked for was over. */
  readonly isImpatient: boolean;
}

interface Planned {
  readonly method: string;
  readonly channel: string | undefined;
  readonly turn: Turn;
}

const SECOND = 1_000;

/** What a test plans for coming calls, and the limits that stand. */
export class Turns {
  #planned: readonly Planned[] = [];
  /** Until when (epoch ms) a method may not be called for a channel. */
  readonly #limits = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The next calls of this method, in this channel if it is named, go so. */
  plan(method: string, turn: Turn, times: number, channel?: string): void {
    const planned = Array.from({ length: times }, () => ({ method, channel, turn }));
    this.#planned = [...this.#planned, ...planned];
  }

  next(method: string, channel: string): { turn: Turn; isImpatient: boolean } {
    const key = `${method} ${channel}`;
    const wait = (this.#limits.get(key) ?? 0) - this.#now();
    if (wait > 0) return { turn: { limited: Math.ceil(wait / SECOND) }, isImpatient: true };
    const at = this.#planned.findIndex(
      (one) => one.method === method && (one.channel === undefined || one.channel === channel),
    );
    const turn = this.#planned[at]?.turn ?? "well";
    this.#planned = this.#planned.filter((_, index) => index !== at);
    if (typeof turn === "object" && "limited" in turn)
      this.#limits.set(key, this.#now() + turn.limited * SECOND);
    return { turn, isImpatient: false };
  }
}
