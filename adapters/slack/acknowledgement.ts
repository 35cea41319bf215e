import type { AckFn, RespondArguments } from "@slack/bolt";
import type { Content } from "../../src/chat.ts";
import { aside } from "./answers.ts";

/** How long (ms) an answer may become the acknowledgement: Slack waits 3 seconds for that one. */
const SOON = 1_500;

/**
 * What Slack waits for after a command. An answer that is there soon is it, one way less until
 * somebody reads it; for what takes longer, it is empty and the answer follows.
 */
export class Acknowledgement {
  readonly #ack: AckFn<RespondArguments>;
  readonly #isCut: () => boolean;
  readonly #late: NodeJS.Timeout;
  #isGiven = false;

  /** `isCut`: whether nobody can be waiting for it any more. */
  constructor(ack: AckFn<RespondArguments>, isCut: () => boolean) {
    this.#ack = ack;
    this.#isCut = isCut;
    this.#late = setTimeout(() => void this.empty().catch(() => undefined), SOON);
  }

  /** Acknowledges with an answer, seen by nobody else; false where it is too late for that, or did not leave. */
  async holds(content: Content): Promise<boolean> {
    if (this.#isCut()) return false;
    try {
      return await this.#give(aside(content));
    } catch {
      return false;
    }
  }

  /** Acknowledges, unless that is done. */
  async empty(): Promise<void> {
    await this.#give();
  }

  async #give(answer?: RespondArguments): Promise<boolean> {
    if (this.#isGiven) return false;
    this.#isGiven = true;
    clearTimeout(this.#late);
    await this.#ack(answer);
    return true;
  }
}
