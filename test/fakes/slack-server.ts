import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { AppLink } from "./slack/app-link.ts";
import { ChannelEvents } from "./slack/channel-events.ts";
import type { Fields } from "./slack/checks.ts";
import type { Slack } from "./slack/methods.ts";
import { SlackPerson } from "./slack/person.ts";
import { readMessage, type Seen } from "./slack/reading.ts";
import { ResponseUrls } from "./slack/response-urls.ts";
import { Screens } from "./slack/screens.ts";
import { DEFAULTS, type Settings } from "./slack/settings.ts";
import { SignedHttp } from "./slack/signed-http.ts";
import { SocketMode } from "./slack/socket-mode.ts";
import { Triggers } from "./slack/triggers.ts";
import { type Call, type Turn, Turns } from "./slack/turns.ts";
import { answerCall } from "./slack/web-api.ts";
import { BOT, type Channel, type Message, TEAM, World } from "./slack/world.ts";

/*
 * Slack on loopback, for the real client library: the Web API, Socket Mode, signed requests
 * and response addresses, with all that Slack itself would remember and refuse.
 */

export class SlackServer {
  readonly botToken = "xoxb-thionville";
  readonly appToken = "xapp-thionville";
  readonly signingSecret = "0123456789abcdef";
  /** Every call of the Web API, in order. */
  readonly calls: Call[] = [];
  readonly #world: World;
  readonly #settings: Settings;
  readonly #server: Server;
  readonly #sockets: SocketMode;
  readonly #app: AppLink;
  readonly #triggers: Triggers;
  readonly #responseUrls: ResponseUrls;
  readonly #screens: Screens;
  readonly #turns: Turns;
  readonly #scopes: Set<string>;
  readonly #channels: ChannelEvents;
  #http: SignedHttp | undefined;
  #isRevoked = false;

