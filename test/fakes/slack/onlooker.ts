import type { AppLink } from "./app-link.ts";
import type { Block } from "./content.ts";
import { asEntered } from "./forms.ts";
import { readBlocks, readMessage, type Seen } from "./reading.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Modal, Screens } from "./screens.ts";
import type { Triggers } from "./triggers.ts";
import { BOT, type Message, type User, type View, type World } from "./world.ts";

/** What is around a person: Slack's memory, and the way to the app. */
export interface Surroundings {
  readonly world: World;
  readonly app: AppLink;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly screens: Screens;
}

/** A modal with what was entered in it. */
export interface Screen {
  readonly title: string;
  readonly submit: string | undefined;
  readonly blocks: readonly Block[];
}

/** What one person sees of Slack. */
export class Onlooker {
  readonly id: string;
  readonly name: string;
  protected readonly around: Surroundings;

  constructor(around: Surroundings, { id, name }: User) {
    this.around = around;
    this.id = id;
    this.name = name;
  }

  /** All that this person can read in a channel, what is for them alone included. */
  sees(channel: string): readonly Seen[] {
    return this.visible(channel).map((message) => this.#read(message));
  }

  /** What this person can read beneath a message, in its thread. */
  seesBeneath(channel: string, ts: string): readonly Seen[] {
    const thread = this.visible(channel).filter(({ threadTs }) => threadTs === ts);
    return thread.map((message) => this.#read(message));
  }

  /** What this person was answered, seen by nobody else. */
  get answers(): readonly Seen[] {
    return this.around.world.shownTo(this.id).map((message) => this.#read(message));
  }

  /** What the app wrote to this person alone, the oldest first. */
  get direct(): readonly Seen[] {
    const { id } = this.around.world.directWith(this.id);
    return this.visible(id)
      .filter(({ user }) => user === BOT.user)
      .map((message) => this.#read(message));
  }

  #read(message: Message): Seen {
    return readMessage(message, (id) => this.around.world.nameOf(id));
  }

  protected visible(channel: string): readonly Message[] {
    return [...this.around.world.messages.values()].filter(
      (one) => one.channel === channel && (one.onlyFor ?? this.id) === this.id,
    );
  }

  /** The home tab as it stands; undefined before the app has published one. */
  get home(): Seen | undefined {
    const view = this.around.world.homes.get(this.id);
    return view && readBlocks(view.blocks, (id) => this.around.world.nameOf(id));
  }

  /** The modal on top; undefined when none is open. */
  get modal(): Modal | undefined {
    const view = this.open();
    return view && this.around.screens.modal(view);
  }

  /** The same as Slack keeps it, what was entered standing in its fields. */
  get screen(): Screen | undefined {
    const view = this.open();
    if (view === undefined) return undefined;
    const entries = this.around.screens.entries(view);
    const blocks = view.blocks.map((block) => asEntered(block, entries));
    return { title: view.title, submit: view.submit, blocks };
  }

  /** The blocks of what this person was answered last, seen by nobody else. */
  get lastAnswer(): readonly Block[] {
    return this.around.world.shownTo(this.id).at(-1)?.blocks ?? [];
  }

  protected open(): View | undefined {
    return this.around.world.modals.get(this.id)?.at(-1);
  }
}
