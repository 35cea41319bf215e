import { createInterface, type Interface, type Key } from "node:readline";
import type { Readable } from "node:stream";
import { callbackify } from "node:util";
import { HISTORY_LINES, readHistory, writeHistory } from "./history.ts";
import type { Keyboard } from "./keyboard.ts";
import { printable } from "./printable.ts";
import type { Screen } from "./screen.ts";

export interface TypedParts {
  readonly input: Readable;
  readonly screen: Screen;
  readonly closing: AbortSignal;
  readonly complete: (line: string) => Promise<readonly string[]>;
  readonly historyFile: string | undefined;
}

/**
 * Lines that somebody types: edited, recalled and completed by readline, under
 * whatever is printed meanwhile. While a line is handled nothing is read; what is
 * pasted as several lines is handled one by one.
 */
export class TypedLines implements Keyboard {
  readonly #reader: Interface;
  readonly #screen: Screen;
  /** Entered before they were asked for. */
  readonly #ahead: string[] = [];
  #prompt = "";
  #begun = "";
  #isOver = false;
  #reading: ((line: string | undefined) => void) | undefined;

  constructor({ input, screen, closing, complete, historyFile }: TypedParts) {
    this.#screen = screen;
    this.#reader = createInterface({
      input,
      output: screen.output,
      terminal: true,
      history: readHistory(historyFile),
      historySize: HISTORY_LINES,
      removeHistoryDuplicates: true,
      completer: callbackify((line: string) => this.#complete(line, complete)),
    });
    this.#reader.on("line", (line) => this.#entered(line));
    this.#reader.on("close", () => this.#ended());
    this.#reader.on("SIGINT", () => this.#interrupted());
    this.#reader.on("history", (lines) => writeHistory(historyFile, lines));
    input.on("keypress", (_, key: Key | undefined) => {
      if (key?.ctrl === true && key.name === "l") screen.forget();
    });
    closing.addEventListener("abort", () => this.close(), { once: true });
  }

  async read(prompt: string): Promise<string | undefined> {
    const ahead = this.#ahead.shift();
    if (ahead !== undefined) {
      await this.#screen.typed(prompt + printable(ahead));
      return ahead;
    }
    await this.#screen.gap();
    return this.#isOver ? undefined : this.#readNext(prompt);
  }

  begin(words: string): boolean {
    this.#begun = words;
    return true;
  }

  close(): void {
    this.#reader.close();
  }

  #readNext(prompt: string): Promise<string | undefined> {
    const reader = this.#reader;
    this.#prompt = prompt;
    reader.setPrompt(prompt);
    reader.prompt(true);
    this.#screen.beginTyping({
      rowsAbove: () => reader.getCursorPos().rows,
      show: () => {
        // How far below the prompt readline believes its cursor to be, wrongly after a paste.
        Object.assign(reader, { prevRows: 0 });
        reader.prompt(true);
      },
    });
    const read = new Promise<string | undefined>((resolve) => {
      this.#reading = resolve;
    });
    if (this.#begun !== "") reader.write(this.#begun);
    this.#begun = "";
    return read;
  }

  #entered(line: string): void {
    this.#screen.endTyping(this.#prompt + line);
    this.#reader.pause();
    const reading = this.#reading;
    this.#reading = undefined;
    if (reading) reading(line);
    else this.#ahead.push(line);
  }

  #ended(): void {
    this.#isOver = true;
    const reading = this.#reading;
    this.#reading = undefined;
    if (reading === undefined) return;
    this.#screen.output.write("\n");
    this.#screen.endTyping(this.#prompt);
    reading(undefined);
  }

  /** Ctrl-C takes back what was typed; where nothing was, it leaves. */
  #interrupted(): void {
    if (this.#reader.line === "") return this.close();
    this.#reader.write(null, { ctrl: true, name: "e" });
    this.#reader.write(null, { ctrl: true, name: "u" });
  }

  async #complete(line: string, complete: TypedParts["complete"]): Promise<[string[], string]> {
    const found = await complete(line).catch(() => []);
    // readline lists several of them under the line, and moves all that stands above.
    if (found.length > 1) this.#screen.forget();
    return [[...found], line];
  }
}
