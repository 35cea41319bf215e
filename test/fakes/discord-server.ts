import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Gateway } from "./discord/gateway.ts";
import { INTENT } from "./discord/gateway-events.ts";
import { GuildChanges } from "./discord/guild-changes.ts";
import { INTERACTION, Interactions } from "./discord/interactions.ts";
import { readerOf } from "./discord/onlooker.ts";
import { eventSent } from "./discord/payloads.ts";
import type { Permission } from "./discord/permission-bits.ts";
import { DiscordPerson } from "./discord/person.ts";
import { RateLimits } from "./discord/rate-limits.ts";
import { readMessage, type Seen } from "./discord/reading.ts";
import { answerRequest, type Desk } from "./discord/rest-api.ts";
import { named } from "./discord/routes.ts";
import { DEFAULTS, type Settings } from "./discord/settings.ts";
import { type Call, type Turn, Turns } from "./discord/turns.ts";
import {
  APP,
  BOT,
  type Channel,
  type ChannelKind,
  HOME,
  MEMBERS_MAY,
  type Message,
  role,
  World,
} from "./discord/world.ts";

/*
 * Discord on loopback, for the real client library: REST, the gateway and interactions,
 * with all that Discord itself would remember and refuse.
 */

export class DiscordServer {
  /** Every request, in order. */
  readonly calls: Call[] = [];
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #interactions: Interactions;
  readonly #changes: GuildChanges;
  readonly #turns: Turns;
  readonly #desk: Desk;
  readonly #server: Server;
  #token = "OTAw.Thionville.utopia";

  private constructor(settings: Settings) {
    const { now, limitsNow, buckets, answeredWithin, permissions, privilegedIntents } = settings;
    const isAllRead = (privilegedIntents & INTENT.messageContent) !== 0;
    this.#world = new World(now, permissions, isAllRead);
    const gatewayUrl = () => this.url.replace("http", "ws");
    this.#gateway = new Gateway(this.#world, settings, () => this.#token, gatewayUrl);
    this.#interactions = new Interactions(this.#world, answeredWithin);
    const tell = this.#gateway.tell.bind(this.#gateway);
    this.#changes = new GuildChanges(this.#world, tell);
    this.#turns = new Turns(limitsNow);
    const discord = {
      world: this.#world,
      interactions: this.#interactions,
      limits: new RateLimits(buckets, limitsNow),
      tell,
      gateway: () => ({ url: gatewayUrl(), startsLeft: this.#gateway.startsLeft }),
    };
    this.#desk = { discord, turns: this.#turns, calls: this.calls, token: () => this.#token };
    this.#server = createServer((request, response) => {
      // An app that was killed while it spoke has said nothing.
      answerRequest(this.#desk, request, response).catch(() => request.socket.destroy());
    });
    this.#server.on("upgrade", (request, socket, head) =>
      this.#gateway.welcome(request, socket, head),
    );
  }

