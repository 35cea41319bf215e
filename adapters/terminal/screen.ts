import type { Writable } from "node:stream";
import { ChatError } from "../../src/chat.ts";
import { colours, type Ink, plainInk } from "./ink.ts";
import type { Look } from "./layout.ts";
import { columnsOf, printable } from "./printable.ts";

/** A stream that may be a terminal: `tty.WriteStream`, or any other, which is then no terminal. */
export type Output = Writable & {
  readonly columns?: number;
  readonly rows?: number;
  /** Knows NO_COLOR and TERM. */
  hasColors?(): boolean;
};

/** A line that is being typed below everything that was printed. */
export interface Typing {
  /** How many rows its cursor is below its first row. */
  rowsAbove(): number;
  /** Shows it anew, from the cursor's row on. */
  show(): void;
}

/** What a README shows without a scroll bar. */
const PLAIN_COLUMNS = 88;
/** Longer rows are hard to read. */
const MOST_COLUMNS = 100;
const USUAL_ROWS = 24;

/**
 * What is printed, row by row, and where it stands: rows are counted from the start,
 * so that a paragraph which is still on the screen can be rewritten in its place.
 */
export class Screen {
  readonly output: Output;
  /** Whether a cursor can be moved there. */
  readonly tty: boolean;
  readonly ink: Ink;
  /** The row of the cursor, or of the first row of what is being typed. */
  #row = 0;
  /** Rows above this one may have moved: they cannot be rewritten. */
  #floor = 0;
  #last: "empty" | "prompt" | "words" = "empty";
  #typing: Typing | undefined;

  constructor(output: Output, tty: boolean) {
    this.output = output;
    this.tty = tty;
    this.ink = output.hasColors?.() === true ? colours : plainInk;
    // Every write reports its own failure; a reader who left must not end the process.
    output.on("error", () => this.forget());
    output.on("resize", () => this.forget());
  }

  /** What rows that begin with `indent` are laid out in. */
  look(indent = ""): Look {
    // The last column stays free: terminals differ in where the cursor is after it.
    const columns = this.tty ? Math.min(this.#columns, MOST_COLUMNS) - 1 : PLAIN_COLUMNS;
    return { width: Math.max(20, columns - columnsOf(indent)), ink: this.ink };
  }

  get #columns(): number {
    return this.output.columns ?? 80;
  }

  /** Rows after an empty one. Gives the number of the first, for `rewrite`. */
  async paragraph(rows: readonly string[]): Promise<number> {
    const space = this.#last === "empty" ? [] : [""];
    const first = this.#row + space.length;
    await this.#print([...space, ...rows]);
    return first;
  }

  /** Rows straight beneath the prompt that they answer; a paragraph where something came between. */
  async beneath(rows: readonly string[]): Promise<number> {
    if (this.#last !== "prompt") return this.paragraph(rows);
    const first = this.#row;
    await this.#print(rows);
    return first;
  }

  /** An empty row before what follows, unless there is one or a prompt. */
  async gap(): Promise<void> {
    if (this.#last === "words") await this.#print([""]);
  }

  /** A prompt and what was typed after it, where nobody saw it being typed. */
  async typed(row: string): Promise<void> {
    await this.gap();
    await this.#print([row]);
    this.#last = "prompt";
  }

  /** A row on its own, above the next prompt. */
  async remark(row: string): Promise<void> {
    await this.paragraph([row]);
    this.#last = "prompt";
  }

  /**
   * Rewrites rows in their place, `first` and `count` being where they stand. False,
   * and nothing done, where that is not possible: no terminal, another number of
   * rows, or no longer on the screen.
   */
  async rewrite(first: number, count: number, rows: readonly string[]): Promise<boolean> {
    const up = this.#row + (this.#typing?.rowsAbove() ?? 0) - first;
    const isOnScreen = first >= this.#floor && up < (this.output.rows ?? USUAL_ROWS);
    if (!this.tty || !isOnScreen || rows.length !== count) return false;
    const lines = rows.map((row) => `\r${row}\u001b[K`).join("\n");
    await this.#write(`\u001b7\u001b[${up}A${lines}\u001b8`);
    return true;
  }

  /** From now on something is being typed: what is printed meanwhile goes above it. */
  beginTyping(typing: Typing): void {
    this.#typing = typing;
  }

  /** The line was entered, and stands as `shown` above the cursor. */
  endTyping(shown: string): void {
    this.#typing = undefined;
    this.#row += 1;
    this.#last = "prompt";
    // Where a line took several rows depends on the terminal: count afresh.
    if (columnsOf(printable(shown)) >= this.#columns) this.forget();
  }

  /** What stands above may have moved, by something that was not printed from here. */
  forget(): void {
    this.#floor = this.#row;
  }

  async #print(rows: readonly string[]): Promise<void> {
    const words = rows.map((row) => `${row}\n`).join("");
    this.#row += rows.length;
    this.#last = rows.at(-1) === "" ? "empty" : "words";
    if (this.#typing === undefined) return this.#write(words);

    const typing = this.#typing;
    const above = typing.rowsAbove();
    const up = above > 0 ? `\u001b[${above}A` : "";
    this.#row += 1;
    this.#last = "empty";
    const written = this.#write(`${up}\r\u001b[J${words}\n`);
    typing.show();
    return written;
  }

  /** Settled when the stream has taken the text. */
  #write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.output.write(text, (error) => {
        if (error) reject(new ChatError({ kind: "unavailable", code: "screen" }));
        else resolve();
      });
    });
  }
}
