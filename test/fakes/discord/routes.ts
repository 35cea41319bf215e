import * as commands from "./command-routes.ts";
import * as events from "./event-routes.ts";
import * as interactions from "./interaction-routes.ts";
import { LIMITS } from "./limits.ts";
import * as messages from "./message-routes.ts";
import { channelSent, guildSent, memberSent, roleSent, userSent } from "./payloads.ts";
import { done, notFound, type Reply, refused } from "./refusals.ts";
import type { Asked, Discord } from "./requests.ts";
import { APP, BOT, type Guild } from "./world.ts";

interface Route {
  readonly run: (discord: Discord, asked: Asked) => Reply;
  /** The token of an interaction is all that it needs; nor does it count for the global limit. */
  readonly isOpen?: boolean;
}

const application = (): Reply =>
  done({
    id: APP.id,
    name: APP.name,
    icon: null,
    description: "",
    bot_public: false,
    bot_require_code_grant: false,
    flags: 0,
    verify_key: "00",
    team: null,
    interactions_endpoint_url: null,
  });

const gatewayBot = ({ gateway }: Discord): Reply => {
  const { url, startsLeft } = gateway();
  return done({
    url,
    shards: 1,
    session_start_limit: {
      total: LIMITS.sessionStarts.most,
      remaining: startsLeft,
      reset_after: 60_000,
      max_concurrency: 1,
    },
  });
};

/** Something of a guild in which the app is. */
const ofGuild =
  (answer: (discord: Discord, guild: Guild, asked: Asked) => Reply): Route["run"] =>
  (discord, asked) => {
    const guild = discord.world.guilds.get(asked.params["guild"] ?? "");
    if (guild === undefined) return refused(10004);
    return guild.members.has(BOT) ? answer(discord, guild, asked) : refused(50001);
  };

const commandsOf = "/applications/:application/commands";
const commandsOfGuild = "/applications/:application/guilds/:guild/commands";
const messagesOf = "/channels/:channel/messages";
const eventsOf = "/guilds/:guild/scheduled-events";
const webhook = "/webhooks/:application/:token";

const ROUTES: Readonly<Record<string, Route>> = {
  "GET /gateway/bot": { run: gatewayBot },
  "GET /users/@me": { run: ({ world }) => done(userSent(world, BOT)) },
  "GET /applications/@me": { run: application },
  "GET /oauth2/applications/@me": { run: application },
  "GET /applications/:application": { run: application },
  [`GET ${commandsOf}`]: { run: commands.list },
  [`PUT ${commandsOf}`]: { run: commands.replaceAll },
  [`GET ${commandsOfGuild}`]: { run: commands.list },
  [`PUT ${commandsOfGuild}`]: { run: commands.replaceAll },
  "GET /channels/:channel": {
    run: ({ world }, { params }) => {
      const channel = messages.visible(world, params["channel"]);
      return messages.isReply(channel) ? channel : done(channelSent(world, channel));
    },
  },
  [`GET ${messagesOf}`]: { run: messages.history },
  [`POST ${messagesOf}`]: { run: messages.create },
  [`GET ${messagesOf}/:message`]: { run: messages.get },
  [`PATCH ${messagesOf}/:message`]: { run: messages.edit },
  [`DELETE ${messagesOf}/:message`]: { run: messages.remove },
  "POST /users/@me/channels": {
    run: ({ world }, { body }) => {
      const channel = messages.openDirect(world, body);
      return messages.isReply(channel) ? channel : done(channelSent(world, channel));
    },
  },
  "GET /users/:user": {
    run: ({ world }, { params: { user = "" } }) =>
      world.users.has(user) ? done(userSent(world, user)) : refused(10013),
  },
  "GET /guilds/:guild": { run: ofGuild(({ world }, guild) => done(guildSent(world, guild))) },
  "GET /guilds/:guild/roles": {
    run: ofGuild((_, guild) => done([...guild.roles.values()].map(roleSent))),
  },
  "GET /guilds/:guild/channels": {
    run: ofGuild(({ world }, guild) =>
      done(
        [...world.channels.values()]
          .filter((one) => one.guild === guild.id && one.kind !== "thread")
          .map((one) => channelSent(world, one)),
      ),
    ),
  },
  "GET /guilds/:guild/members/:user": {
    run: ofGuild(({ world }, guild, { params: { user = "" } }) => {
      const id = user === "@me" ? BOT : user;
      return guild.members.has(id) ? done(memberSent(world, guild, id)) : refused(10007);
    }),
  },
  [`GET ${eventsOf}`]: { run: events.list },
  [`POST ${eventsOf}`]: { run: events.create },
  [`GET ${eventsOf}/:event`]: { run: events.get },
  [`PATCH ${eventsOf}/:event`]: { run: events.edit },
  [`DELETE ${eventsOf}/:event`]: { run: events.remove },
  "POST /interactions/:interaction/:token/callback": { run: interactions.callback, isOpen: true },
  [`POST ${webhook}`]: { run: interactions.followUp, isOpen: true },
  [`GET ${webhook}/messages/:message`]: { run: interactions.getAnswer, isOpen: true },
  [`PATCH ${webhook}/messages/:message`]: { run: interactions.editAnswer, isOpen: true },
  [`DELETE ${webhook}/messages/:message`]: { run: interactions.removeAnswer, isOpen: true },
};

/** A route with what stands in its path. */
export interface Found {
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly run: Route["run"];
}

const PATTERNS = Object.entries(ROUTES).map(([name, { run, isOpen = false }]) => ({
  name,
  run,
  isOpen,
  pattern: new RegExp(`^${name.replaceAll(/:(\w+)/gu, "(?<$1>[^/]+)")}$`, "u"),
}));

/** The route that a request takes: the first that it fits, so that `@me` is nobody's id. */
export function routeOf(method: string, path: string): Found {
  for (const { name, run, isOpen, pattern } of PATTERNS) {
    const match = pattern.exec(`${method} ${path}`);
    if (match !== null) return { route: name, params: match.groups ?? {}, isOpen, run };
  }
  return { route: `${method} ${path}`, params: {}, isOpen: false, run: () => notFound };
}

/** A route by its name, as it stands here and nowhere otherwise. */
export function named(route: string): string {
  if (ROUTES[route] === undefined) throw new Error(`No route « ${route} »`);
  return route;
}

/** What a route's limits are counted for. */
export const majorOf = ({ params }: Found): string =>
  params["channel"] ?? params["guild"] ?? params["token"] ?? "";
