import { postEphemeral, postMessage, remove, update } from "./chat-methods.ts";
import { type Fields, word } from "./checks.ts";
import * as conversations from "./conversation-methods.ts";
import { done, type Reply, refused } from "./refusals.ts";
import type { Triggers } from "./triggers.ts";
import * as views from "./view-methods.ts";
import { BOT, TEAM, type World } from "./world.ts";

export interface Slack {
  readonly world: World;
  readonly triggers: Triggers;
  readonly scopes: ReadonlySet<string>;
  readonly url: string;
  /** An address for one more socket. */
  readonly newSocketUrl: () => string;
}

interface Method {
  /** The kind of token that it takes. */
  readonly by: "bot" | "app";
  /** The scope that it needs: one for all, or one for each kind of conversation. */
  readonly scope?: string;
  readonly scopeOf?: "read" | "history";
  readonly run: (slack: Slack, args: Fields) => Reply;
}

const FAMILY = { public: "channels", private: "groups", direct: "im" } as const;

const methods: Readonly<Record<string, Method>> = {
  "auth.test": {
    by: "bot",
    run: ({ url }) =>
      done({
        url,
        team: TEAM.name,
        user: BOT.name,
        team_id: TEAM.id,
        user_id: BOT.user,
        bot_id: BOT.bot,
        is_enterprise_install: false,
      }),
  },
  "apps.connections.open": {
    by: "app",
    scope: "connections:write",
    run: ({ newSocketUrl }) => done({ url: newSocketUrl() }),
  },
  "chat.postMessage": {
    by: "bot",
    scope: "chat:write",
    run: ({ world, scopes }, args) => postMessage(world, args, (scope) => scopes.has(scope)),
  },
  "chat.postEphemeral": {
    by: "bot",
    scope: "chat:write",
    run: ({ world, scopes }, args) => postEphemeral(world, args, (scope) => scopes.has(scope)),
  },
  "chat.update": { by: "bot", scope: "chat:write", run: ({ world }, args) => update(world, args) },
  "chat.delete": { by: "bot", scope: "chat:write", run: ({ world }, args) => remove(world, args) },
  "conversations.info": {
    by: "bot",
    scopeOf: "read",
    run: ({ world }, args) => conversations.info(world, args),
  },
  "conversations.members": {
    by: "bot",
    scopeOf: "read",
    run: ({ world }, args) => conversations.members(world, args),
  },
  "conversations.history": {
    by: "bot",
    scopeOf: "history",
    run: ({ world }, args) => conversations.history(world, args),
  },
  "conversations.open": {
    by: "bot",
    scope: "im:write",
    run: ({ world }, args) => conversations.open(world, args),
  },
  "conversations.join": {
    by: "bot",
    scope: "channels:join",
    run: ({ world }, args) => conversations.join(world, args),
  },
  "users.info": {
    by: "bot",
    scope: "users:read",
    run: ({ world }, args) => conversations.userInfo(world, args),
  },
  "views.open": {
    by: "bot",
    run: ({ world, triggers }, args) => views.open(world, args, triggers),
  },
  "views.push": {
    by: "bot",
    run: ({ world, triggers }, args) => views.push(world, args, triggers),
  },
  "views.update": { by: "bot", run: ({ world }, args) => views.update(world, args) },
  "views.publish": { by: "bot", run: ({ world }, args) => views.publish(world, args) },
};

export type Bearer = "bot" | "app" | "nobody" | "unknown" | "revoked";

/** Does what a call asks, or says in Slack's words why not. */
export function call(slack: Slack, name: string, args: Fields, bearer: Bearer): Reply {
  const method = methods[name];
  if (method === undefined) return refused("unknown_method", { req_method: name });
  if (bearer === "nobody") return refused("not_authed");
  if (bearer === "unknown") return refused("invalid_auth");
  if (bearer === "revoked") return refused("token_revoked");
  if (bearer !== method.by) return refused("not_allowed_token_type");
  const needed = scopeFor(method, slack.world, args);
  if (needed !== undefined && !slack.scopes.has(needed))
    return refused("missing_scope", { needed, provided: [...slack.scopes].join(",") });
  return method.run(slack, args);
}

function scopeFor({ scope, scopeOf }: Method, world: World, args: Fields): string | undefined {
  if (scopeOf === undefined) return scope;
  const kind = world.channels.get(word(args["channel"]))?.kind ?? "public";
  return `${FAMILY[kind]}:${scopeOf}`;
}
