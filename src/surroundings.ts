import { noteAccess } from "./acts/channels.ts";
import {
  type Access,
  type Address,
  type Change,
  type Chat,
  ChatError,
  type Place,
} from "./chat.ts";
import type { Territory } from "./domain/territory.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { Clock } from "./when.ts";

interface SurroundingsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly chats: readonly Chat[];
  readonly territories: readonly Territory[];
}

/** The places in which the house speaks, as their platforms tell of them. */
export class Surroundings {
  readonly #parts: SurroundingsParts;

  constructor(parts: SurroundingsParts) {
    this.#parts = parts;
  }

  /** Notes what a platform told; to be called outside any transaction. */
  async changed(at: Address, now: Change): Promise<void> {
    const { store, clock, territories } = this.#parts;
    for (const territory of territories)
      await store.act(territory.id, (repos) =>
        noteAccess({ territory, repos, now: clock.now(), member: undefined }, at, now),
      );
  }

  /** Asks how a place is open to us, which waits for the network; undefined where that cannot be told now. */
  async access(at: Place): Promise<Access | undefined> {
    const { chats, log } = this.#parts;
    const chat = chats.find(({ platform }) => platform === at.platform);
    if (at.kind === "direct" || chat?.access === undefined) return undefined;
    try {
      return await chat.access(at);
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      const { failure } = error;
      log.warn({ platform: at.platform, failure }, "a platform does not tell of a place");
      return undefined;
    }
  }

  /** Asks which places stand under one roof with this one, which waits for the network; none where that cannot be told now. */
  async around(at: Place): Promise<readonly Place[]> {
    const { chats, log } = this.#parts;
    const chat = chats.find(({ platform }) => platform === at.platform);
    try {
      return (await chat?.around?.(at)) ?? [];
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      const { failure } = error;
      log.warn({ platform: at.platform, failure }, "a platform does not tell what is around");
      return [];
    }
  }

  /** Asks after each channel of a platform: what became of it while nobody listened was told to nobody. */
  async look(platform: string): Promise<void> {
    const { store, territories } = this.#parts;
    for (const territory of territories) {
      const channels = await store.read(territory.id, ({ channels: all }) => all.all());
      const told = await Promise.all(
        channels
          .filter(({ place }) => place.platform === platform)
          .map(async ({ place }) => ({ place, now: await this.access(place) })),
      );
      for (const { place, now } of told) if (now !== undefined) await this.changed(place, now);
    }
  }
}
