import type { Fields } from "./checks.ts";
import { letterFrom } from "./letters.ts";
import { LIMITS } from "./limits.ts";
import { type Reply, refused } from "./refusals.ts";
import { BOT, type Message, type World } from "./world.ts";

/* https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */

interface Line {
  readonly user: string;
  readonly channel: string;
  /** By the world's clock, ms. */
  readonly until: number;
  uses: number;
  /** What `replace_original` and `delete_original` are about. */
  original: string | undefined;
}

/** Addresses by which the app can answer one interaction, a few times and for a while. */
export class ResponseUrls {
  readonly #world: World;
  readonly #base: () => string;
  readonly #lines = new Map<string, Line>();

  constructor(world: World, base: () => string) {
    this.#world = world;
    this.#base = base;
  }

  issue(user: string, channel: string, original?: Message): string {
    const id = `${this.#lines.size + 1}`;
    const until = this.#world.now() + LIMITS.responseUrlLife.most;
    this.#lines.set(id, { user, channel, until, uses: 0, original: original?.ts });
    return `${this.#base()}/response/${id}`;
  }

  /** Puts what the app says where it wants it; a refusal as Slack would word it. */
  use(id: string, said: Fields): Reply {
    const line = this.#lines.get(id);
    if (line === undefined) return refused("invalid_url");
    if (this.#world.now() > line.until) return refused("expired_url");
    if (line.uses >= LIMITS.responseUrlUses.most) return refused("used_url");
    line.uses += 1;
    return this.answer(id, said);
  }

  /** What came with the acknowledgement counts as no use. */
  answer(id: string, said: Fields): Reply {
    const line = this.#lines.get(id);
    if (line === undefined) return refused("invalid_url");
    const original = this.#world.messages.get(line.original ?? "");
    if (said["delete_original"] === true) {
      if (original !== undefined) this.#world.messages.delete(original.ts);
      return { ok: true };
    }
    const accepted = letterFrom(said);
    if ("ok" in accepted) return accepted;
    if (said["replace_original"] === true && original !== undefined) {
      this.#world.replace(original, accepted.letter, false);
      return { ok: true };
    }
    const isForAll = said["response_type"] === "in_channel";
    const posted = this.#world.post(
      line.channel,
      BOT.user,
      accepted.letter,
      isForAll ? {} : { onlyFor: line.user },
    );
    // A command has no message of its own: what answered it is what can be replaced.
    line.original ??= posted.ts;
    return { ok: true };
  }
}
