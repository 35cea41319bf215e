import { ChatError } from "../../src/chat.ts";
import type { Message } from "./content.ts";
import type { Encryption, EventContent } from "./encryption.ts";
import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";
import type { Marks } from "./mark.ts";
import type { Rooms } from "./rooms.ts";

/** Stands beside what is encrypted: what a message is found again by, and what reactions to it mean. */
export const KEY = "org.utopia.key";
export const REACTIONS = "org.utopia.reactions";

/** A message in words: `m.text` where it may notify, `m.notice` where it never does. */
export function wordsOf(
  { body, html }: Pick<Message, "body" | "html">,
  type: "m.text" | "m.notice",
) {
  return {
    msgtype: type,
    body,
    format: "org.matrix.custom.html",
    formatted_body: html,
    // Nobody, whatever the words look like.
    "m.mentions": {},
  };
}

export interface SendingParts {
  readonly homeserver: Homeserver;
  readonly encryption: Encryption | undefined;
  readonly rooms: Rooms;
  readonly marks: Marks;
}

/** An event by its type. */
interface Typed {
  readonly type: string;
  readonly content: EventContent;
}

/** Sends events into rooms, encrypted where the room is. */
export class Sending {
  readonly #parts: SendingParts;

  constructor(parts: SendingParts) {
    this.#parts = parts;
  }

  /**
   * Sends a message; the same key again is the same event, whatever became of the first try.
   * `open` is what may be read without a key.
   */
  async message(
    room: string,
    content: EventContent,
    key: string,
    open: EventContent = {},
  ): Promise<string> {
    const mark = this.#parts.marks.of(key);
    return this.#send(room, mark, async () => {
      const { type, content: sent } = await this.#sealed(room, content);
      return { type, content: { ...sent, ...open, [KEY]: mark } };
    });
  }

  /** A reaction, which is nowhere encrypted. */
  async reaction(room: string, target: string, reaction: string): Promise<void> {
    const relation = { rel_type: "m.annotation", event_id: target, key: reaction };
    const mark = this.#parts.marks.of(`reaction ${target} ${reaction}`);
    const content = { "m.relates_to": relation };
    await this.#send(room, mark, async () => ({ type: "m.reaction", content }));
  }

  async #sealed(room: string, content: EventContent): Promise<Typed> {
    const { homeserver, encryption, rooms } = this.#parts;
    const clear = { type: "m.room.message", content };
    if (encryption === undefined) {
      // What a room keeps to itself is not said aloud.
      if ((await rooms.get(room)).isEncrypted) throw refused("encryption-off");
      return clear;
    }
    return homeserver.within(async () => {
      if (!(await encryption.isEncrypted(room))) return clear;
      const sealed = await encryption.encrypt(room, clear.type, content);
      return { type: "m.room.encrypted", content: sealed };
    });
  }

  /** Encrypted only when it may go: a key's message index that is given away in vain is lost. */
  async #send(room: string, mark: string, make: () => Promise<Typed>): Promise<string> {
    try {
      return await this.#parts.homeserver.send(async () => {
        const { type, content } = await make();
        return { at: path("rooms", room, "send", type, mark), body: content };
      });
    } catch (error) {
      if (isRefused(error, "not-allowed")) throw refused(await this.#barOf(room));
      throw error;
    }
  }

  /** The homeserver says the same of a room that we are not in and of one where we may not write. */
  async #barOf(room: string): Promise<string> {
    const { rooms, encryption } = this.#parts;
    rooms.forget(room);
    const { barred } = await rooms.barOf({ address: room }, encryption !== undefined);
    return barred ?? "not-allowed";
  }
}

const refused = (code: string) => new ChatError({ kind: "refused", code });
