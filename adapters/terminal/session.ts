import type { Readable } from "node:stream";
import { type Account, ChatError, EMBEDDED, type Place } from "../../src/chat.ts";
import { isRefusal, type Refusal, refuse } from "../../src/domain/refusal.ts";
import { type Language, plain, type Speech, speech } from "../../src/text.ts";
import { note, text, type View, view } from "../../src/view.ts";
import { refusalView } from "../../src/views/refusal.ts";
import type { WallTime } from "../../src/when.ts";
import type { Terminal } from "./index.ts";
import type { Keyboard } from "./keyboard.ts";
import { piped } from "./piped.ts";
import { printable } from "./printable.ts";
import { readLine, type Said, SLASH_WORDS } from "./slash.ts";
import { TypedLines } from "./typed.ts";

/** Someone who speaks, and for which partner if known. */
type Speaker = Account & { readonly speaksFor?: string };

/** What a conversation asks of the house around it. */
export interface Town {
  readonly language: Language;
  /** This person, made up on first mention, as a confirmed delegate of that partner if named. */
  meet(name: string, partner: string | undefined): Promise<Speaker | Refusal>;
  /** The channel of a body, by its name. */
  enter(words: string): Promise<Place | Refusal>;
  /** Moves the clock forward, living through what is due on the way; messages are posted while it runs. */
  travel(words: string): Promise<WallTime | Refusal>;
  now(): WallTime;
  /** Runs the jobs that are due and sends all that is owed. */
  settle(): Promise<void>;
  /** Whole lines that this one may become. */
  complete(line: string): Promise<readonly string[]>;
}

export interface Ends {
  readonly input: Readable;
  /** Where what was typed is kept from one conversation to the next; only where lines are typed. */
  readonly historyFile?: string;
  /** What is shown before anything is typed. */
  readonly notice?: View | undefined;
}

/**
 * A conversation with the town: lines are read one by one, each fully handled (its
 * answer, what it causes, what is due) before the next. Ends at the end of the input,
 * at `/quit`, when the terminal is closed, and when nobody reads its output any more.
 */
export async function converse(terminal: Terminal, town: Town, ends: Ends): Promise<void> {
  const keyboard = keyboardOf(terminal, town, ends);
  try {
    await new Conversation(terminal, town, keyboard).run(ends.notice);
  } catch (error) {
    // The reader left: there is nobody to tell.
    if (!(error instanceof ChatError)) throw error;
  } finally {
    keyboard.close();
  }
}

function keyboardOf(
  { screen, closing }: Terminal,
  town: Town,
  { input, historyFile }: Ends,
): Keyboard {
  if (!screen.tty) return piped(input, screen, closing);
  const complete = (line: string) => completions(line, town);
  return new TypedLines({ input, screen, closing, complete, historyFile });
}

async function completions(line: string, town: Town): Promise<readonly string[]> {
  const slash = SLASH_WORDS.filter((word) => word.startsWith(line) && line !== "");
  return [...slash, ...(await town.complete(line))];
}

type Request = Exclude<Said, typeof QUIT>;

const QUIT = { said: "quit" } as const;
const WELCOME = ["terminal.welcome", "terminal.welcome-words", "terminal.welcome-help"] as const;
const GOES_ON = /\s*\\\s*$/u;
const CONTINUED = "  … › ";

class Conversation {
  readonly #terminal: Terminal;
  readonly #town: Town;
  readonly #keyboard: Keyboard;
  readonly #speech: Speech;
  #speaker: Speaker;
  /** The channel in which is spoken; undefined in a direct conversation. */
  #channel: Place | undefined;
  #isAnswering = false;

