import {
  type APIGuildScheduledEvent,
  Routes,
  GuildScheduledEventStatus as STATUS,
} from "discord.js";
import { type Calendars, ChatError, type Content, type Found, type Place } from "../../src/chat.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { eventOf, KIND, renderEvent } from "./event-content.ts";
import { bears, markIn, markOf } from "./mark.ts";
import { PLATFORM } from "./read.ts";
import type { Rest } from "./rest.ts";

/** What Discord answers to who may plan nothing in a guild, or is not in it. */
const BARRED: ReadonlySet<string> = new Set(["channel-gone", "not-allowed", "not-invited"]);

/** The scheduled events of guilds, which are known again by a mark at the end of their description. */
export class GuildEvents implements Calendars {
  readonly platform = PLATFORM;
  // Discord publishes no figure for events: they hurry nobody.
  readonly pacing = { betweenPosts: 2_500, betweenEdits: 2_500 };
  readonly #rest: Rest;

  constructor(rest: Rest) {
    this.#rest = rest;
  }

  render(view: View, language: Language): readonly Content[] {
    return [renderEvent(view, language)];
  }

  /** Discord keeps no nonce of events: what stands there is looked for first. */
  async post({ address }: Place, content: Content, key: string): Promise<string> {
    const { event } = eventOf(content);
    const standing = await this.#bearing(address, key);
    if (standing !== undefined) return standing.id;
    const body = { ...KIND, ...event, description: event.description + markOf(key) };
    const { id } = await asked(
      this.#rest.post<APIGuildScheduledEvent>(Routes.guildScheduledEvents(address), body),
    );
    return id;
  }

  /** What is over or was called off stays as it is: Discord changes nothing of it any more. */
  async edit({ address }: Place, id: string, content: Content): Promise<void> {
    const { event, isCancelled } = eventOf(content);
    const route = Routes.guildScheduledEvent(address, id);
    const { status, description } = await asked(this.#rest.get<APIGuildScheduledEvent>(route));
    if (status === STATUS.Completed || status === STATUS.Canceled) return;
    const marked = { ...event, description: event.description + markIn(description ?? "") };
    await asked(this.#rest.patch(route, isCancelled ? { status: ended(status) } : marked));
  }

  async find({ address }: Place, key: string): Promise<Found> {
    const standing = await this.#bearing(address, key);
    return standing === undefined ? { found: "no" } : { found: "yes", messageId: standing.id };
  }

  async #bearing(guild: string, key: string): Promise<APIGuildScheduledEvent | undefined> {
    const [self, all] = await Promise.all([
      this.#rest.self(),
      asked(this.#rest.get<readonly APIGuildScheduledEvent[]>(Routes.guildScheduledEvents(guild))),
    ]);
    return all.find(
      ({ creator_id: creator, description }) => creator === self && bears(description ?? "", key),
    );
  }
}

/** https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-object-valid-guild-scheduled-event-status-transitions */
const ended = (status: STATUS): STATUS =>
  status === STATUS.Active ? STATUS.Completed : STATUS.Canceled;

/** A guild that is shut to our events bars none of its channels. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const failure = error instanceof ChatError ? error.failure : undefined;
    if (failure?.kind === "refused" && BARRED.has(failure.code))
      throw new ChatError({ kind: "refused", code: "events-barred" });
    throw error;
  }
}
