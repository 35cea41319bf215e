import { Writable } from "node:stream";
import { charactersOf, columnsOf } from "../../adapters/terminal/printable.ts";

const ESC = "\u001b";
const TOKEN = new RegExp(
  `${ESC}\\[(?<args>[\\d;?]*)(?<final>[A-Za-z])|${ESC}(?<short>[78])|\r|\n|[^${ESC}\r\n]+`,
  "gu",
);

/** A terminal without glass: what is written to it stands in `lines`, as somebody would read it. */
export class VirtualScreen extends Writable {
  readonly columns: number;
  readonly rows: number;
  /** Everything that was written, controls included. */
  raw = "";
  readonly #cells: string[][] = [[]];
  #row = 0;
  #column = 0;
  #saved: readonly [number, number] = [0, 0];

  constructor(columns = 80, rows = 24) {
    super({ decodeStrings: false });
    this.columns = columns;
    this.rows = rows;
  }

  /** All rows since the start, also those that have left the top. */
  get lines(): readonly string[] {
    return this.#cells.map((row) =>
      Array.from(row, (cell) => cell ?? " ")
        .join("")
        .trimEnd(),
    );
  }

  get text(): string {
    return this.lines.join("\n");
  }

  /** The row of the cursor. */
  get lastLine(): string {
    return this.lines[this.#row] ?? "";
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    const words = chunk.toString();
    this.raw += words;
    for (const match of words.matchAll(TOKEN)) {
      const { final, args, short } = match.groups ?? {};
      if (final !== undefined) this.#obey(final, args ?? "");
      else if (short !== undefined) this.#remember(short);
      else if (match[0] === "\n") this.#lineFeed();
      else if (match[0] === "\r") this.#column = 0;
      else for (const character of charactersOf(match[0])) this.#put(character);
    }
    done();
  }

  #put(character: string): void {
    const width = columnsOf(character);
    if (this.#column + width > this.columns) this.#lineFeed();
    const row = this.#cells[this.#row] ?? [];
    this.#cells[this.#row] = row;
    for (let at = row.length; at < this.#column; at += 1) row[at] = " ";
    row[this.#column] = character;
    if (width === 2) row[this.#column + 1] = "";
    this.#column += width;
  }

  /** Also returns to the first column, as a terminal's driver makes of every line feed. */
  #lineFeed(): void {
    this.#row += 1;
    this.#column = 0;
    this.#cells[this.#row] ??= [];
  }

  #remember(short: string): void {
    if (short === "7") this.#saved = [this.#row, this.#column];
    else [this.#row, this.#column] = this.#saved;
  }

  /** The controls that readline and the terminal use (ECMA-48 §8.3); colours leave the cells alone. */
  #obey(final: string, args: string): void {
    const count = Number(args) || 1;
    if (final === "A") this.#row = Math.max(this.#top, this.#row - count);
    else if (final === "B") this.#row = Math.min(this.#cells.length - 1, this.#row + count);
    else if (final === "C") this.#column += count;
    else if (final === "D") this.#column = Math.max(0, this.#column - count);
    else if (final === "G") this.#column = count - 1;
    else if (final === "K") this.#clearRight();
    else if (final === "J") {
      this.#clearRight();
      this.#cells.length = this.#row + 1;
    }
  }

  /** What has left the top can no longer be reached. */
  get #top(): number {
    return Math.max(0, this.#cells.length - this.rows);
  }

  #clearRight(): void {
    const row = this.#cells[this.#row];
    if (row) row.length = Math.min(row.length, this.#column);
  }
}
