import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";

/** Rooms by the person to whom one speaks there, as every client of an account knows them. */
type ByPerson = Readonly<Record<string, readonly string[]>>;

export const DIRECT = "m.direct";

/**
 * The rooms between one person and us, kept in our account's data where other clients of it
 * look for them too (spec.matrix.org/v1.14/client-server-api/#direct-messaging).
 */
export class Directs {
  readonly #homeserver: Homeserver;
  readonly #at: string;
  #known: Promise<ByPerson> | undefined;

  constructor(homeserver: Homeserver) {
    this.#homeserver = homeserver;
    this.#at = path("user", homeserver.self, "account_data", DIRECT);
  }

  async has(room: string): Promise<boolean> {
    return Object.values(await this.#all()).some((rooms) => rooms.includes(room));
  }

  /** The rooms with somebody, the latest first. */
  async with(user: string): Promise<readonly string[]> {
    return ((await this.#all())[user] ?? []).toReversed();
  }

  async add(user: string, room: string): Promise<void> {
    this.#known = undefined;
    const all = await this.#all();
    const rooms = all[user] ?? [];
    if (rooms.includes(room)) return;
    const more = { ...all, [user]: [...rooms, room] };
    await this.#homeserver.put(this.#at, more);
    this.#known = Promise.resolve(more);
  }

  /** Takes note of what the homeserver tells of them. */
  told(content: unknown): void {
    this.#known = Promise.resolve(readable(content));
  }

  #all(): Promise<ByPerson> {
    this.#known ??= this.#ask();
    this.#known.catch(() => (this.#known = undefined));
    return this.#known;
  }

  async #ask(): Promise<ByPerson> {
    try {
      return readable(await this.#homeserver.get(this.#at));
    } catch (error) {
      if (isRefused(error, "channel-gone")) return {};
      throw error;
    }
  }
}

/** What is no list of rooms, whoever wrote it, is left out. */
function readable(content: unknown): ByPerson {
  const entries = Object.entries(content ?? {}).filter(([, rooms]) => Array.isArray(rooms));
  return Object.fromEntries(entries);
}
