import {
  type Account,
  type Chat,
  ChatError,
  type ChatFailure,
  type ChatState,
  type Content,
  type Found,
  type Place,
} from "../../src/chat.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import type { Clock } from "../../src/when.ts";
import type { Act, Asked } from "../fakes/far-side-process.ts";
import { MemoryChat } from "./memory-chat.ts";
import { direct } from "./places.ts";

const SECOND = 1_000;

/** A chat platform behind HTTP, which shows things as the one in memory does. People reach the bot by another way. */
export class LoopbackChat implements Chat {
  readonly capabilities = { edits: true, buttons: true, direct: true };
  readonly pacing = { betweenPosts: 0, betweenEdits: 0 };
  readonly platform: string;
  readonly #world: string;
  readonly #clock: Clock;
  readonly #patience: number;

  /** @param world its address on the far side; @param patience how long an answer is waited for (ms) */
  constructor(platform: string, world: string, clock: Clock, patience: number) {
    this.platform = platform;
    this.#world = world;
    this.#clock = clock;
    this.#patience = patience;
  }

  state(): ChatState {
    return { state: "connected" };
  }

  async connect(): Promise<void> {
    // Every request makes its own way.
  }

  render(view: View, language: Language): readonly Content[] {
    return new MemoryChat(this.platform).render(view, language);
  }

  async post(to: Place, content: Content, key: string): Promise<string> {
    const { messageId } = (await this.#ask("post", { at: to, content, key })) as {
      messageId: string;
    };
    return messageId;
  }

  async edit(at: Place, messageId: string, content: Content, key: string): Promise<void> {
    await this.#ask("edit", { at, messageId, content, key });
  }

  async direct(to: Account): Promise<Place> {
    return direct(to);
  }

  async find(at: Place, key: string, since: number): Promise<Found> {
    return (await this.#ask("find", { at, key, since })) as Found;
  }

  async close(): Promise<void> {
    // Nothing is kept open.
  }

  async #ask(act: Act, asked: Omit<Asked, "instant">): Promise<unknown> {
    try {
      const response = await fetch(`${this.#world}/${act}`, {
        method: "POST",
        body: JSON.stringify({ ...asked, instant: this.#clock.now() }),
        signal: AbortSignal.timeout(this.#patience),
      });
      const body: unknown = await response.json();
      if (response.ok) return body;
      throw new ChatError(refusalOf(response));
    } catch (error) {
      throw error instanceof ChatError ? error : new ChatError(silenceOf(error));
    }
  }
}

/** What an answer other than « yes » means. After a 500 it may stand there. */
function refusalOf({ status, headers }: Response): ChatFailure {
  const code = `http-${status}`;
  if (status === 429)
    return { kind: "limited", retryAfter: Number(headers.get("retry-after")) * SECOND };
  return status < 500 ? { kind: "refused", code } : { kind: "ambiguous", code };
}

/** What no answer means: only where nobody listens was nothing carried out. */
function silenceOf(error: unknown): ChatFailure {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no-answer";
  return { kind: code === "ECONNREFUSED" ? "unavailable" : "ambiguous", code };
}
