import { REST, Routes } from "discord.js";
import { ChatError } from "../../src/chat.ts";
import { chatError, isSignedOut } from "./failures.ts";
import type { DiscordSettings } from "./settings.ts";

/** How long we wait for an answer of Discord (ms). */
const PATIENCE = 15_000;

type Route = `/${string}`;

/** Discord's REST API; what fails is thrown as a ChatError. */
export class Rest {
  readonly #rest: REST;
  readonly #closing = new AbortController();
  readonly #shared = new Map<string, Promise<unknown>>();
  /** What is being asked, with what cuts it off. */
  readonly #asked = new Map<AbortController, Promise<unknown>>();
  #isRefused = false;
  #self: Promise<string> | undefined;

  constructor({ token, apiUrl }: DiscordSettings, patience = PATIENCE) {
    this.#rest = new REST({
      ...(apiUrl !== undefined && { api: apiUrl }),
      // Our own queue paces and tries again: a client that does would post twice after a lost answer.
      retries: 0,
      // An answer to somebody is in no queue of ours: the library lets it wait.
      rejectOnRateLimit: ({ route }) => !/^\/(?:interactions|webhooks)/u.test(route),
      timeout: patience,
    }).setToken(token);
  }

  /** Aborted once nothing more is said. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Whether Discord refused our token when it was last asked. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  get<T>(route: Route, query?: Readonly<Record<string, string>>): Promise<T> {
    const options = query === undefined ? {} : { query: new URLSearchParams(query) };
    return this.#ask((signal) => this.#rest.get(route, { ...options, signal }));
  }

  /** The same asked for at once by several is asked once. */
  share<T>(route: Route): Promise<T> {
    const known = this.#shared.get(route);
    if (known !== undefined) return known as Promise<T>;
    const asked = this.get<T>(route).finally(() => this.#shared.delete(route));
    this.#shared.set(route, asked);
    return asked;
  }

  post<T>(route: Route, body: unknown): Promise<T> {
    return this.#ask((signal) => this.#rest.post(route, { body, signal }));
  }

  put<T>(route: Route, body: unknown): Promise<T> {
    return this.#ask((signal) => this.#rest.put(route, { body, signal }));
  }

  patch<T>(route: Route, body: unknown): Promise<T> {
    return this.#ask((signal) => this.#rest.patch(route, { body, signal }));
  }

  /** Answers an interaction: its token stands for ours. */
  answer(route: Route, body: unknown, method: "post" | "patch" = "post"): Promise<unknown> {
    return this.#ask((signal) => this.#rest[method](route, { body, signal, auth: false }));
  }

  /** The id of the application, which is that of its user too. */
  self(): Promise<string> {
    this.#self ??= this.get<{ readonly id: string }>(Routes.oauth2CurrentApplication()).then(
      ({ id }) => id,
    );
    this.#self.catch(() => (this.#self = undefined));
    return this.#self;
  }

  async #ask<T>(ask: (signal: AbortSignal) => Promise<unknown>): Promise<T> {
    if (this.closing.aborted) throw new ChatError({ kind: "unavailable", code: "closed" });
    const cutOff = new AbortController();
    const asked = ask(cutOff.signal);
    this.#asked.set(cutOff, asked);
    try {
      const answer = await asked;
      this.#isRefused = false;
      return answer as T;
    } catch (error) {
      this.#isRefused = isSignedOut(error) || (this.#isRefused && !(error instanceof ChatError));
      throw chatError(error);
    } finally {
      this.#asked.delete(cutOff);
    }
  }

  /** Settled once all that is being asked is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#asked.values());
  }

  /** Says nothing more. */
  close(): void {
    this.#closing.abort();
    for (const cutOff of this.#asked.keys()) cutOff.abort();
  }
}
