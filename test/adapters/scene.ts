import { expect, type Mock, onTestFinished, type TestContext, vi } from "vitest";
import type { Account, Chat, ChatFailure, Content, Incoming, Place } from "../../src/chat.ts";
import { ChatError } from "../../src/chat.ts";
import { type View, view } from "../../src/view.ts";
import type { Shown } from "./contract-views.ts";

/** An adapter on its far side, with ways to look at that side and to act there. */
export interface Harness {
  readonly chat: Chat;
  readonly channel: Place;
  readonly lea: Account;
  readonly karim: Account;
  /** What this adapter need not do: the title of each case, and the reason. */
  readonly exempt: Readonly<Record<string, string>>;

  /** What stands at a place, the oldest first. */
  readonly shown: (at: Place) => Promise<readonly Shown[]>;
  /** What a content would show. */
  readonly read: (content: Content) => Shown;
  /** The platform's limits that a content does not respect, each in words. */
  readonly excess: (content: Content) => readonly string[];
  /** Someone types; settled once the adapter has done with it. */
  readonly says: (from: Account, at: Place, words: string) => Promise<void>;
  /** Someone presses the button of this label. */
  readonly clicks: (from: Account, at: Place, label: string) => Promise<void>;
  /** What this person was shown in answer. */
  readonly answersTo: (account: Account) => Promise<readonly string[]>;
  /** The platform shuts a channel to us; settled once the adapter has done with what it is told. */
  readonly shut: (at: Place) => Promise<void>;
  /** The channel is called so from now on. */
  readonly rename: (at: Place, name: string) => Promise<void>;
  /** The next message fails so; an ambiguous one is taken, and its answer lost. */
  readonly fail: (failure: ChatFailure) => void;
  /** A new adapter on the same far side, the former one being gone without a goodbye. */
  readonly restart: () => Promise<Chat>;
  readonly stop: () => Promise<void>;
}

export type Setup = () => Promise<Harness>;

type Changed = NonNullable<Parameters<Chat["connect"]>[1]>;

/** A harness whose adapter is connected; `hear` is what the house answers, `changed` what it is told. */
export type Scene = Harness & {
  readonly hear: Mock<(incoming: Incoming) => Promise<View>>;
  readonly changed: Mock<Changed>;
};

/** Sets the scene of one case, unless the adapter is exempt from it. */
export async function scene(setup: Setup, { task, skip }: TestContext): Promise<Scene> {
  const harness = await setup();
  onTestFinished(harness.stop);
  const reason = harness.exempt[task.name];
  if (reason !== undefined) skip(reason);
  const hear = vi.fn<(incoming: Incoming) => Promise<View>>(async () => view());
  const changed = vi.fn<Changed>(async () => undefined);
  await harness.chat.connect(hear, changed);
  return { ...harness, hear, changed };
}

/** The one message that a short view is. */
export function only(chat: Chat, said: View): Content {
  const [content, ...others] = chat.render(said, "fr");
  expect(others).toEqual([]);
  if (content === undefined) throw new Error("Nothing was rendered");
  return content;
}

/** How a sending failed; undefined when it did not. */
export async function failureOf(sending: Promise<unknown>): Promise<ChatFailure | undefined> {
  try {
    await sending;
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ChatError);
    return (error as ChatError).failure;
  }
}