  constructor(terminal: Terminal, town: Town, keyboard: Keyboard) {
    this.#terminal = terminal;
    this.#town = town;
    this.#keyboard = keyboard;
    this.#speech = speech(town.language);
    // Someone whom nobody knows yet, until `/as` says who speaks.
    const name = this.#speech.line("terminal.someone");
    this.#speaker = { platform: EMBEDDED, scope: "", userId: name, name };
    terminal.dateMessages(() => (this.#isAnswering ? undefined : this.#now()));
  }

  async run(notice: View | undefined): Promise<void> {
    await this.#answer(view(...WELCOME.map((key) => text(this.#speech.say(key)))));
    if (notice) await this.#answer(notice);
    for (;;) {
      const line = await this.#read();
      if (line?.trim() === "") continue;
      const said = line === undefined ? QUIT : readLine(line);
      if (isRefusal(said)) await this.#refuse(said);
      else if (said.said === "quit") return;
      else await this.#take(said);
    }
  }

  /** A line, with those that continue it after a `\`; undefined at the end. */
  async #read(): Promise<string | undefined> {
    const lines: string[] = [];
    for (let prompt = this.#prompt(); ; prompt = CONTINUED) {
      const line = await this.#keyboard.read(prompt);
      if (line === undefined) return lines.length > 0 ? lines.join("\n") : undefined;
      lines.push(line.replace(GOES_ON, ""));
      if (!GOES_ON.test(line)) return lines.join("\n");
    }
  }

  async #take(said: Request): Promise<void> {
    // What comes while the clock moves comes by itself, and is dated.
    this.#isAnswering = said.said !== "when";
    try {
      await this.#do(said);
      await this.#town.settle();
    } finally {
      this.#isAnswering = false;
    }
  }

  async #do(said: Request): Promise<void> {
    switch (said.said) {
      case "who":
        return this.#become(said.name, said.partner);
      case "where":
        return this.#enter(said.words);
      case "when":
        return this.#travel(said.words);
      case "press":
        return this.#press(said.number);
      case "words":
        return this.#say(said.words, await this.#here());
      default:
        return said satisfies never;
    }
  }

  async #become(name: string, partner: string | undefined): Promise<void> {
    const speaker = await this.#town.meet(name, partner);
    if (isRefusal(speaker)) return this.#refuse(speaker);
    this.#speaker = speaker;
    if (partner === undefined || speaker.speaksFor === undefined) return;
    const said = { name: speaker.name, partner: speaker.speaksFor };
    await this.#answer(view(note(this.#speech.say("terminal.speaks-for", said))));
  }

  async #enter(words: string): Promise<void> {
    const place = words === "" ? undefined : await this.#town.enter(words);
    if (isRefusal(place)) return this.#refuse(place);
    this.#channel = place;
  }

  async #travel(words: string): Promise<void> {
    const moment = words === "" ? this.#town.now() : await this.#town.travel(words);
    if (isRefusal(moment)) return this.#refuse(moment);
    await this.#answer(view(note(this.#speech.say("terminal.now", { moment }))));
  }

  /** Presses a button where it stands; one of a direct message, in the direct messages of who presses it. */
  async #press(number: number): Promise<void> {
    const button = this.#terminal.button(number);
    if (button === undefined) return this.#refuse(refuse("terminal.no-button", { number }));
    const { action, at } = button;
    if ("run" in action)
      return this.#say(action.run, at.kind === "channel" ? at : await this.#direct());
    if (this.#keyboard.begin(action.ask)) return;
    await this.#answer(view(note(this.#speech.say("terminal.type", { words: action.ask }))));
  }

  #say(words: string, place: Place): Promise<void> {
    return this.#terminal.say({ from: this.#speaker, place, words });
  }

  async #refuse(refusal: Refusal): Promise<void> {
    await this.#answer(refusalView(refusal, this.#speech));
  }

  async #answer(said: View): Promise<void> {
    await this.#terminal.answer(said, await this.#here());
  }

  async #here(): Promise<Place> {
    return this.#channel ?? this.#direct();
  }

  #direct(): Promise<Place> {
    return this.#terminal.direct(this.#speaker);
  }

  #now(): string {
    return plain(this.#speech.slot(this.#town.now()));
  }

  /** « léa #logement › » */
  #prompt(): string {
    const { ink } = this.#terminal.screen;
    const who = ink(printable(this.#speaker.name), "strong");
    const where =
      this.#channel === undefined ? "" : ` ${ink(printable(`#${this.#channel.address}`), "code")}`;
    return `${who}${where} › `;
  }
}
