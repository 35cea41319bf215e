import { randomUUID } from "node:crypto";
import {
  type Access,
  type Account,
  type Address,
  type Chat,
  ChatError,
  type ChatState,
  type Content,
  type Found,
  type Keep,
  type Place,
  type TakePlace,
} from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { DAY } from "../../src/when.ts";
import { Connection } from "./connection.ts";
import { messageOf } from "./content.ts";
import { openDirect } from "./direct-room.ts";
import { findInHistory } from "./history.ts";
import { lineOn } from "./line.ts";
import { quieten } from "./logger.ts";
import { tableOf } from "./meanings.ts";
import { REACTION } from "./reactions.ts";
import { PLATFORM, placeOf } from "./read.ts";
import { render } from "./render.ts";
import { wordsOf } from "./sending.ts";
import type { MatrixSettings } from "./settings.ts";

export interface MatrixParts {
  readonly settings: MatrixSettings;
  readonly keep: Keep;
  readonly takePlace: TakePlace;
  /** The territory's, for those of whom nobody knows theirs. */
  readonly language: Language;
  readonly log: Log;
}

/** What is missing where people's devices do not give us their keys. */
const DECRYPTION = "decryption";
/** How long (ms) what was heard may still be answered once it is told to stop: what is encrypted takes a while. */
const FAREWELL = 3_000;
/** A reaction that stood for so long is not taken back any more. */
const REMEMBERED = 400 * DAY;
const BETWEEN_POSTS = 1_000;
const BETWEEN_EDITS = 5_000;

/** Matrix as a chat platform, by the client API of one homeserver. */
export class Matrix implements Chat {
  readonly platform = PLATFORM;
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing: Chat["pacing"];
  readonly #parts: MatrixParts;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  #connection: Connection | undefined;
  #closed: Promise<void> | undefined;

  constructor(parts: MatrixParts) {
    this.#parts = parts;
    const { pace } = parts.settings;
    this.pacing = {
      betweenPosts: Math.max(BETWEEN_POSTS, pace),
      betweenEdits: Math.max(BETWEEN_EDITS, pace),
    };
  }

  state(): ChatState {
    const { confirmedAt } = this.#parts.settings;
    const connection = this.#connection;
    const lacks = connection?.isPuzzled === true ? [DECRYPTION] : [];
    return {
      ...(connection?.state ?? { state: "connecting" }),
      ...(lacks.length > 0 && { lacks }),
      ...(confirmedAt !== undefined && { lapsesAt: lapseOf(confirmedAt) }),
    };
  }

  async connect(...[hear, changed]: Parameters<Chat["connect"]>): Promise<void> {
    const { signal: closing } = this.#closing;
    const { keep } = this.#parts;
    const underWay = (work: Promise<void>) => {
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    };
    quieten(this.#parts.log);
    const made = { ...this.#parts, hear, changed, closing, underWay };
    this.#connection = new Connection({
      ...this.#parts,
      closing,
      made: (signedIn) => lineOn(signedIn, made),
    });
    await keep.forget(REACTION, Date.now() - REMEMBERED);
    await this.#connection.open();
  }

  async access(at: Address): Promise<Access> {
    const { rooms, encryption, watch } = this.#line;
    const { name, barred } = await rooms.barOf(at, encryption !== undefined);
    // Where it went on may be open to us by now.
    if (barred === "channel-archived") watch?.follow(at.address);
    return { ...(name !== undefined && { name }), barred };
  }

  around({ address }: Address): Promise<readonly Place[]> {
    return this.#line.rooms.around(address);
  }

  render(view: View, language: Language): readonly Content[] {
    return render(view, language);
  }

  /** The same key is the same transaction: the homeserver makes one event of it. */
  async post(to: Place, content: Content, key: string): Promise<string> {
    const { sending, meanings, pills } = this.#line;
    const { reactions, ...words } = messageOf(content);
    const room = to.address;
    const target = await sending.message(room, wordsOf(words, "m.text"), key, tableOf(reactions));
    const fresh = await meanings.note(room, target, reactions, true);
    await pills.add({ room, target, keys: fresh.flatMap(shownKey) });
    return target;
  }

  /** An edit is an event of its own, that clients show in the place of what it replaces. */
  async edit(at: Place, messageId: string, content: Content): Promise<void> {
    const { sending, meanings, pills } = this.#line;
    const { reactions, ...words } = messageOf(content);
    const room = at.address;
    const edit = {
      ...wordsOf({ body: `* ${words.body}`, html: words.html }, "m.text"),
      "m.new_content": wordsOf(words, "m.text"),
      "m.relates_to": { rel_type: "m.replace", event_id: messageId },
    };
    const fresh = await meanings.note(room, messageId, reactions, false);
    await sending.message(room, edit, `edit ${messageId} ${randomUUID()}`, tableOf(reactions));
    await pills.add({ room, target: messageId, keys: fresh.flatMap(shownKey) });
  }

  async direct({ userId, name }: Account): Promise<Place> {
    return placeOf(await openDirect(this.#line, userId), name, "direct");
  }

  find(at: Place, key: string, since: number): Promise<Found> {
    const { homeserver, marks } = this.#line;
    return findInHistory(homeserver, at.address, marks.of(key), since);
  }

  get #line() {
    if (this.#connection === undefined)
      throw new ChatError({ kind: "unavailable", code: "connecting" });
    return this.#connection.line;
  }

  /** Settled once all that was heard is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    // Who stops does not wait for an answer of a homeserver that says nothing.
    const stopped = this.#connection?.close();
    const late = setTimeout(() => this.#closing.abort(), FAREWELL);
    await stopped;
    await this.settled();
    clearTimeout(late);
    this.#closing.abort();
    await this.#connection?.end();
  }
}

/** On Tchap, an account whose e-mail nobody confirms ends after this. */
const MONTHS = 13;

function lapseOf(confirmedAt: number): number {
  const lapse = new Date(confirmedAt);
  return lapse.setUTCMonth(lapse.getUTCMonth() + MONTHS);
}

const shownKey = ({ key, shown }: { readonly key: string; readonly shown?: true }) =>
  shown ? [key] : [];
