import { type APIChannel, type APIInteraction, type APIMessage, Routes } from "discord.js";
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
import type { Command } from "../../src/command.ts";
import type { Log } from "../../src/log.ts";
import { ShortMemory } from "../../src/short-memory.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { DAY, HOUR } from "../../src/when.ts";
import { accessTo } from "./access.ts";
import { messageOf } from "./content.ts";
import { Deployment } from "./deployment.ts";
import { Drafts } from "./drafts.ts";
import type { Hearing } from "./ears.ts";
import { GuildEvents } from "./events.ts";
import { Gateway, type Told } from "./gateway.ts";
import { findInHistory } from "./history.ts";
import { answerInteraction } from "./interactions.ts";
import { lifecycle } from "./lifecycle.ts";
import { markIn, markOf, nonceOf } from "./mark.ts";
import { answerMessage, type Heard } from "./messages.ts";
import type { Permission } from "./permissions.ts";
import { PLATFORM, placeOf } from "./read.ts";
import { render } from "./render.ts";
import { QUIET } from "./replies.ts";
import { Rest } from "./rest.ts";
import type { DiscordSettings } from "./settings.ts";
import { Threads } from "./threads.ts";

export interface DiscordParts {
  readonly settings: DiscordSettings;
  readonly commands: readonly Command[];
  /** The territory's, for those of whom nobody knows theirs. */
  readonly language: Language;
  readonly log: Log;
  /** How long Discord is waited for (ms). */
  readonly patience?: number;
}

/** How long (ms) what was heard may still be answered once it is told to stop. */
const FAREWELL = 500;
/** What is missing where we may plan no event. */
const PLANNING: Permission = "CreateEvents";
/** A connection that is taken up again may tell again what it told. */
const TWICE_WITHIN = HOUR;
const MOST_HEARD = 5_000;
const MOST_DIRECTS = 5_000;
const MOST_POSTED = 20_000;

/** Discord as a chat platform, by its REST API and its gateway. */
export class Discord implements Chat {
  readonly platform = PLATFORM;
  readonly capabilities = { edits: true, buttons: true, direct: true };
  // Five messages in five seconds and channel; of old ones, three edits in six (docs.discord.com/developers/topics/rate-limits).
  readonly pacing = { betweenPosts: 1_000, betweenEdits: 2_500 };
  readonly calendars: GuildEvents | undefined;
  readonly #parts: DiscordParts;
  readonly #rest: Rest;
  /** The channels in whose guild we may plan no event. */
  readonly #planless = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #threads = new Threads();
  readonly #directs = new ShortMemory<string>(DAY, MOST_DIRECTS);
  readonly #marks = new ShortMemory<string>(DAY, MOST_POSTED);
  readonly #deployment: Deployment;
  #gateway: Gateway | undefined;

  constructor(parts: DiscordParts) {
    this.#parts = parts;
    const { settings, commands, log, patience } = parts;
    this.#rest = new Rest(settings, patience);
    if (settings.events !== false) this.calendars = new GuildEvents(this.#rest);
    this.#deployment = new Deployment({ rest: this.#rest, commands, log });
  }

  state(): ChatState {
    if (this.#rest.isRefused) return { state: "refused", reason: "TokenInvalid" };
    const state = this.#gateway?.state ?? { state: "connecting" };
    return this.#planless.size === 0 ? state : { ...state, lacks: [PLANNING] };
  }

  async connect(...[hear, changed, complete, look]: Parameters<Chat["connect"]>): Promise<void> {
    const { settings, commands, language, log, patience } = this.#parts;
    const underWay = (work: Promise<void>) => {
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    };
    const rest = this.#rest;
    const offering = complete ?? (async () => []);
    const hearing: Hearing = { hear, complete: offering, rest, commands, language, log, underWay };
    const watching =
      changed &&
      lifecycle({
        changed,
        access: (at) => this.access(at),
        threads: this.#threads,
        look: look ?? (async () => {}),
        rest,
        log,
        underWay,
      });
    this.#gateway = new Gateway({
      settings,
      log,
      told: new Map([...toldTo(hearing), ...(watching ?? [])]),
      up: () => underWay(this.#deployment.begin()),
      patience,
    });
    await this.#gateway.open();
    await this.settled();
  }

  async access({ address }: Pick<Address, "address">): Promise<Access> {
    const access = await accessTo(this.#rest, address, this.#threads);
    if (this.calendars === undefined) return { ...access, calendar: null };
    if (access.calendar === null) this.#planless.add(address);
    else this.#planless.delete(address);
    return access;
  }

  render(view: View, language: Language): readonly Content[] {
    return render(view, language);
  }

  /** The same again within minutes is the same message to Discord; its mark tells for longer. */
  async post(to: Place, content: Content, key: string): Promise<string> {
    const message = messageOf(content);
    const marked = message.content + markOf(key);
    const { id } = await this.#rest.post<APIMessage>(Routes.channelMessages(to.address), {
      ...message,
      ...QUIET,
      content: marked,
      nonce: nonceOf(key),
      enforce_nonce: true,
    });
    this.#marks.set(id, markOf(key));
    return id;
  }

  /** An edit replaces all of a message: the mark of its post is put back. */
  async edit(at: Place, messageId: string, content: Content): Promise<void> {
    const route = Routes.channelMessage(at.address, messageId);
    const message = messageOf(content);
    const mark =
      this.#marks.get(messageId) ?? markIn((await this.#rest.get<APIMessage>(route)).content);
    this.#marks.set(messageId, mark);
    await this.#rest.patch(route, { ...message, content: message.content + mark, ...QUIET });
  }

  async direct({ userId, name }: Account): Promise<Place> {
    const known = this.#directs.get(userId);
    const channel =
      known ??
      (await this.#rest.post<APIChannel>(Routes.userChannels(), { recipient_id: userId })).id;
    this.#directs.set(userId, channel);
    return placeOf(channel, name, "direct");
  }

  find(at: Place, key: string, since: number): Promise<Found> {
    return findInHistory(this.#rest, at.address, key, since);
  }

  /** Settled once all that was heard is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async close(): Promise<void> {
    await this.#gateway?.close();
    this.#deployment.close();
    // Who stops does not wait for an answer of a Discord that says nothing.
    const late = setTimeout(() => this.#rest.close(), FAREWELL);
    await this.settled();
    // Cut off, it would have to be looked for.
    await this.#rest.settled();
    clearTimeout(late);
    this.#rest.close();
  }
}

/** Nobody waits for the gateway: what is heard is answered beside it, once however often it is told. */
function toldTo(hearing: Hearing): readonly [string, Told][] {
  const drafts = new Drafts();
  const heard = new ShortMemory<true>(TWICE_WITHIN, MOST_HEARD);
  const told =
    (handle: (data: never) => Promise<void>): Told =>
    (data: { readonly id: string }) => {
      if (heard.get(data.id)) return;
      heard.set(data.id, true);
      hearing.underWay(handle(data as never));
    };
  return [
    [
      "INTERACTION_CREATE",
      told((data: APIInteraction) => answerInteraction(hearing, drafts, data)),
    ],
    ["MESSAGE_CREATE", told((data: Heard) => answerMessage(hearing, data))],
  ];
}
