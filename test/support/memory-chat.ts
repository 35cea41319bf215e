import {
  type Access,
  type Account,
  type Address,
  type Chat,
  ChatError,
  type ChatState,
  type Content,
  type Found,
  type Place,
} from "../../src/chat.ts";
import { type Language, plain } from "../../src/text.ts";
import type { Action, Block, Text, View } from "../../src/view.ts";
import { FarSide, type Letter } from "./far-side.ts";

/** The limits of the memory platform: small enough to be met in tests. */
export const MOST_CHARACTERS = 2_000;
export const MOST_ACTIONS = 25;
const PIECE = new RegExp(`[^]{1,${MOST_CHARACTERS}}(?=\\s|$)|[^]{1,${MOST_CHARACTERS}}`, "gu");

/** A chat platform in memory, under whatever name a test needs one. */
export class MemoryChat implements Chat {
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing = { betweenPosts: 0, betweenEdits: 0 };
  readonly platform: string;
  readonly far: FarSide;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(platform: string, far = new FarSide()) {
    this.platform = platform;
    this.far = far;
  }

  state(): ChatState {
    return { state: "connected" };
  }

  async connect(...[hear, changed]: Parameters<Chat["connect"]>): Promise<void> {
    this.far.listen((incoming) => {
      const heard = hear(incoming);
      this.#underWay.add(heard);
      return heard.finally(() => this.#underWay.delete(heard));
    }, changed);
  }

  async access(at: Address): Promise<Access> {
    return { barred: this.far.barOf(at) };
  }

  async around(): Promise<readonly Place[]> {
    return this.far.roof;
  }

  render(view: View, _language: Language): readonly Content[] {
    return packed(view.blocks.flatMap(lettersOf)).map((letter) => ({ ...letter }));
  }

  async post(to: Place, content: Content, key: string): Promise<string> {
    this.#mustBeOpen();
    return this.far.post(to, letterOf(content), key);
  }

  async edit(at: Place, messageId: string, content: Content, key: string): Promise<void> {
    this.#mustBeOpen();
    this.far.edit(at, messageId, letterOf(content), key);
  }

  async direct({ platform, scope, userId, name }: Account): Promise<Place> {
    return { platform, scope, address: `direct-${userId}`, kind: "direct", name };
  }

  async find(at: Place, key: string, since: number): Promise<Found> {
    if (this.far.isBlind) return { found: "unknown" };
    const message = this.far.byKey(at, key);
    if (message === undefined || message.postedAt < since) return { found: "no" };
    return { found: "yes", messageId: message.id };
  }

  async close(): Promise<void> {
    this.far.listen(undefined);
    await Promise.allSettled(this.#underWay);
    this.#isClosed = true;
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new ChatError({ kind: "unavailable", code: "closed" });
  }
}

/** Reads back what `render` made. */
export function letterOf(content: Content): Letter {
  return content as unknown as Letter;
}

function lettersOf(block: Block): readonly Letter[] {
  switch (block.block) {
    case "title":
    case "text":
    case "note":
      return [line(block.text)];
    case "facts":
      return block.facts.map(({ label, value }) => line([`${label} : `, ...value]));
    case "list":
      return block.items.map((item) => line(["- ", ...item]));
    case "poll":
      return [
        ...block.lines.map(({ number, label, tally, voices, actions }) =>
          line([`${number}. `, ...label, " | ", ...tally, " | ", ...voices], actions),
        ),
        ...(block.how.length > 0 ? [line(block.how)] : []),
      ];
    case "actions":
      return block.actions.map((action) => line([], [action]));
    case "link":
      return [{ ...line([block.label]), links: [block.url] }];
    default:
      return block satisfies never;
  }
}

function line(text: Text, actions: readonly Action[] = []): Letter {
  const links = text.flatMap((part) =>
    typeof part === "object" && "link" in part ? [part.link] : [],
  );
  return { text: inert(plain(text)), links, actions };
}

/** Without what a screen could act on. */
function inert(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, "");
}

/** Letters put together, as far as the limits allow. */
function packed(letters: readonly Letter[]): readonly Letter[] {
  const all: Letter[] = [];
  for (const letter of letters.flatMap(cut)) {
    const last = all.at(-1);
    const together = last && joined(last, letter);
    if (together && isWithinLimits(together)) all[all.length - 1] = together;
    else all.push(letter);
  }
  return all;
}

/** A letter whose text is too long as several, cut at spaces where there are any. */
function cut(letter: Letter): readonly Letter[] {
  const [first = "", ...others] = letter.text.match(PIECE) ?? [];
  return [{ ...letter, text: first }, ...others.map((text) => ({ text, links: [], actions: [] }))];
}

function joined(one: Letter, other: Letter): Letter {
  const text = [one.text, other.text].filter((some) => some !== "").join("\n");
  return {
    text,
    links: [...one.links, ...other.links],
    actions: [...one.actions, ...other.actions],
  };
}

function isWithinLimits({ text, actions }: Letter): boolean {
  return text.length <= MOST_CHARACTERS && actions.length <= MOST_ACTIONS;
}
