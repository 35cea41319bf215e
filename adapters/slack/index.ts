import type {
  Access,
  Account,
  Address,
  Chat,
  ChatState,
  Content,
  Found,
  Place,
} from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { ShortMemory } from "../../src/short-memory.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { DAY } from "../../src/when.ts";
import { accessTo } from "./access.ts";
import { Connection } from "./connection.ts";
import { messageOf, UNPARSED } from "./content.ts";
import { findInHistory, lately, markOf } from "./history.ts";
import { witness } from "./lifecycle.ts";
import { listen } from "./listen.ts";
import { PLATFORM, placeOf } from "./read.ts";
import { render } from "./render.ts";
import type { SlackSettings } from "./settings.ts";

export interface SlackParts {
  readonly settings: SlackSettings;
  /** The territory's, for those of whom nobody knows theirs. */
  readonly language: Language;
  readonly log: Log;
  /** How long an answer of Slack is waited for (ms), if not as long as usual. */
  readonly patience?: number;
}

/** What a former process posted longer ago is not posted again now. */
const LATELY = DAY;
const MOST_POSTED = 20_000;
const MOST_DIRECTS = 5_000;

/** Slack as a chat platform, by the Web API and Socket Mode or signed requests. */
export class Slack implements Chat {
  readonly platform = PLATFORM;
  readonly capabilities = { edits: true, buttons: true, direct: true };
  // One message a second and channel; chat.update is of Tier 3, 50 a minute (docs.slack.dev/apis/web-api/rate-limits).
  readonly pacing = { betweenPosts: 1_000, betweenEdits: 3_000 };
  readonly #parts: SlackParts;
  readonly #connection: Connection;
  /** The ids of what was posted, by channel and key. */
  readonly #posted = new ShortMemory<string>(LATELY, MOST_POSTED);
  readonly #looked = new Map<string, Promise<void>>();
  readonly #directs = new ShortMemory<string>(LATELY, MOST_DIRECTS);

  constructor(parts: SlackParts) {
    this.#parts = parts;
    this.#connection = new Connection(parts.settings, parts.log, parts.patience);
  }

  state(): ChatState {
    return this.#connection.state;
  }

  async connect(...[hear, changed]: Parameters<Chat["connect"]>): Promise<void> {
    const { language, log } = this.#parts;
    const { app, call, insist } = this.#connection;
    listen(app, { hear, call, insist, language, log });
    if (changed !== undefined) witness(app, { changed, call, log });
    await this.#connection.open();
  }

  async access({ address }: Address): Promise<Access> {
    const access = await accessTo(this.#connection.call, address);
    // The answer tells what we may do as well.
    const isMute = this.state().lacks?.includes("chat:write") === true;
    return isMute ? { ...access, barred: access.barred ?? "missing-scope" } : access;
  }

  render(view: View, language: Language): readonly Content[] {
    return render(view, language);
  }

  /** Slack knows no key: what this process posted, and what it finds on coming to a channel, is not posted again. */
  async post(to: Place, content: Content, key: string): Promise<string> {
    const { call } = this.#connection;
    const { address: channel } = to;
    await this.#look(channel);
    const there = this.#posted.get(`${channel} ${key}`);
    if (there !== undefined) return there;
    const { ts } = await call((client) =>
      client.chat.postMessage({
        channel,
        ...messageOf(content),
        ...UNPARSED,
        metadata: markOf(key),
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
    if (ts === undefined) throw new Error("Slack posted a message without its ts");
    this.#posted.set(`${channel} ${key}`, ts);
    return ts;
  }

  /** Reads once what stands in a channel since before this process. */
  async #look(channel: string): Promise<void> {
    const looking = this.#looked.get(channel) ?? this.#readBack(channel);
    this.#looked.set(channel, looking);
    try {
      await looking;
    } catch (error) {
      this.#looked.delete(channel);
      throw error;
    }
  }

  async #readBack(channel: string): Promise<void> {
    const found = await lately(this.#connection.call, channel, Date.now() - LATELY);
    for (const [key, id] of found) this.#posted.set(`${channel} ${key}`, id);
  }

  /** The mark of its post stays on it, since an update without metadata keeps what there is. */
  async edit(at: Place, messageId: string, content: Content): Promise<void> {
    await this.#connection.call((client) =>
      client.chat.update({
        channel: at.address,
        ts: messageId,
        ...messageOf(content),
        ...UNPARSED,
      }),
    );
  }

  async direct({ scope, userId, name }: Account): Promise<Place> {
    const channel = this.#directs.get(userId) ?? (await this.#openDirect(userId));
    this.#directs.set(userId, channel);
    return placeOf({ team: scope, channel, name });
  }

  async #openDirect(user: string): Promise<string> {
    const { channel } = await this.#connection.call((client) =>
      client.conversations.open({ users: user }),
    );
    if (channel?.id === undefined) throw new Error("Slack opened a conversation without its id");
    return channel.id;
  }

  find(at: Place, key: string, since: number): Promise<Found> {
    return findInHistory(this.#connection.call, at.address, key, since);
  }

  /** Settled once all that was heard is answered. */
  settled(): Promise<void> {
    return this.#connection.settled();
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
