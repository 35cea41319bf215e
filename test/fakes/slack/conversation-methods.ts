import { asSent, channelFor } from "./chat-methods.ts";
import { type Fields, word } from "./checks.ts";
import { LIMITS } from "./limits.ts";
import { done, lacking, type Reply, refused } from "./refusals.ts";
import { BOT, type Channel, TEAM, type World } from "./world.ts";

const DEFAULT_PAGE = 100;

/** A conversation as Slack describes it. */
function described(channel: Channel): Fields {
  const isMember = channel.members.has(BOT.user);
  if (channel.kind === "direct")
    return {
      id: channel.id,
      is_im: true,
      is_archived: channel.isArchived,
      user: [...channel.members].find((one) => one !== BOT.user),
      is_open: true,
    };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public",
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === "private",
    is_archived: channel.isArchived,
    is_member: isMember,
    context_team_id: TEAM.id,
  };
}

function known(world: World, args: Fields): Channel | Reply {
  if (args["channel"] === undefined) return lacking("channel");
  const channel = world.channels.get(word(args["channel"]));
  return channel === undefined || channelFor(world, channel.id) === undefined
    ? refused("channel_not_found")
    : channel;
}

export function info(world: World, args: Fields): Reply {
  const channel = known(world, args);
  if ("ok" in channel) return channel;
  const withCount = word(args["include_num_members"]) === "true";
  return done({
    channel: { ...described(channel), ...(withCount && { num_members: channel.members.size }) },
  });
}

/** Newest first; `oldest` and `latest` themselves are left out unless `inclusive`. */
export function history(world: World, args: Fields): Reply {
  const channel = known(world, args);
  if ("ok" in channel) return channel;
  if (!channel.members.has(BOT.user)) return refused("not_in_channel");
  for (const edge of ["oldest", "latest"] as const)
    if (args[edge] !== undefined && Number.isNaN(Number(args[edge])))
      return refused(`invalid_ts_${edge}`);
  const isInclusive = word(args["inclusive"]) === "true";
  const isWhole = word(args["include_all_metadata"]) === "true";
  const oldest = microseconds(args["oldest"] ?? 0);
  const latest =
    args["latest"] === undefined ? Number.POSITIVE_INFINITY : microseconds(args["latest"]);
  const cursor = word(args["cursor"]);
  const before = cursor === "" ? Number.POSITIVE_INFINITY : cutAt(cursor);
  if (Number.isNaN(before)) return refused("invalid_cursor");
  const all = world
    .standing(channel.id)
    .map((message) => ({ message, at: microseconds(message.ts) }))
    .filter(({ at }) => (isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest))
    .filter(({ at }) => at < before)
    .toSorted((one, other) => other.at - one.at);
  const limit = Math.min(Number(args["limit"] ?? DEFAULT_PAGE), LIMITS.historyPage.most);
  const page = all.slice(0, limit);
  const last = page.at(-1);
  const hasMore = all.length > page.length && last !== undefined;
  return done({
    messages: page.map(({ message }) => asSent(message, isWhole)),
    has_more: hasMore,
    pin_count: 0,
    ...(hasMore && {
      response_metadata: {
        next_cursor: Buffer.from(`next_ts:${last.at}`).toString("base64"),
      },
    }),
  });
}

function cutAt(cursor: string): number {
  const [, at] = /^next_ts:(\d+)$/u.exec(Buffer.from(cursor, "base64").toString()) ?? [];
  return Number(at ?? Number.NaN);
}

function microseconds(ts: unknown): number {
  const [seconds = "0", fraction = ""] = String(ts).split(".");
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

export function open(world: World, args: Fields): Reply {
  if (args["users"] === undefined && args["channel"] === undefined)
    return refused("users_list_not_supplied");
  const users = word(args["users"]).split(",");
  if (users.length > 1) return refused("method_not_supported_for_channel_type");
  const user = world.users.get(users[0] ?? "");
  if (user === undefined || user.id === BOT.user) return refused("user_not_found");
  const { id } = world.directWith(user.id);
  return done({ no_op: false, already_open: false, channel: { id } });
}

export function join(world: World, args: Fields): Reply {
  const channel = known(world, args);
  if ("ok" in channel) return channel;
  if (channel.kind !== "public") return refused("method_not_supported_for_channel_type");
  if (channel.isArchived) return refused("is_archived");
  const wasMember = channel.members.has(BOT.user);
  channel.members.add(BOT.user);
  return done({
    channel: described(channel),
    ...(wasMember && {
      warning: "already_in_channel",
      response_metadata: { warnings: ["already_in_channel"] },
    }),
  });
}

export function members(world: World, args: Fields): Reply {
  const channel = known(world, args);
  if ("ok" in channel) return channel;
  const from = Number(args["cursor"] ?? 0);
  const limit = Number(args["limit"] ?? DEFAULT_PAGE);
  const ids = [...channel.members];
  const next = from + limit < ids.length ? String(from + limit) : "";
  return done({
    members: ids.slice(from, from + limit),
    response_metadata: { next_cursor: next },
  });
}

export function userInfo(world: World, args: Fields): Reply {
  if (args["user"] === undefined) return lacking("user");
  const user = world.users.get(word(args["user"]));
  if (user === undefined) return refused("user_not_found");
  const isBot = user.id === BOT.user;
  return done({
    user: {
      id: user.id,
      team_id: TEAM.id,
      name: user.name.toLowerCase(),
      deleted: false,
      real_name: user.name,
      tz: "Europe/Paris",
      profile: { real_name: user.name, display_name: user.name, team: TEAM.id },
      is_bot: isBot,
      is_app_user: isBot,
    },
  });
}
