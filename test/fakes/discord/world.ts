import type { Fields } from "./checks.ts";
import type { Component } from "./content.ts";
import { LIMITS } from "./limits.ts";
import { bitsOf, type Permission } from "./permission-bits.ts";

/* All that Discord itself remembers. */

export const APP = { id: "900000000000000001", name: "Utopia" };
/** The app's own user has the app's id. */
export const BOT = APP.id;
export const HOME = { id: "700000000000000001", name: "Réseau de Thionville" };

export interface User {
  readonly id: string;
  readonly name: string;
  /** In which its own Discord speaks, `fr` or `en-GB`. */
  readonly locale: string;
  /** Whether the app may write to this person alone. */
  readonly isReachable: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly isMentionable: boolean;
}

/** What a channel says otherwise for a role or one member. */
export interface Overwrite {
  readonly of: "role" | "member";
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, { readonly roles: readonly string[] }>;
}

export type ChannelKind = "text" | "announcement" | "voice" | "thread" | "direct";

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Undefined of direct messages. */
  readonly guild: string | undefined;
  readonly name: string;
  readonly overwrites: ReadonlyMap<string, Overwrite>;
  /** Of a thread: the channel that it is in. */
  readonly parent?: string;
  readonly isArchived: boolean;
  readonly isLocked: boolean;
  /** Of direct messages: the other one. */
  readonly recipient?: string;
}

/** Who is called by a message. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** Everything of a message that can change. */
export interface Letter {
  readonly content: string;
  readonly embeds: readonly Fields[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly pings: Pings;
}

export interface Message extends Letter {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  /** Epoch ms. */
  readonly at: number;
  readonly editedAt?: number;
  /** The only one who sees it, where it is ephemeral. */
  readonly onlyFor?: string;
  readonly nonce?: string | number;
  /** The message that it replies to. */
  readonly repliesTo?: string;
  /** The interaction that it answers. */
  readonly answers?: { readonly id: string; readonly type: number; readonly user: string };
  /** The token with which the app sent it. */
  readonly token?: string;
}

export interface Command {
  readonly id: string;
  readonly version: string;
  /** As the app gave it. */
  readonly given: Fields;
}

export interface ScheduledEvent {
  readonly id: string;
  readonly guild: string;
  /** As the app gave it, later changes over earlier ones. */
  readonly given: Fields;
  /** What the app said of it; undefined: it goes by its hours. */
  readonly status?: number;
}

/** A form before a person. */
export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
  /** Where the person was, and the message whose button opened it. */
  readonly channel: string;
  readonly message: string | undefined;
  /** What the person entered, by the id of each field. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  /** What Discord says when the app did not answer. */
  readonly trouble: string | undefined;
}

/** Commands of no guild in particular. */
export const GLOBAL = "global";

const DISCORD_EPOCH = 1_420_070_400_000;
const INCREMENT_BITS = 22n;

