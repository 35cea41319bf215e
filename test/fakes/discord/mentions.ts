import {
  type Check,
  type Fields,
  isFields,
  list,
  maybe,
  object,
  oneOf,
  snowflake,
  word,
  wrong,
} from "./checks.ts";
import { MESSAGE_LIMITS } from "./limits.ts";
import { calledBy } from "./markdown.ts";
import { may } from "./permissions.ts";
import { BOT, type Channel, type Pings, type World } from "./world.ts";

/* Who is called: https://docs.discord.com/developers/resources/message#allowed-mentions-object */

export const NOBODY: Pings = { everyone: false, users: [], roles: [] };

const KINDS = ["users", "roles", "everyone"] as const;
type Kind = (typeof KINDS)[number];

/** Who may be called where the app does not say. */
export const DEFAULT_CALLS = {
  message: KINDS,
  interaction: ["users"],
} as const satisfies Record<string, readonly Kind[]>;

const exclusive: Check = (value, at) => {
  const { parse, ...given } = value as Fields;
  const kinds = (parse ?? []) as readonly string[];
  return (["users", "roles"] as const)
    .filter((kind) => kinds.includes(kind) && ((given[kind] ?? []) as unknown[]).length > 0)
    .flatMap((kind) =>
      wrong(
        at,
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      ),
    );
};

export const allowedMentions: Check = maybe((value, at) => {
  const found = object({
    parse: maybe(list(oneOf(...KINDS), { most: KINDS.length }, 0)),
    users: maybe(list(snowflake, MESSAGE_LIMITS.mentionedUsers, 0)),
    roles: maybe(list(snowflake, MESSAGE_LIMITS.mentionedRoles, 0)),
  })(value, at);
  return found.length > 0 ? found : exclusive(value, at);
});

/** Whom these texts call, as far as the app allows it and may do it. */
export function pingsOf(
  world: World,
  channel: Channel,
  texts: readonly string[],
  allowed: unknown,
  otherwise: readonly Kind[],
): Pings {
  const called = texts.map(calledBy);
  const parse = isFields(allowed) ? ((allowed["parse"] ?? []) as readonly Kind[]) : otherwise;
  const named = (kind: "users" | "roles"): readonly string[] =>
    isFields(allowed) ? ((allowed[kind] ?? []) as readonly unknown[]).map(word) : [];
  const isAllowed = (kind: "users" | "roles") => (id: string) =>
    parse.includes(kind) || named(kind).includes(id);
  const mayCallAll = may(world, channel, BOT, "MentionEveryone");
  const unique = (kind: "users" | "roles") => [...new Set(called.flatMap((one) => one[kind]))];
  return {
    everyone: mayCallAll && parse.includes("everyone") && called.some(({ everyone }) => everyone),
    users: unique("users").filter((id) => world.users.has(id) && isAllowed("users")(id)),
    roles: unique("roles").filter(
      (id) => isAllowed("roles")(id) && (mayCallAll || world.role(id)?.isMentionable === true),
    ),
  };
}