  static async start(settings: Partial<Settings> = {}): Promise<DiscordServer> {
    const discord = new DiscordServer({ ...DEFAULTS, ...settings });
    await new Promise<void>((resolve) => {
      discord.#server.listen(0, "127.0.0.1", resolve);
    });
    return discord;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As the client library wants it: it adds the version itself. */
  get apiUrl(): string {
    return `${this.url}/api`;
  }

  get token(): string {
    return this.#token;
  }

  /** The app, its own user and the guild that is there from the start. */
  get ids(): { readonly application: string; readonly bot: string; readonly guild: string } {
    return { application: APP.id, bot: BOT, guild: HOME.id };
  }

  /** Somebody of the guild, with these roles; the same again under the same id. */
  person(
    id: string,
    name: string,
    { locale = "fr", roles = [] }: { locale?: string; roles?: readonly string[] } = {},
  ): DiscordPerson {
    this.#world.users.set(id, { id, name, locale, isReachable: true });
    this.#world.guilds.get(HOME.id)?.members.set(id, { roles });
    const around = {
      world: this.#world,
      gateway: this.#gateway,
      interactions: this.#interactions,
    };
    return new DiscordPerson(around, id);
  }

  /** An interaction as something that this person does there would bring one. */
  interactionOf(
    user: string,
    channel: string,
    kind: keyof typeof INTERACTION = "command",
    message?: string,
  ): { readonly id: string; readonly token: string } {
    const type = INTERACTION[kind];
    return this.#interactions.open({ type, user, channel, message }).interaction;
  }

  /** One more guild, with the app in it unless it says not, where everybody may do this besides. */
  guild(
    id: string,
    name: string,
    { withBot = true, may = [] }: { withBot?: boolean; may?: readonly Permission[] } = {},
  ): void {
    const everyone = role(id, "@everyone", [...MEMBERS_MAY, ...may]);
    const roles = new Map([[id, everyone]]);
    this.#world.guilds.set(id, { id, name, owner: id, roles, members: new Map() });
    if (withBot) this.#changes.addBot(id);
  }

  role(
    id: string,
    name: string,
    { may = [], isMentionable = false }: { may?: Permission[]; isMentionable?: boolean } = {},
  ): void {
    this.#world.guilds.get(HOME.id)?.roles.set(id, role(id, name, may, isMentionable));
  }

  /** Gives a role to somebody, or to the app itself. */
  gives(user: string, roleId: string): void {
    this.#changes.give(HOME.id, user, roleId);
  }

  channel(
    id: string,
    name: string,
    { kind = "text", guild = HOME.id }: { kind?: ChannelKind; guild?: string } = {},
  ): void {
    this.#changes.add(channelOf(id, name, kind, guild));
  }

  thread(id: string, name: string, where: { readonly in: string }): void {
    const guild = this.#world.channels.get(where.in)?.guild;
    this.#changes.add({ ...channelOf(id, name, "thread", guild), parent: where.in });
  }

  renames(id: string, name: string): void {
    this.#changes.change(id, { name });
  }

  /** Closes a thread, which a message opens again, or locks it for good. */
  archives(id: string, isLocked = false): void {
    this.#changes.change(id, { isArchived: true, isLocked });
  }

  /** Opens a thread again, locked or not. */
  opens(id: string): void {
    this.#changes.change(id, { isArchived: false, isLocked: false });
  }

  deletes(id: string): void {
    this.#changes.remove(id);
  }

  /** The app may do this in the guild, or in a channel of it that is named. */
  grants(permission: Permission, where?: { readonly in: string }): void {
    if (where === undefined) this.#changes.permit(HOME.id, permission, true);
    else this.#changes.overwrite(where.in, permission, "allow");
  }

  /** Neither the app's role nor everybody's holds it any longer, or a channel forbids it. */
  withdraws(permission: Permission, where?: { readonly in: string }): void {
    if (where === undefined) this.#changes.permit(HOME.id, permission, false);
    else this.#changes.overwrite(where.in, permission, "deny");
  }

  removesBot(guild: string = HOME.id): void {
    this.#changes.removeBot(guild);
  }

  addsBot(guild: string = HOME.id): void {
    this.#changes.addBot(guild);
  }

  /** The guild is lost to an outage of Discord's, or found again. */
  losesGuild(guild: string = HOME.id): void {
    this.#changes.setAvailable(guild, false);
  }

  findsGuild(guild: string = HOME.id): void {
    this.#changes.setAvailable(guild, true);
  }

  /** What everybody can read in a channel, the oldest first, in French. */
  shown(channel: string): readonly Seen[] {
    const reader = readerOf(this.#world, "fr");
    return this.standing(channel).map((message) => readMessage(message, reader));
  }

  /** The same, as Discord keeps it. */
  standing(channel: string): readonly Message[] {
    return this.#world.standing(channel);
  }

  /** The scheduled events of the guild, those that are over included. */
  get events(): readonly Readonly<Record<string, unknown>>[] {
    return [...this.#world.events.values()].map((one) => eventSent(this.#world, one));
  }

  /** The channel of the direct messages between the app and this person. */
  directOf(user: string): string {
    return this.#world.directWith(user).id;
  }

  /** The next requests of a route, « POST /channels/:channel/messages », go so; `of`: those alone whose path names it. */
  fails(route: string, turn: Turn, { times = 1, of }: { times?: number; of?: string } = {}): void {
    this.#turns.plan(named(route), turn, times, of);
  }

  /** How many requests of a route were carried out, whether their answers arrived or not. */
  accepted(route: string): number {
    const name = named(route);
    return this.calls.filter((call) => call.route === name && call.isDone).length;
  }

  /** The connections of the app, and what becomes of them. */
  get gateway(): Gateway {
    return this.#gateway;
  }

  /** Whoever administers the app gives it another token: the old one is worth nothing. */
  resetsToken(): void {
    this.#token = `${this.#token}.again`;
  }

  async close(): Promise<void> {
    this.#interactions.close();
    this.#gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

const channelOf = (
  id: string,
  name: string,
  kind: ChannelKind,
  guild: string | undefined,
): Channel => ({
  id,
  kind,
  guild,
  name,
  overwrites: new Map(),
  isArchived: false,
  isLocked: false,
});
