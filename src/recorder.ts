import {
  type Account,
  type Chat,
  ChatError,
  type ChatState,
  type Content,
  type Found,
  type Place,
} from "./chat.ts";
import type { View } from "./view.ts";

/** What would have been posted, where, and under which key. */
export interface Recorded {
  readonly at: Place;
  readonly view: View;
  readonly key: string;
}

/** Stands for a platform while time is rehearsed: it posts nothing, and hands over what it was asked to. */
export class Recorder implements Chat {
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing = { betweenPosts: 0, betweenEdits: 0 };
  readonly platform: string;
  readonly #hand: (recorded: Recorded) => Promise<void>;
  readonly #isOver: () => boolean;

  /** @param isOver whether nothing more is to be heard: the rest is put off, which costs next to nothing */
  constructor(
    platform: string,
    hand: (recorded: Recorded) => Promise<void>,
    isOver: () => boolean,
  ) {
    this.platform = platform;
    this.#hand = hand;
    this.#isOver = isOver;
  }

  state(): ChatState {
    return { state: "connected" };
  }

  async connect(): Promise<void> {
    // Nobody speaks in a rehearsal.
  }

  render(view: View): readonly Content[] {
    return [{ view }];
  }

  async post(at: Place, content: Content, key: string): Promise<string> {
    this.#mustGoOn();
    await this.#hand({ at, view: content["view"] as View, key });
    return key;
  }

  async edit(): Promise<void> {
    // An edit notifies nobody: what matters is what is posted.
  }

  async direct({ platform, scope, userId, name }: Account): Promise<Place> {
    this.#mustGoOn();
    return { platform, scope, address: userId, kind: "direct", name };
  }

  async find(): Promise<Found> {
    return { found: "no" };
  }

  async close(): Promise<void> {
    // Nothing was opened.
  }

  #mustGoOn(): void {
    if (this.#isOver()) throw new ChatError({ kind: "unavailable", code: "over" });
  }
}
