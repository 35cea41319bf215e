import type { Account, Chat, Content, Found, Place } from "./chat.ts";
import type { View } from "./view.ts";

/** What would have been posted, and where. */
export interface Recorded {
  readonly at: Place;
  readonly view: View;
}

/** Stands for a platform while time is rehearsed: it posts nothing, and hands over what it was asked to. */
export class Recorder implements Chat {
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing = { betweenPosts: 0, betweenEdits: 0 };
  readonly platform: string;
  readonly #hand: (recorded: Recorded) => void;

  constructor(platform: string, hand: (recorded: Recorded) => void) {
    this.platform = platform;
    this.#hand = hand;
  }

  async connect(): Promise<void> {
    // Nobody speaks in a rehearsal.
  }

  render(view: View): readonly Content[] {
    return [{ view }];
  }

  async post(at: Place, content: Content, key: string): Promise<string> {
    this.#hand({ at, view: content["view"] as View });
    return key;
  }

  async edit(): Promise<void> {
    // An edit notifies nobody: what matters is what is posted.
  }

  async direct({ platform, scope, userId, name }: Account): Promise<Place> {
    return { platform, scope, address: userId, kind: "direct", name };
  }

  async find(): Promise<Found> {
    return { found: "no" };
  }

  async close(): Promise<void> {
    // Nothing was opened.
  }
}
