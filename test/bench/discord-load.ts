import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import type { Told } from "./load.ts";

const SECOND = 1_000;
/** Nobody waits longer: an answer that has not come by then was lost. */
const PATIENCE = 30 * SECOND;
const APPLICATION = "900000000000000001";
const GUILD = "700000000000000001";
/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes */
const OP = { dispatch: 0, heartbeat: 1, identify: 2, hello: 10, acknowledged: 11 } as const;
const CALLBACK = /^\/interactions\/(?<id>\d+)\//u;

/** What somebody does, and where: the type of the interaction and what it tells, as Discord tells it. */
export interface Deed {
  readonly user: string;
  readonly channel: string;
  readonly type: number;
  readonly data: unknown;
}

interface Frame {
  readonly op: number;
  readonly d?: { readonly token?: string };
}

/** Discord as far as a load needs it: tells apps what people do, hears their answers, and takes all else without a look. */
export class DiscordLoad {
  /** What was answered last. */
  last = "";
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  /** The connections of the apps, by their tokens. */
  readonly #apps = new Map<string, WebSocket>();
  readonly #waiting = new Map<string, (at: number) => void>();
  #count = 0;

  private constructor() {
    this.#server = createServer((asked, response) => {
      this.#take(asked).then(
        (body) => response.setHeader("content-type", "application/json").end(body),
        () => asked.socket.destroy(),
      );
    });
    this.#sockets = new WebSocketServer({ server: this.#server });
    this.#sockets.on("connection", (socket) => this.#greet(socket));
  }

  static async start(): Promise<DiscordLoad> {
    const load = new DiscordLoad();
    await new Promise<void>((resolve) => {
      load.#server.listen(0, "127.0.0.1", resolve);
    });
    return load;
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get #address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `http://${this.#address}/api`;
  }

  isConnected(token: string): boolean {
    return this.#apps.has(token);
  }

  #greet(socket: WebSocket): void {
    const send = (op: number, d: unknown, t?: string) =>
      socket.send(JSON.stringify({ op, d, ...(t !== undefined && { t, s: (this.#count += 1) }) }));
    socket.on("message", (said) => {
      const { op, d } = JSON.parse((said as Buffer).toString()) as Frame;
      if (op === OP.heartbeat) return send(OP.acknowledged, null);
      if (op !== OP.identify || d?.token === undefined) return undefined;
      const { token } = d;
      this.#apps.set(token, socket);
      socket.on("close", () => this.#apps.delete(token));
      const user = { id: APPLICATION, username: "utopia", discriminator: "0", bot: true };
      const application = { id: APPLICATION, flags: 0 };
      const where = { session_id: token, resume_gateway_url: `ws://${this.#address}` };
      return send(OP.dispatch, { v: 10, user, application, guilds: [], ...where }, "READY");
    });
    send(OP.hello, { heartbeat_interval: PATIENCE });
  }

  async #take(asked: IncomingMessage): Promise<string> {
    const path = (asked.url ?? "").replace("/api/v10", "").replace(/\?.*/u, "");
    const body = asked.method === "POST" ? await json(asked) : undefined;
    const { id } = CALLBACK.exec(path)?.groups ?? {};
    if (id === undefined) return JSON.stringify(this.#reply(asked.method ?? "", path));
    this.last = JSON.stringify(body);
    this.#waiting.get(id)?.(performance.now());
    this.#waiting.delete(id);
    return "{}";
  }

  #reply(method: string, path: string): unknown {
    this.#count += 1;
    if (path === "/gateway/bot") {
      const starts = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
      return { url: `ws://${this.#address}`, shards: 1, session_start_limit: starts };
    }
    const [, , name] = path.split("/");
    // No guild, no command and no past: of a channel its name, of a message its number.
    if (/\/(?:commands|messages|roles|scheduled-events)$/u.test(path) && method !== "POST")
      return [];
    const made = { id: String(this.#count), content: "" };
    return method === "POST" || path.includes("/messages/")
      ? made
      : { id: path.startsWith("/channels/") ? name : APPLICATION, name, content: "" };
  }

  /** Somebody does something before the app of this token. */
  does(token: string, { user, channel, type, data }: Deed): Told {
    this.#count += 1;
    const id = String(this.#count);
    const answered = new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer to ${id}`)), PATIENCE);
      this.#waiting.set(id, (at) => {
        clearTimeout(late);
        resolve(at);
      });
    });
    const d = {
      ...aroundOf(user, channel),
      message: messageIn(channel),
      id,
      token: id,
      type,
      data,
    };
    const frame = { op: OP.dispatch, t: "INTERACTION_CREATE", s: this.#count, d };
    this.#apps.get(token)?.send(JSON.stringify(frame));
    return { acknowledged: answered, answered };
  }

  /** Settled once an app has greeted, or left. */
  async until(token: string, isConnected: boolean): Promise<void> {
    for (const began = performance.now(); this.isConnected(token) !== isConnected; await sleep(1))
      if (performance.now() - began > PATIENCE) throw new Error(`${token} is never connected`);
  }
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
const aroundOf = (user: string, channel: string) => ({
  application_id: APPLICATION,
  version: 1,
  channel_id: channel,
  channel: { id: channel, type: 0, name: "logement", permissions: "0" },
  guild_id: GUILD,
  guild: { id: GUILD, locale: "fr", features: [] },
  guild_locale: "fr",
  locale: "fr",
  app_permissions: "0",
  entitlements: [],
  authorizing_integration_owners: { 0: GUILD },
  context: 0,
  attachment_size_limit: 10_485_760,
  member: {
    user: { id: user, username: user, global_name: user, discriminator: "0", avatar: null },
    nick: null,
    roles: [],
    joined_at: "2027-01-01T00:00:00.000Z",
    deaf: false,
    mute: false,
    flags: 0,
    permissions: "0",
  },
});

/** Whose button is pressed; what is sent comes without one, and nobody minds. */
const messageIn = (channel: string) => ({
  id: APPLICATION,
  channel_id: channel,
  author: { id: APPLICATION, username: "utopia", discriminator: "0", bot: true },
  content: "",
  timestamp: "2027-01-01T00:00:00.000Z",
  edited_timestamp: null,
  embeds: [],
  components: [],
  attachments: [],
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
  pinned: false,
  tts: false,
  type: 0,
  flags: 0,
});
