import { type SeenModal, seenModal } from "./forms.ts";
import type { Gateway } from "./gateway.ts";
import type { Interactions } from "./interactions.ts";
import { moment, type Reader } from "./markdown.ts";
import { may } from "./permissions.ts";
import { readMessage, type Seen } from "./reading.ts";
import { BOT, type Channel, type Message, type User, type World } from "./world.ts";

/** What is around a person: Discord's memory, and the way to the app. */
export interface Surroundings {
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
}

/** How somebody of this language reads. */
export const readerOf = (world: World, locale: string): Reader => ({
  nameOf: (id) => world.nameOf(id),
  moment: (seconds, style) => moment(seconds, style, locale, world.now()),
});

/** What one person sees of Discord. */
export class Onlooker {
  readonly id: string;
  protected readonly around: Surroundings;

  constructor(around: Surroundings, id: string) {
    this.around = around;
    this.id = id;
  }

  protected get user(): User {
    const user = this.around.world.users.get(this.id);
    if (user === undefined) throw new Error(`Nobody is ${this.id}`);
    return user;
  }

  /** All that this person can read in a channel, what is for them alone included. */
  sees(channel: string): readonly Seen[] {
    return this.visible(channel).map((message) => this.#read(message));
  }

  /** What this person was answered, seen by nobody else. */
  get answers(): readonly Seen[] {
    return this.around.world.shownTo(this.id).map((message) => this.#read(message));
  }

  /** What the app wrote to this person alone, the oldest first. */
  get direct(): readonly Seen[] {
    const { id } = this.around.world.directWith(this.id);
    return this.visible(id)
      .filter(({ author }) => author === BOT)
      .map((message) => this.#read(message));
  }

  /** The form before this person; undefined when none is open. */
  get modal(): SeenModal | undefined {
    const modal = this.around.world.modals.get(this.id);
    return modal && seenModal(modal, this.#reader);
  }

  get #reader(): Reader {
    return readerOf(this.around.world, this.user.locale);
  }

  #read(message: Message): Seen {
    return readMessage(message, this.#reader);
  }

  protected visible(id: string): readonly Message[] {
    const { world } = this.around;
    const channel = world.channels.get(id);
    if (channel === undefined || !this.#canSee(channel)) return [];
    return [...world.messages.values()].filter(
      (one) => one.channel === id && (one.onlyFor ?? this.id) === this.id,
    );
  }

  #canSee(channel: Channel): boolean {
    return channel.kind === "direct"
      ? channel.recipient === this.id
      : may(this.around.world, channel, this.id, "ViewChannel");
  }
}
