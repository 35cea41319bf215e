import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Status,
} from "discord.js";
import type { ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { MINUTE } from "../../src/when.ts";
import { chatError } from "./failures.ts";
import type { DiscordSettings } from "./settings.ts";
import { Shards } from "./shards.ts";

/** What we are told of: guilds and their channels, what is said to us. None of it is privileged. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];
/** How long a connection may take to come up, or back, by itself (ms). */
const PATIENCE = 20_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = MINUTE;
/** A connection that lived so long was a good one. */
const LONG = MINUTE;

/** What Discord tells, by its name of the event; the data as it came. */
export type Told = (data: never) => void;

interface GatewayParts {
  readonly settings: DiscordSettings;
  readonly log: Log;
  /** By the name of the event, « INTERACTION_CREATE ». */
  readonly told: ReadonlyMap<string, Told>;
  /** Told each time that it is there, for the first time or again. */
  readonly up?: () => void;
  readonly patience?: number | undefined;
}

/** What one attempt is made with, and what ends it. */
interface Line {
  readonly client: Client;
  readonly over: AbortController;
}

/**
 * The connection by which Discord tells what people do. The library opens it again by itself,
 * every half second and for ever, without a word; a watch over it begins anew, with pauses
 * that grow, what does not come up or back.
 */
export class Gateway {
  readonly #parts: GatewayParts;
  readonly #patience: number;
  #line: Line | undefined;
  #state: ChatState = { state: "connecting" };
  #failures = 0;
  #since = 0;
  #watch: NodeJS.Timeout | undefined;
  #tried: () => void = () => undefined;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#patience = parts.patience ?? PATIENCE;
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Begins to open it, and goes on trying; settled once the first attempt came to something. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#tried = resolve;
      this.#begin();
    });
  }

  #begin(): void {
    const line = this.#made();
    this.#line = line;
    this.#watchOver(line, { state: "lost", reason: "timeout" });
    line.client
      .login(this.#parts.settings.token)
      .catch((error: unknown) => this.#again(line, stateAfter(error)));
  }

  #made(): Line {
    const { settings, log, told } = this.#parts;
    const { apiUrl, shards } = settings;
    const over = new AbortController();
    const client = new Client({
      intents: INTENTS,
      waitGuildTimeout: 0,
      allowedMentions: { parse: [] },
      ...(shards !== undefined && { shardCount: shards }),
      ws: { buildStrategy: (manager) => new Shards(manager, this.#patience) },
      rest: {
        ...(apiUrl !== undefined && { api: apiUrl }),
        retries: 0,
        rejectOnRateLimit: () => true,
        timeout: this.#patience,
        // Whoever stops does not wait for an answer that comes late.
        makeRequest: (url, init) => {
          const signals = [over.signal, ...(init.signal ? [init.signal] : [])];
          return DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any(signals) });
        },
      },
    });
    const line = { client, over };
    // As it came over the wire: nobody waits for guilds, and nothing is made of it but what we need.
    for (const [name, hear] of told) client.ws.on(name as never, hear as never);
    // Without a listener an error ends the process.
    client.on(Events.Error, (error) => log.warn({ platform: "discord", err: error }, "an error"));
    client.on(Events.ShardError, (error) =>
      log.warn({ platform: "discord", err: error }, "an error of the gateway"),
    );
    client.on(Events.ShardReady, () => this.#up(line));
    client.on(Events.ShardResume, () => this.#up(line));
    client.on(Events.ShardReconnecting, () => this.#down(line));
    // The library gives up after these alone: Discord will say the same to the same token.
    client.on(Events.ShardDisconnect, ({ code }) =>
      this.#again(line, { state: "refused", reason: GatewayCloseCodes[code] ?? `closed ${code}` }),
    );
    return line;
  }

  #up(line: Line): void {
    if (line !== this.#line) return;
    if (line.client.ws.shards.some(({ status }) => status !== Status.Ready)) {
      // Discord lets shards in one after the other: as long as there are more, it is waited for.
      this.#watchOver(line, this.#state);
      return;
    }
    clearTimeout(this.#watch);
    if (this.#state.state === "connected") return;
    this.#since = performance.now();
    this.#state = { state: "connected" };
    this.#tried();
    this.#parts.up?.();
  }

  /** It is left to come back by itself for a while, and begun anew when it does not. */
  #down(line: Line): void {
    if (line !== this.#line) return;
    const state: ChatState = { state: "lost", reason: "gateway" };
    if (this.#state.state === "connected") {
      if (performance.now() - this.#since > LONG) this.#failures = 0;
      this.#watchOver(line, state);
    }
    this.#state = state;
    this.#tried();
  }

  #watchOver(line: Line, state: ChatState): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#again(line, state), this.#patience);
  }

  /** Ends an attempt, and makes the next after a pause. */
  #again(line: Line, state: ChatState): void {
    if (line !== this.#line) return;
    this.#line = undefined;
    this.#state = state;
    this.#tried();
    void ended(line);
    const growing = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    // Whoever was refused has first to be let in by somebody.
    const pause = state.state === "refused" ? LONGEST_PAUSE : growing;
    this.#failures += 1;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#begin(), pause * (0.5 + Math.random() / 2));
  }

  async close(): Promise<void> {
    clearTimeout(this.#watch);
    const line = this.#line;
    this.#line = undefined;
    this.#state = { state: "connecting" };
    this.#tried();
    if (line !== undefined) await ended(line);
  }
}

/** Nothing more is heard of it. */
async function ended({ client, over }: Line): Promise<void> {
  client.ws.removeAllListeners();
  over.abort();
  await client.destroy().catch(() => undefined);
}

function stateAfter(error: unknown): ChatState {
  const { failure } = chatError(error);
  if (failure.kind === "limited") return { state: "lost", reason: failure.kind };
  const state = failure.code === "TokenInvalid" ? "refused" : "lost";
  return { state, reason: failure.code };
}
