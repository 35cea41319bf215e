import type { WebSocket } from "ws";
import type { Fields } from "./checks.ts";

export interface Frame {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}

const DISPATCH = 0;

/** All that an app was told since it identified, and the connection over which it is told more. */
export class Session {
  readonly id: string;
  readonly #intents: number;
  readonly #told: Frame[] = [];
  #link: WebSocket | undefined;

  constructor(id: string, intents: number, link: WebSocket) {
    this.id = id;
    this.#intents = intents;
    this.#link = link;
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
