import { PassThrough, Readable } from "node:stream";
import { text as wholeText } from "node:stream/consumers";
import { Terminal } from "../../adapters/terminal/index.ts";
import { converse, type Town } from "../../adapters/terminal/session.ts";
import type { Content, Incoming } from "../../src/chat.ts";
import { type Block, text, type View, view } from "../../src/view.ts";
import { channel, quietTown } from "./terminal-harness.ts";

export const logement = channel("logement");

/** A terminal whose output is a pipe, in front of a town that answers by repeating. */
export class Pipe {
  readonly output = new PassThrough();
  readonly terminal = new Terminal({ output: this.output, tty: false, language: "fr" });
  readonly heard: Incoming[] = [];
  answers: (words: string) => View | Promise<View> = (words) => view(text([`Entendu : ${words}`]));

  content(...blocks: readonly Block[]): Content {
    const [content] = this.terminal.render(view(...blocks));
    if (content === undefined) throw new Error("nothing to show");
    return content;
  }

  async says(words: string, key: string): Promise<void> {
    await this.terminal.post(logement, this.content(text([words])), key);
  }

  /** The same without the three lines of welcome, from an empty line on. */
  async conversation(lines: readonly string[], town: Partial<Town> = {}): Promise<string> {
    return `\n${(await this.play(lines, town)).split("\n").slice(4).join("\n")}`;
  }

  /** Plays these lines to their end; gives all that was printed, with ordinary spaces. */
  async play(lines: readonly string[], town: Partial<Town> = {}): Promise<string> {
    await this.terminal.connect(async (incoming) => {
      this.heard.push(incoming);
      return this.answers(incoming.words);
    });
    const input = Readable.from(lines.map((line) => `${line}\n`));
    await converse(this.terminal, { ...quietTown, ...town }, { input });
    this.output.end();
    const printed = await wholeText(this.output);
    return printed.replaceAll("\u00a0", " ");
  }
}

/** A town in which this happens once, when all that is due has to be done. */
export function once(happens: () => Promise<unknown>): Partial<Town> {
  let isDone = false;
  return {
    settle: async () => {
      if (isDone) return;
      isDone = true;
      await happens();
    },
  };
}