  private constructor(settings: Settings) {
    const { now, acknowledgedWithin, chance, triggersLive, retriesAfter, events } = settings;
    this.#settings = settings;
    this.#world = new World(now);
    this.#scopes = new Set(settings.scopes);
    this.#sockets = new SocketMode(acknowledgedWithin, chance);
    this.#app = new AppLink(() => this.#http ?? this.#sockets, retriesAfter, new Set(events));
    this.#channels = new ChannelEvents({
      world: this.#world,
      app: this.#app,
      scopes: this.#scopes,
    });
    this.#triggers = new Triggers(triggersLive);
    this.#responseUrls = new ResponseUrls(this.#world, () => this.url);
    this.#screens = new Screens(this.#world);
    this.#turns = new Turns(now);
    this.#server = createServer((request, response) => {
      // An app that was killed while it spoke has said nothing.
      this.#answer(request, response).catch(() => request.socket.destroy());
    });
    this.#server.on("upgrade", (request, socket, head) =>
      this.#sockets.welcome(request, socket, head),
    );
  }

  static async start(settings: Partial<Settings> = {}): Promise<SlackServer> {
    const slack = new SlackServer({ ...DEFAULTS, ...settings });
    await new Promise<void>((resolve) => {
      slack.#server.listen(0, "127.0.0.1", resolve);
    });
    return slack;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** The team and the app's own user, as everybody knows them. */
  get ids(): { readonly team: string; readonly bot: string } {
    return { team: TEAM.id, bot: BOT.user };
  }

  /** Somebody of the team; the same again under the same id. */
  person(id: string, name: string): SlackPerson {
    this.#world.users.set(id, { id, name });
    return new SlackPerson(
      {
        world: this.#world,
        app: this.#app,
        triggers: this.#triggers,
        responseUrls: this.#responseUrls,
        screens: this.#screens,
      },
      { id, name },
    );
  }

  /** A trigger as something that this person does would bring one. */
  triggerOf(user: string): string {
    return this.#triggers.issue(user);
  }

  /** A response address as something that this person does there would bring one. */
  responseUrlOf(user: string, channel: string): string {
    return this.#responseUrls.issue(user, channel);
  }

  /** A channel in which the app is, unless it says not. */
  channel(
    id: string,
    name: string,
    { kind = "public", withBot = true }: { kind?: "public" | "private"; withBot?: boolean } = {},
  ): void {
    const members = new Set(withBot ? [BOT.user] : []);
    this.#world.channels.set(id, { id, name, kind, isArchived: false, members });
  }

  /** Settled, as what follows is, once the app has acknowledged the event that it subscribed to. */
  archives(id: string, isArchived = true): Promise<void> {
    return this.#channels.archive(this.#channel(id), isArchived);
  }

  renames(id: string, name: string): Promise<void> {
    return this.#channels.rename(this.#channel(id), name);
  }

  /** Shares a private channel beyond the team, by which it comes to another id. */
  shares(id: string, newId: string): Promise<void> {
    return this.#channels.share(this.#channel(id), newId);
  }

  deletes(id: string): Promise<void> {
    return this.#channels.remove(this.#channel(id));
  }

  invitesBot(id: string): Promise<void> {
    return this.invites(BOT.user, id);
  }

  /** Somebody becomes a member of a channel. */
  invites(user: string, id: string): Promise<void> {
    return this.#channels.add(this.#channel(id), user);
  }

  removesBot(id: string): Promise<void> {
    return this.#channels.removeBot(this.#channel(id));
  }

  #channel(id: string): Channel {
    const channel = this.#world.channels.get(id);
    if (channel === undefined) throw new Error(`No channel ${id}`);
    return channel;
  }

  /** What everybody can read in a channel, the oldest first. */
  shown(channel: string): readonly Seen[] {
    return this.standing(channel).map((message) =>
      readMessage(message, (id) => this.#world.nameOf(id)),
    );
  }

  /** The same, as Slack keeps it: text, blocks and metadata. */
  standing(channel: string): readonly Message[] {
    return this.#world.standing(channel);
  }

  /** The channel of the direct messages between the app and this person. */
  directOf(user: string): string {
    return this.#world.directWith(user).id;
  }

  /** The app listens here: Slack sends signed requests instead of using sockets. */
  postsTo(url: string): void {
    const { signingSecret } = this;
    this.#http = new SignedHttp({ url, signingSecret }, this.#settings.acknowledgedWithin);
  }

  /** Where the app listens. */
  get listensAt(): string {
    return this.#http?.url ?? "";
  }

  /** Whether the app's address answers Slack's challenge. */
  async verifiesUrl(challenge: string): Promise<boolean> {
    if (this.#http === undefined) throw new Error("The app listens nowhere");
    return this.#http.verifies(challenge);
  }

  /** How many sockets the app has open. */
  get connections(): number {
    return this.#sockets.connections;
  }

  /** How many acknowledgements nobody waited for any longer. */
  get ignoredAcknowledgements(): number {
    return this.#sockets.ignored;
  }

  /** Asks the oldest sockets to make way, as Slack does every few hours. */
  refreshes(count = 1, reason: "warning" | "refresh_requested" = "refresh_requested"): void {
    this.#sockets.refresh(count, reason);
  }

  /** The oldest sockets end without a goodbye. */
  cutsSockets(count = this.connections): void {
    this.#sockets.cut(count);
  }

  /** The connections end over which the app was asked and has not answered yet. */
  cutsRequests(): void {
    this.#http?.cut();
  }

  /** The next command, click or event arrives twice, the very same. */
  doublesNext(): void {
    this.#app.doubleNext();
  }

  /** The next calls of a method, in a channel if it is named, go so. */
  fails(
    method: string,
    turn: Turn,
    { times = 1, channel }: { times?: number; channel?: string } = {},
  ): void {
    this.#turns.plan(method, turn, times, channel);
  }

  grants(scope: string): void {
    this.#scopes.add(scope);
  }

  withdraws(scope: string): void {
    this.#scopes.delete(scope);
  }

  /** The app is removed from the team: none of its tokens is worth anything. */
  revokesTokens(): void {
    this.#isRevoked = true;
  }

  /** It is back, with the tokens that it had. */
  restoresTokens(): void {
    this.#isRevoked = false;
  }

  /** How many calls of a method were carried out, whether their answers arrived or not. */
  accepted(method: string): number {
    return this.calls.filter((call) => call.method === method && call.isDone).length;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, room, name = ""] = new URL(request.url ?? "", this.url).pathname.split("/");
    if (room === "api") return answerCall(this.#desk(), name, request, response);
    if (room === "response") return this.#respond(name, request, response);
    response.writeHead(404).end();
    return undefined;
  }

  #desk(): Parameters<typeof answerCall>[0] {
    const slack: Slack = {
      world: this.#world,
      triggers: this.#triggers,
      scopes: this.#scopes,
      url: this.url,
      newSocketUrl: () =>
        `${this.url.replace("http", "ws")}/link/?ticket=${this.#sockets.newTicket()}`,
    };
    const { botToken: bot, appToken: app } = this;
    const tokens = () => ({ bot, app, isRevoked: this.#isRevoked });
    return { slack, turns: this.#turns, calls: this.calls, tokens };
  }

  async #respond(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = this.#responseUrls.use(id, (await json(request)) as Fields);
    const status = reply.ok ? 200 : 404;
    response.writeHead(status, { "content-type": reply.ok ? "text/plain" : "application/json" });
    response.end(reply.ok ? "ok" : JSON.stringify(reply));
  }

  async close(): Promise<void> {
    this.#sockets.close();
    this.#server.closeAllConnections();
    await Promise.all([
      this.#app.close(),
      new Promise((resolve) => {
        this.#server.close(resolve);
      }),
    ]);
  }
}
