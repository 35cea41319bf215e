import type { Fields } from "./checks.ts";
import type { Block } from "./content.ts";

/* All that Slack itself remembers. */

export const TEAM = { id: "T0THIONV", domain: "thionville", name: "Réseau de Thionville" };
export const APP = "A0UTOPIA";
export const BOT = { user: "U0UTOPIA", bot: "B0UTOPIA", name: "utopia" };

export interface User {
  readonly id: string;
  readonly name: string;
}

export interface Channel {
  readonly id: string;
  readonly kind: "public" | "private" | "direct";
  name: string;
  isArchived: boolean;
  readonly members: Set<string>;
}

/** Everything of a message that can change. */
export interface Letter {
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: Fields;
  /** Said where bare words of the text call nobody. */
  readonly parse?: "none";
}

export interface Message extends Letter {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly isEdited: boolean;
  /** The only one who sees it, where it is ephemeral. */
  readonly onlyFor?: string;
  readonly threadTs?: string;
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: "modal" | "home";
  readonly hash: string;
  readonly blocks: readonly Block[];
  readonly title: string;
  readonly submit: string | undefined;
  readonly callbackId: string;
  readonly externalId: string;
  readonly privateMetadata: string;
  readonly notifiesOnClose: boolean;
  readonly rootId: string;
  readonly previousId: string | null;
  /** As the app gave it. */
  readonly given: Fields;
}

const MICROSECONDS = 1_000;

export class World {
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  /** By `ts`, the oldest first, the ephemeral ones among them. */
  readonly messages = new Map<string, Message>();
  /** Modals of each person, from the root to the one on top. */
  readonly modals = new Map<string, readonly View[]>();
  readonly homes = new Map<string, View>();
  readonly now: () => number;
  #last = 0;
  #made = 0;

  constructor(now: () => number) {
    this.now = now;
    this.users.set(BOT.user, { id: BOT.user, name: BOT.name });
  }

  /** An id that was never given before. */
  newId(prefix: string): string {
    this.#made += 1;
    return `${prefix}0${this.#made.toString(36).toUpperCase().padStart(6, "0")}`;
  }

  /** Later than every one before, as Slack's are, in seconds with six decimals. */
  newTs(): string {
    this.#last = Math.max(Math.round(this.now() * MICROSECONDS), this.#last + 1);
    return secondsOf(this.#last);
  }

  nameOf(id: string): string {
    return this.users.get(id)?.name ?? this.channels.get(id)?.name ?? id;
  }

  /** Where this person and the app write to each other; made at need. */
  directWith(user: string): Channel {
    const known = [...this.channels.values()].find(
      (one) => one.kind === "direct" && one.members.has(user),
    );
    if (known !== undefined) return known;
    const id = this.newId("D");
    const made: Channel = {
      id,
      kind: "direct",
      name: "directmessage",
      isArchived: false,
      members: new Set([user, BOT.user]),
    };
    this.channels.set(id, made);
    return made;
  }

  /** Puts a message into a channel, for everybody there or for one person alone. */
  post(
    channel: string,
    user: string,
    letter: Letter,
    more: { readonly onlyFor?: string; readonly threadTs?: string } = {},
  ): Message {
    const message = { ...letter, ...more, ts: this.newTs(), channel, user, isEdited: false };
    this.messages.set(message.ts, message);
    return message;
  }

  /** What this letter says takes the place of what the message said. */
  replace(message: Message, letter: Letter, isEdited: boolean): Message {
    const { ts, channel, user, onlyFor, threadTs } = message;
    const changed: Message = {
      ...letter,
      ts,
      channel,
      user,
      isEdited,
      ...(onlyFor !== undefined && { onlyFor }),
      ...(threadTs !== undefined && { threadTs }),
    };
    this.messages.set(ts, changed);
    return changed;
  }

  /** What everybody in a channel can read, the oldest first. */
  standing(channel: string): readonly Message[] {
    return [...this.messages.values()].filter(
      (one) => one.channel === channel && one.onlyFor === undefined,
    );
  }

  /** Whether somebody has answered beneath this message. */
  isThread(channel: string, ts: string): boolean {
    return this.standing(channel).some(({ threadTs }) => threadTs === ts);
  }

  /** What one person was shown alone, the oldest first, where it was not taken away. */
  shownTo(user: string): readonly Message[] {
    return [...this.messages.values()].filter((one) => one.onlyFor === user);
  }

  /** A view that is open, or the home tab of somebody. */
  view(where: { readonly id?: string; readonly externalId?: string }): View | undefined {
    const all = [...this.homes.values(), ...[...this.modals.values()].flat()];
    return all.find((one) =>
      where.id === undefined
        ? where.externalId !== "" && one.externalId === where.externalId
        : one.id === where.id,
    );
  }

  putView(view: View): void {
    if (view.type === "home") this.homes.set(view.user, view);
    const stack = this.modals.get(view.user) ?? [];
    this.modals.set(
      view.user,
      stack.map((one) => (one.id === view.id ? view : one)),
    );
  }
}

function secondsOf(microseconds: number): string {
  const digits = String(microseconds).padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