export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  /** The oldest first, the ephemeral ones among them. */
  readonly messages = new Map<string, Message>();
  /** By guild, or `GLOBAL`. */
  readonly commands = new Map<string, readonly Command[]>();
  readonly events = new Map<string, ScheduledEvent>();
  /** By person. */
  readonly modals = new Map<string, Modal>();
  /** Whether the app reads what others say to each other. */
  readonly isAllRead: boolean;
  readonly now: () => number;
  /** When commands were created, by where. */
  readonly #created = new Map<string, readonly number[]>();
  readonly #nonces = new Map<string, { readonly message: string; readonly at: number }>();
  #last = 0n;

  constructor(now: () => number, permissions: readonly Permission[], isAllRead: boolean) {
    this.now = now;
    this.isAllRead = isAllRead;
    this.users.set(BOT, { id: BOT, name: APP.name, locale: "en-US", isReachable: true });
    this.guilds.set(HOME.id, {
      ...HOME,
      owner: "600000000000000001",
      roles: new Map(
        [role(HOME.id, "@everyone", MEMBERS_MAY), role(BOT, APP.name, permissions)].map((one) => [
          one.id,
          one,
        ]),
      ),
      members: new Map([[BOT, { roles: [BOT] }]]),
    });
  }

  /** Later than every one before, and holding its moment, as Discord's are. */
  newId(): string {
    const moment = BigInt(Math.round(this.now()) - DISCORD_EPOCH) << INCREMENT_BITS;
    this.#last = moment > this.#last ? moment : this.#last + 1n;
    return String(this.#last);
  }

  nameOf(id: string): string {
    return this.users.get(id)?.name ?? this.channels.get(id)?.name ?? this.role(id)?.name ?? id;
  }

  role(id: string): Role | undefined {
    return [...this.guilds.values()].flatMap((guild) => guild.roles.get(id) ?? [])[0];
  }

  /** Where this person and the app write to each other; made at need. */
  directWith(user: string): Channel {
    const known = [...this.channels.values()].find((one) => one.recipient === user);
    if (known !== undefined) return known;
    const made: Channel = {
      id: this.newId(),
      kind: "direct",
      guild: undefined,
      name: this.nameOf(user),
      overwrites: new Map(),
      isArchived: false,
      isLocked: false,
      recipient: user,
    };
    this.channels.set(made.id, made);
    return made;
  }

  post(
    channel: string,
    author: string,
    letter: Letter,
    more: Pick<Message, "onlyFor" | "nonce" | "repliesTo" | "answers" | "token"> = {},
  ): Message {
    const message: Message = {
      ...letter,
      ...more,
      id: this.newId(),
      channel,
      author,
      at: this.now(),
    };
    this.messages.set(message.id, message);
    if (more.nonce !== undefined)
      this.#nonces.set(`${channel} ${more.nonce}`, { message: message.id, at: this.now() });
    return message;
  }

  /** What was sent there with the same nonce within the last minutes. */
  withNonce(channel: string, nonce: string | number): Message | undefined {
    const known = this.#nonces.get(`${channel} ${nonce}`);
    const isRecent = known !== undefined && this.now() - known.at < LIMITS.nonceLife.most;
    return isRecent ? this.messages.get(known.message) : undefined;
  }

  replace(message: Message, letter: Letter): Message {
    const changed = { ...message, ...letter, editedAt: this.now() };
    this.messages.set(message.id, changed);
    return changed;
  }

  /** What everybody in a channel can read, the oldest first. */
  standing(channel: string): readonly Message[] {
    return [...this.messages.values()].filter(
      (one) => one.channel === channel && one.onlyFor === undefined,
    );
  }

  /** What one person was shown alone, the oldest first. */
  shownTo(user: string): readonly Message[] {
    return [...this.messages.values()].filter((one) => one.onlyFor === user);
  }

  /** Counts what is created there; false where that would be more than `most` within `span` ms. */
  countCreated(scope: string, count: number, most: number, span: number): boolean {
    const recent = (this.#created.get(scope) ?? []).filter((at) => this.now() - at < span);
    if (recent.length + count > most) return false;
    this.#created.set(scope, [...recent, ...Array.from({ length: count }, this.now)]);
    return true;
  }

  /** The commands that can be used there: the guild's own and those of everywhere. */
  commandsIn(guild: string | undefined): readonly Command[] {
    return [...(this.commands.get(guild ?? "") ?? []), ...(this.commands.get(GLOBAL) ?? [])];
  }
}

/** What everybody may do where nothing says otherwise. */
export const MEMBERS_MAY: readonly Permission[] = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "EmbedLinks",
  "ReadMessageHistory",
  "UseApplicationCommands",
  "Connect",
];

export function role(
  id: string,
  name: string,
  permissions: readonly Permission[],
  isMentionable = false,
): Role {
  return { id, name, permissions: bitsOf(permissions), isMentionable };
}

/** Whose overwrites hold in a channel: a thread has those of the channel that it is in. */
export function parentOf(world: World, channel: Channel): Channel {
  return world.channels.get(channel.parent ?? "") ?? channel;
}
