import { ShortMemory } from "../../src/short-memory.ts";
import { DAY } from "../../src/when.ts";
import type { Meaning } from "./content.ts";
import type { EventContent } from "./encryption.ts";
import type { TimelineEvent } from "./events.ts";
import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { REACTIONS } from "./sending.ts";

/** The commands that reactions to a message stand for, by what is reacted with. */
type Table = ReadonlyMap<string, string>;

const MOST_REMEMBERED = 5_000;

/** An emoji with or without the sign that asks for it to be in colour is the same. */
const bare = (key: string): string => key.replaceAll("\ufe0f", "");

/** What is kept in the event itself, so that it holds as long as the event does. */
export const tableOf = (reactions: readonly Meaning[]): EventContent =>
  reactions.length === 0
    ? {}
    : { [REACTIONS]: Object.fromEntries(reactions.map(({ key, words }) => [key, words])) };

/** What reactions to our messages mean. */
export class Meanings {
  readonly #homeserver: Homeserver;
  readonly #known = new ShortMemory<Table>(DAY, MOST_REMEMBERED);

  constructor(homeserver: Homeserver) {
    this.#homeserver = homeserver;
  }

  /** The command that a reaction to an event stands for; undefined where it stands for none. */
  async of(room: string, target: string, key: string): Promise<string | undefined> {
    return (await this.#table(room, target)).get(bare(key));
  }

  /**
   * Takes note of what reactions to an event of ours mean from now on, besides what they
   * meant; gives the keys that meant nothing before.
   */
  async note(room: string, target: string, reactions: readonly Meaning[], isNew: boolean) {
    const before: Table = isNew ? new Map<string, string>() : await this.#table(room, target);
    const fresh = reactions.map(({ key, words }): [string, string] => [bare(key), words]);
    this.#known.set(target, new Map([...before, ...fresh]));
    return reactions.filter(({ key }) => !before.has(bare(key)));
  }

  async #table(room: string, target: string): Promise<Table> {
    const known = this.#known.get(target);
    if (known !== undefined) return known;
    const table = await this.#ask(room, target);
    this.#known.set(target, table);
    return table;
  }

  /** What an edit takes away is still understood: it is refused with a reason. */
  async #ask(room: string, target: string): Promise<Table> {
    try {
      const event = await this.#homeserver.get<TimelineEvent>(path("rooms", room, "event", target));
      if (event.sender !== this.#homeserver.self) return new Map();
      const edit = event.unsigned?.["m.relations"]?.["m.replace"]?.content ?? {};
      return new Map([...readable(event.content), ...readable(edit)]);
    } catch (error) {
      if (isRefused(error)) return new Map();
      throw error;
    }
  }
}

function readable(content: EventContent): readonly [string, string][] {
  return Object.entries(content[REACTIONS] ?? {}).flatMap(([key, words]): [string, string][] =>
    typeof words === "string" ? [[bare(key), words]] : [],
  );
}
