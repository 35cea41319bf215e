import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fields, isFields, word } from "./checks.ts";
import { type GatewayEvent, INTENT, KNOWN_INTENTS, PRIVILEGED } from "./gateway-events.ts";
import { guildSent, userSent } from "./payloads.ts";
import { type Frame, Session, shardOf } from "./sessions.ts";
import type { Settings } from "./settings.ts";
import { APP, BOT, type Guild, type World } from "./world.ts";

/* https://docs.discord.com/developers/events/gateway */

const OP = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
} as const;

/** Why Discord closes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  invalidShard: 4010,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

export class Gateway {
  /** What the app did and how its connections ended, « identify », « resume », « closed 4004 », in order. */
  readonly log: string[] = [];
  readonly #world: World;
  readonly #settings: Settings;
  readonly #token: () => string;
  readonly #url: () => string;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #later = new Set<NodeJS.Timeout>();
  readonly #held: (() => void)[] = [];
  readonly #asked: (() => void)[] = [];
  #startsLeft: number;
  #isAcknowledging = true;
  #isRefusing = false;
  #isUnreachable = false;
  #closesWith: number | undefined;
  #hangsBefore: "upgrade" | "hello" | undefined;
  /** Of those who are kept waiting. */
  readonly #hanging = new Set<Duplex>();

  constructor(world: World, settings: Settings, token: () => string, url: () => string) {
    this.#world = world;
    this.#settings = settings;
    this.#token = token;
    this.#url = url;
    this.#startsLeft = settings.sessionStartsLeft;
  }

  get startsLeft(): number {
    return this.#startsLeft;
  }

  /** How many sessions have a connection. */
  get connections(): number {
    return [...this.#sessions.values()].filter(({ link }) => link !== undefined).length;
  }

  /** Whether anybody would be told of anything, at once or on coming back. */
  get hasSessions(): boolean {
    return this.#sessions.size > 0;
  }

  set isAcknowledging(isAcknowledging: boolean) {
    this.#isAcknowledging = isAcknowledging;
  }

  set isRefusing(isRefusing: boolean) {
    this.#isRefusing = isRefusing;
  }

  /** Connections are cut before anything is said. */
  set isUnreachable(isUnreachable: boolean) {
    this.#isUnreachable = isUnreachable;
  }

  /** Whoever identifies from now on is turned away with this code. */
  set closesWith(code: number) {
    this.#closesWith = code;
  }

  /** Says nothing any more to whoever comes, from this on. */
  set hangsBefore(step: "upgrade" | "hello" | undefined) {
    this.#hangsBefore = step;
  }

  welcome(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#isUnreachable) {
      socket.destroy();
      return;
    }
    if (this.#isRefusing) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\n\r\n");
      return;
    }
    if (this.#hangsBefore !== undefined) this.#hanging.add(socket);
    if (this.#hangsBefore === "upgrade") return;
    this.#server.handleUpgrade(request, socket, head, (link) => this.#greet(link));
  }

  #greet(link: WebSocket): void {
    // Deaf as well: it never answers a goodbye.
    if (this.#hangsBefore === "hello") return link.pause();
    link.on("error", () => link.terminate());
    link.on("message", (data) => this.#hear(link, (data as Buffer).toString()));
    link.on("close", (code) => {
      this.log.push(`closed ${code}`);
      const session = this.#of(link);
      if (session === undefined) return;
      session.detach();
      // Whoever says goodbye so does not come back: the session is over.
      if (code === 1_000 || code === 1_001) this.#sessions.delete(session.id);
    });
    send(link, { op: OP.hello, d: { heartbeat_interval: this.#settings.heartbeatInterval } });
  }

  #of(link: WebSocket): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.link === link);
  }

  #hear(link: WebSocket, said: string): void {
    const frame = parsed(said);
    if (frame === undefined) return link.close(CLOSE.decodeError);
    const data = isFields(frame.d) ? frame.d : {};
    switch (frame.op) {
      case OP.heartbeat:
        this.log.push("heartbeat");
        for (const hear of this.#asked.splice(0)) hear();
        if (this.#isAcknowledging) send(link, { op: OP.acknowledged });
        return undefined;
      case OP.identify:
        this.log.push("identify");
        return this.#identify(link, data);
      case OP.resume:
        this.log.push("resume");
        return this.#resume(link, data);
      case OP.presence:
        return this.#of(link) === undefined ? link.close(CLOSE.notAuthenticated) : undefined;
      default:
        return link.close(CLOSE.unknownOpcode);
    }
  }

  #identify(link: WebSocket, { token, intents, shard: said }: Fields): void {
    const asked = Number(intents ?? 0);
    const shard = shardOf(said);
    if (shard === undefined) return link.close(CLOSE.invalidShard);
    if (this.#closesWith !== undefined) return link.close(this.#closesWith);
    if (this.#of(link) !== undefined) return link.close(CLOSE.alreadyAuthenticated);
    // Whoever has no start left has its token taken away.
    if (token !== this.#token() || this.#startsLeft === 0)
      return link.close(CLOSE.authenticationFailed);
    if ((asked & ~KNOWN_INTENTS) !== 0) return link.close(CLOSE.invalidIntents);
    if ((asked & PRIVILEGED & ~this.#settings.privilegedIntents) !== 0)
      return link.close(CLOSE.disallowedIntents);
    this.#startsLeft -= 1;
    const session = new Session(randomUUID(), asked, shard, link);
    this.#sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(
      ({ id, members }) => members.has(BOT) && session.isFor(id),
    );
    session.tell("READY", {
      v: 10,
      user: userSent(this.#world, BOT),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      shard: [shard.id, shard.count],
      resume_gateway_url: this.#url(),
      application: { id: APP.id, flags: 0 },
    });
    for (const guild of guilds) this.#bring(session, guild);
    return undefined;
  }

  /** A guild arrives some time after the session has begun, or when the test lets it. */
  #bring(session: Session, guild: Guild): void {
    if (!session.hears(INTENT.guilds)) return;
    const arrive = (): void => session.tell("GUILD_CREATE", guildSent(this.#world, guild));
    const { guildsArriveAfter } = this.#settings;
    if (guildsArriveAfter === undefined) this.#held.push(arrive);
    else this.#soon(arrive, guildsArriveAfter);
  }

  #soon(act: () => void, after: number): void {
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      act();
    }, after);
    this.#later.add(timer);
  }

  #resume(link: WebSocket, { token, session_id: id, seq }: Fields): void {
    if (token !== this.#token()) return link.close(CLOSE.authenticationFailed);
    const session = this.#sessions.get(word(id));
    if (session === undefined) return send(link, { op: OP.invalidSession, d: false });
    if (Number(seq) > session.sequence) return link.close(CLOSE.invalidSequence);
    session.resume(link, Number(seq));
    return undefined;
  }

  /** Each session that asked for such things is told, at once or when it comes back. */
  tell({ name, data, intent }: GatewayEvent): void {
    const guild = data["guild_id"] ?? (name.startsWith("GUILD_") ? data["id"] : undefined);
    for (const session of this.#sessions.values())
      if (
        (intent === undefined || session.hears(intent)) &&
        session.isFor(typeof guild === "string" ? guild : undefined)
      )
        session.tell(name, data);
  }

  /** Settled once the app has taken in all that it was told: it answers what it is asked in order. */
  async heard(): Promise<void> {
    for (const { link } of this.#sessions.values()) {
      if (link === undefined) continue;
      const answered = new Promise<void>((resolve) => this.#asked.push(resolve));
      send(link, { op: OP.heartbeat, d: null });
      await answered;
    }
  }

  /** The latest event again, the very same under a new number. */
  repeatLatest(): void {
    for (const session of this.#sessions.values()) session.repeat();
  }

  letGuildsArrive(): void {
    for (const arrive of this.#held.splice(0)) arrive();
  }

  /** Asks every connection to make way, as Discord does now and then. */
  askToReconnect(): void {
    for (const { link } of this.#sessions.values())
      if (link !== undefined) send(link, { op: OP.reconnect, d: null });
  }

  invalidate(isResumable: boolean): void {
    for (const session of this.#sessions.values()) {
      if (!isResumable) this.#sessions.delete(session.id);
      if (session.link !== undefined) send(session.link, { op: OP.invalidSession, d: isResumable });
    }
  }

  /** Every connection ends without a goodbye. */
  cut(): void {
    for (const link of this.#server.clients) link.terminate();
  }

  forgetSessions(): void {
    this.#sessions.clear();
  }

  close(): void {
    for (const timer of this.#later) clearTimeout(timer);
    for (const socket of this.#hanging) socket.destroy();
    this.cut();
    this.#server.close();
  }
}

const send = (link: WebSocket, frame: Frame): void => link.send(JSON.stringify(frame));

function parsed(said: string): Frame | undefined {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}
