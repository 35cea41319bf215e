import {
  type Account,
  type Chat,
  ChatError,
  type ChatState,
  type Content,
  EMBEDDED,
  type Found,
  type Incoming,
  type Place,
} from "../../src/chat.ts";
import { type Language, speech } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { type Button, Buttons } from "./buttons.ts";
import { contentOf, type Line, linesOf } from "./content.ts";
import { rowsOf } from "./layout.ts";
import { paged } from "./limits.ts";
import { printable } from "./printable.ts";
import { linesOfView } from "./render.ts";
import { type Output, Screen } from "./screen.ts";

const GUTTER = "  │ ";
const MARGIN = "  ";

/** A message of ours: what it says (as JSON), and where its rows stand. */
interface Message {
  readonly at: Place;
  readonly shown: string;
  readonly first: number;
  readonly count: number;
}

export interface TerminalParts {
  readonly output: Output;
  /** Whether what stands on the screen can be rewritten. */
  readonly tty: boolean;
  readonly language: Language;
}

/**
 * The terminal as a chat platform: channels and direct messages are printed under
 * their name, answers beneath the prompt. Only `converse` makes people speak here.
 *
 * A terminal is a screen: what a former process printed cannot be read back. This one
 * remembers the keys of its own process, so that a key never prints twice in it; an
 * edit of an older message is printed as an update of it.
 */
export class Terminal implements Chat {
  readonly platform = EMBEDDED;
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing = { betweenPosts: 0, betweenEdits: 0 };

  readonly screen: Screen;
  readonly #language: Language;
  readonly #messages = new Map<string, Message>();
  readonly #buttons = new Buttons();
  readonly #closing = new AbortController();
  #hear: ((incoming: Incoming) => Promise<View>) | undefined;
  #dateNow: () => string | undefined = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ output, tty, language }: TerminalParts) {
    this.screen = new Screen(output, tty);
    this.#language = language;
  }

  state(): ChatState {
    return { state: "connected" };
  }

  async connect(hear: (incoming: Incoming) => Promise<View>): Promise<void> {
    this.#hear = hear;
  }

  render(view: View): readonly Content[] {
    return paged(linesOfView(view)).map(contentOf);
  }

  /** Gives the key: it is the message's id, so that a later process can still edit it. */
  async post(to: Place, content: Content, key: string): Promise<string> {
    await this.#send(async () => {
      if (!this.#messages.has(key)) await this.#printMessage(key, to, content, "no");
    });
    return key;
  }

  async edit(at: Place, messageId: string, content: Content): Promise<void> {
    await this.#send(async () => {
      const message = this.#messages.get(messageId);
      if (message?.shown === JSON.stringify(content)) return;
      if (message && (await this.#rewrite(messageId, message, content))) return;
      await this.#printMessage(messageId, at, content, "yes");
    });
  }

  async direct({ userId, name, scope }: Account): Promise<Place> {
    // The sign keeps somebody called « logement » apart from the channel of that name.
    return { platform: EMBEDDED, scope, address: `@${userId}`, kind: "direct", name };
  }

  /** Never « no »: what is not known here may have been printed by a former process. */
  async find(_at: Place, key: string): Promise<Found> {
    return this.#messages.has(key) ? { found: "yes", messageId: key } : { found: "unknown" };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#turn;
  }

  /** Aborted by `close`. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** From now on a message is headed by what this says when it is printed, if anything. */
  dateMessages(dateNow: () => string | undefined): void {
    this.#dateNow = dateNow;
  }

  /** Hands over what somebody said; the answer is printed beneath it, before any message that it causes. */
  async say(incoming: Incoming): Promise<void> {
    const hear = this.#hear;
    if (hear === undefined) throw new Error("The terminal is not connected");
    if (this.closing.aborted) return;
    await this.#inTurn(async () => this.#printAnswer(await hear(incoming), incoming.place));
  }

  /** Prints a view beneath the prompt; its buttons stand in this place. */
  async answer(view: View, at: Place): Promise<void> {
    await this.#inTurn(() => this.#printAnswer(view, at));
  }

  /** The button that shows this number; undefined when none does any more. */
  button(number: number): Button | undefined {
    return this.#buttons.find(number);
  }

  async #send(print: () => Promise<void>): Promise<void> {
    await this.#inTurn(async () => {
      if (this.closing.aborted) throw new ChatError({ kind: "unavailable", code: "closed" });
      await print();
    });
  }

  /** One thing at a time is printed, in the order in which it was asked for. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #printAnswer(view: View, at: Place): Promise<void> {
    const lines = linesOfView(view);
    if (lines.length > 0) await this.screen.beneath(this.#rows(lines, MARGIN, view, at));
  }

  async #printMessage(
    id: string,
    at: Place,
    content: Content,
    update: "yes" | "no",
  ): Promise<void> {
    const rows = this.#rows(linesOf(content), GUTTER, id, at);
    const top = await this.screen.paragraph([this.#header(at, update), ...rows]);
    this.#messages.set(id, {
      at,
      shown: JSON.stringify(content),
      first: top + 1,
      count: rows.length,
    });
  }

  async #rewrite(id: string, message: Message, content: Content): Promise<boolean> {
    const rows = this.#rows(linesOf(content), GUTTER, id, message.at);
    if (!(await this.screen.rewrite(message.first, message.count, rows))) return false;
    this.#messages.set(id, { ...message, shown: JSON.stringify(content) });
    return true;
  }

  #header({ kind, name, address }: Place, update: "yes" | "no"): string {
    const said = speech(this.#language);
    const head =
      kind === "direct"
        ? said.line("terminal.direct", { name: printable(name), update })
        : said.line("terminal.channel", { name: printable(`#${address}`), update });
    const { ink } = this.screen;
    const date = this.#dateNow();
    return ink(head, "title") + (date === undefined ? "" : ink(` · ${date}`, "quiet"));
  }

  /** Lines as rows behind an indent; `owner` stands for the message that has their buttons. */
  #rows(lines: readonly Line[], indent: string, owner: unknown, at: Place): readonly string[] {
    const actions = lines.flatMap((line) => ("buttons" in line ? line.buttons : []));
    const numbers = this.#buttons.number(owner, at, actions);
    const rows = rowsOf(lines, this.screen.look(indent), (button) => numbers.get(button) ?? 0);
    return rows.map(
      (row) => this.screen.ink(row === "" ? indent.trimEnd() : indent, "quiet") + row,
    );
  }
}
