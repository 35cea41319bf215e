import type { webApi } from "@slack/bolt";
import { ShortMemory } from "../../src/short-memory.ts";
import { HOUR } from "../../src/when.ts";
import type { Call } from "./connection.ts";

const MOST_NAMES = 5_000;
/** What Slack says in the place of a name that it does not tell. */
const NO_NAME: ReadonlySet<string> = new Set(["", "privategroup", "directmessage"]);

/** What people and channels are called: payloads bring handles and ids, and no names of private channels. */
export class Names {
  readonly #call: Call;
  readonly #asked = new ShortMemory<Promise<string | undefined>>(HOUR, MOST_NAMES);

  constructor(call: Call) {
    this.#call = call;
  }

  /** What people call somebody; without the right to look it up, the handle stands for it. */
  person(user: string, handle: string = user): Promise<string> {
    return this.#name(user, handle, async (client) => {
      const { user: person } = await client.users.info({ user });
      // Slack says « » of a name that somebody did not choose.
      return [person?.profile?.display_name, person?.real_name].find(Boolean);
    });
  }

  async channel(channel: string, told: string): Promise<string> {
    if (!NO_NAME.has(told) || channel.startsWith("D")) return told;
    return this.#name(channel, told, async (client) => {
      const { channel: found } = await client.conversations.info({ channel });
      return found?.name;
    });
  }

  async #name(
    id: string,
    otherwise: string,
    ask: (client: webApi.WebClient) => Promise<string | undefined>,
  ): Promise<string> {
    const before = this.#asked.get(id);
    const asked = before ?? this.#call(ask);
    if (before === undefined) this.#asked.set(id, asked);
    try {
      return (await asked) ?? otherwise;
    } catch {
      this.#asked.forget(id);
      return otherwise;
    }
  }
}
