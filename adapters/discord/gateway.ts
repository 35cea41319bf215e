import { Client, Events, GatewayIntentBits } from "discord.js";
import type { ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { MINUTE } from "../../src/when.ts";
import type { DiscordSettings } from "./settings.ts";

/** What we are told of: guilds and their channels, what is said to us. None of it is privileged. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];
/** How long a connection that broke may take to come back by itself (ms). */
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
}

/**
 * The connection by which Discord tells what people do. The library opens it again by itself,
 * every half second and for ever, without a word; a watch over it begins anew, with pauses
 * that grow, what does not come back.
 */
export class Gateway {
  readonly #parts: GatewayParts;
  #client: Client | undefined;
  #state: ChatState = { state: "connecting" };
  #failures = 0;
  #since = 0;
  #watch: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Tries to open it, and goes on trying; settled with the first attempt, come of it what may. */
  async open(): Promise<void> {
    if (this.#isClosed) return;
    const client = this.#made();
    this.#client = client;
    try {
      await client.login(this.#parts.settings.token);
    } catch (error) {
      await this.#again(client, stateAfter(error));
    }
  }

  #made(): Client {
    const { settings, log, told } = this.#parts;
    const { apiUrl, shards } = settings;
    const client = new Client({
      intents: INTENTS,
      waitGuildTimeout: 0,
      allowedMentions: { parse: [] },
      ...(shards !== undefined && { shardCount: shards }),
      rest: { ...(apiUrl !== undefined && { api: apiUrl }), retries: 0, timeout: PATIENCE },
    });
    // As it came over the wire: nobody waits for guilds, and nothing is made of it but what we need.
    for (const [name, hear] of told) client.ws.on(name as never, hear as never);
    // Without a listener an error ends the process.
    client.on(Events.Error, (error) => log.warn({ platform: "discord", err: error }, "an error"));
    client.on(Events.ShardError, (error) =>
      log.warn({ platform: "discord", err: error }, "an error of the gateway"),
    );
    for (const event of [Events.ShardReady, Events.ShardResume] as const)
      client.on(event as never, (() => this.#up()) as never);
    client.on(Events.ShardReconnecting, () => this.#down(client, { state: "lost" }));
    client.on(Events.ShardDisconnect, ({ code }) =>
      this.#down(client, { state: "lost", reason: `closed ${code}` }),
    );
    client.on(Events.Invalidated, () => this.#down(client, { state: "lost" }));
    return client;
  }

  #up(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    if (this.#state.state !== "connected") this.#since = performance.now();
    this.#state = { state: "connected" };
  }

  /** It is left to come back by itself for a while, and begun anew when it does not. */
  #down(client: Client, state: ChatState): void {
    if (this.#isClosed || client !== this.#client) return;
    if (this.#state.state === "connected" && performance.now() - this.#since > LONG)
      this.#failures = 0;
    this.#state = state;
    this.#watch ??= setTimeout(() => void this.#again(client, state), PATIENCE);
  }

  async #again(client: Client, state: ChatState): Promise<void> {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    this.#state = state;
    this.#client = undefined;
    await client.destroy().catch(() => undefined);
    if (this.#isClosed) return;
    this.#failures += 1;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#failures - 1));
    this.#watch = setTimeout(() => void this.open(), pause * (0.5 + Math.random() / 2));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#watch);
    await this.#client?.destroy();
    this.#state = { state: "connecting" };
  }
}

/** What Discord says to a token, or to intents, that it does not let in. */
const REFUSED: ReadonlySet<string> = new Set(["TokenInvalid", "DisallowedIntents"]);

function stateAfter(error: unknown): ChatState {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (REFUSED.has(code)) return { state: "refused", reason: code };
  return { state: "lost", reason: code === "" ? "gateway" : code };
}
