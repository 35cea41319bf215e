import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Python, type Running, run } from "./ground/python.ts";

const CLIENT = readFileSync(join(import.meta.dirname, "person.py"), "utf8");

interface Waiting {
  readonly settle: (answer: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** A line of the second client: an answer to what was asked, or word that somebody was shown something. */
interface Line {
  readonly id?: number;
  readonly who?: string;
  readonly answer?: unknown;
  readonly error?: string;
}

/** The process of the second client, in which all the people of a test live. */
export class People {
  readonly #running: Running;
  readonly #ended: Promise<void>;
  readonly #asked = new Map<number, Waiting>();
  /** How often each was shown something; told under their name. */
  readonly #shown = new Map<string, number>();
  readonly #shows = new EventEmitter();
  #next = 1;
  #broken: string | undefined;
  #complaints = "";

  constructor(python: Python) {
    // In a chroot our file has no name: the program is handed over as it is.
    this.#running = run(python, ["-c", CLIENT]);
    createInterface(this.#running.stdout).on("line", (line) => this.#hear(JSON.parse(line)));
    this.#running.stderr.on("data", (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-4_000);
    });
    this.#ended = new Promise((settle) => {
      this.#running.once("close", () => {
        this.#fail(`The second client ended: ${this.#complaints}`);
        settle();
      });
    });
  }

  /** Has somebody do something: the method of person.py of that name. */
  asks(who: string, does: string, given: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = this.#next++;
    return new Promise((settle, fail) => {
      if (this.#broken !== undefined) throw new Error(this.#broken);
      this.#asked.set(id, { settle, fail });
      this.#running.stdin.write(`${JSON.stringify({ id, who, does, with: given })}\n`);
    });
  }

  /** How often this person was shown something. */
  shown(who: string): number {
    return this.#shown.get(who) ?? 0;
  }

  /** Settled when they were shown more than that, or after so many ms. */
  async showsMore(who: string, than: number, patience: number): Promise<void> {
    if (this.shown(who) > than || this.#broken !== undefined) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        clearTimeout(late);
        this.#shows.off(who, settle);
        resolve();
      };
      const late = setTimeout(settle, patience);
      this.#shows.on(who, settle);
    });
  }

  #hear({ id, who = "", answer, error }: Line): void {
    if (id === undefined) {
      if (error !== undefined) this.#fail(`${who} ${error}`);
      this.#shown.set(who, this.shown(who) + 1);
      this.#shows.emit(who);
      return;
    }
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error === undefined) asked?.settle(answer);
    else asked?.fail(new Error(error));
  }

  #fail(why: string): void {
    this.#broken = why;
    for (const { fail } of this.#asked.values()) fail(new Error(why));
    this.#asked.clear();
    for (const who of this.#shows.eventNames()) this.#shows.emit(who);
  }

  /** Everybody leaves. */
  async close(): Promise<void> {
    this.#running.stdin.end();
    await this.#ended;
  }
}
