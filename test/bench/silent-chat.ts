import type { Account, Chat, ChatState, Content, Found, Place } from "../../src/chat.ts";
import type { View } from "../../src/view.ts";

export const PLATFORM = "bench";

/** A platform that takes everything at once and keeps nothing: what remains is what we cost. */
export class SilentChat implements Chat {
  readonly platform = PLATFORM;
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing = { betweenPosts: 0, betweenEdits: 0 };
  #posted = 0;

  state(): ChatState {
    return { state: "connected" };
  }

  async connect(): Promise<void> {}

  render(view: View): readonly Content[] {
    return [{ blocks: view.blocks }];
  }

  async post(): Promise<string> {
    this.#posted += 1;
    return `m${this.#posted}`;
  }

  async edit(): Promise<void> {}

  async direct(to: Account): Promise<Place> {
    return directly(to);
  }

  async find(): Promise<Found> {
    return { found: "no" };
  }

  async close(): Promise<void> {}
}

export function directly({ platform, scope, userId, name }: Account): Place {
  return { platform, scope, address: `direct-${userId}`, kind: "direct", name };
}
