import type { Fields } from "./checks.ts";
import { FLAG, has } from "./content.ts";
import { eventStatus } from "./event-status.ts";
import { permissionsIn, permissionsInGuild } from "./permissions.ts";
import {
  APP,
  BOT,
  type Channel,
  type ChannelKind,
  type Guild,
  type Message,
  type Role,
  type ScheduledEvent,
  type World,
} from "./world.ts";

/* Things as Discord hands them out: https://docs.discord.com/developers/resources/message and its neighbours */

const KINDS: Readonly<Record<ChannelKind, number>> = {
  text: 0,
  direct: 1,
  voice: 2,
  announcement: 5,
  thread: 11,
};

const iso = (ms: number): string => new Date(ms).toISOString();

export function userSent(world: World, id: string): Fields {
  const name = world.nameOf(id);
  return {
    id,
    username: name.toLowerCase(),
    global_name: name,
    discriminator: "0",
    avatar: null,
    public_flags: 0,
    ...(id === BOT && { bot: true }),
  };
}

export function memberSent(world: World, guild: Guild, id: string): Fields {
  return {
    user: userSent(world, id),
    nick: null,
    roles: guild.members.get(id)?.roles ?? [],
    joined_at: iso(world.now()),
    deaf: false,
    mute: false,
    flags: 0,
  };
}

export const roleSent = ({ id, name, permissions, isMentionable }: Role): Fields => ({
  id,
  name,
  permissions: String(permissions),
  mentionable: isMentionable,
  position: 0,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: id === BOT,
  flags: 0,
});

export function channelSent(world: World, channel: Channel): Fields {
  const { id, kind, guild, name, overwrites, parent, recipient } = channel;
  if (kind === "direct")
    return { id, type: KINDS.direct, flags: 0, recipients: [userSent(world, recipient ?? "")] };
  const shared = { id, type: KINDS[kind], guild_id: guild, name, flags: 0 };
  if (kind === "thread")
    return {
      ...shared,
      parent_id: parent,
      owner_id: BOT,
      thread_metadata: {
        archived: channel.isArchived,
        locked: channel.isLocked,
        auto_archive_duration: 1_440,
        archive_timestamp: iso(world.now()),
      },
    };
  return {
    ...shared,
    position: 0,
    parent_id: null,
    nsfw: false,
    permission_overwrites: [...overwrites].map(([of, { of: what, allow, deny }]) => ({
      id: of,
      type: what === "role" ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

export function guildSent(world: World, guild: Guild): Fields {
  const channels = [...world.channels.values()].filter((one) => one.guild === guild.id);
  const sent = (isWanted: (channel: Channel) => boolean) =>
    channels.filter(isWanted).map((channel) => channelSent(world, channel));
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner,
    preferred_locale: "fr",
    joined_at: iso(world.now()),
    large: false,
    member_count: guild.members.size,
    roles: [...guild.roles.values()].map(roleSent),
    channels: sent(({ kind }) => kind !== "thread"),
    threads: sent(({ kind, isArchived }) => kind === "thread" && !isArchived),
    // Without the privileged intents, the app alone.
    members: [memberSent(world, guild, BOT)],
    guild_scheduled_events: [...world.events.values()]
      .filter((one) => one.guild === guild.id)
      .map((one) => eventSent(world, one)),
    ...EMPTY_GUILD,
  };
}

const EMPTY_GUILD = {
  emojis: [],
  stickers: [],
  features: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  premium_tier: 0,
  system_channel_flags: 0,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
};

/**
 * Without its privileged intent the app reads what it wrote, what is written to it alone and
 * what names it: https://docs.discord.com/developers/events/gateway#message-content-intent
 */
function isReadable(world: World, { author, channel, pings }: Message): boolean {
  return (
    world.isAllRead ||
    author === BOT ||
    world.channels.get(channel)?.kind === "direct" ||
    pings.users.includes(BOT)
  );
}

export function messageSent(world: World, message: Message): Fields {
  const { id, channel, author, content, embeds, components, flags, pings } = message;
  const isRead = isReadable(world, message);
  const isSuppressed = has(flags, FLAG.suppressEmbeds);
  return {
    id,
    channel_id: channel,
    author: userSent(world, author),
    content: isRead ? content : "",
    embeds: isRead && !isSuppressed ? embeds.map((one) => ({ type: "rich", ...one })) : [],
    components: isRead ? components : [],
    attachments: [],
    timestamp: iso(message.at),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    type: typeOf(message),
    flags,
    mention_everyone: pings.everyone,
    mentions: pings.users.map((user) => userSent(world, user)),
    mention_roles: pings.roles,
    ...(message.repliesTo !== undefined && {
      message_reference: { type: 0, channel_id: channel, message_id: message.repliesTo },
      referenced_message: referenced(world, message.repliesTo),
    }),
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.token !== undefined && { application_id: APP.id, webhook_id: APP.id }),
    ...(message.answers !== undefined && {
      interaction_metadata: {
        id: message.answers.id,
        type: message.answers.type,
        user: userSent(world, message.answers.user),
        authorizing_integration_owners: {},
      },
    }),
  };
}

/** https://docs.discord.com/developers/resources/message#message-object-message-types */
function typeOf({ repliesTo, answers }: Message): number {
  if (repliesTo !== undefined) return 19;
  return answers?.type === 2 ? 20 : 0;
}

/** Null where it was taken away since; of what it replied to in turn, nothing is told. */
function referenced(world: World, id: string): Fields | null {
  const message = world.messages.get(id);
  if (message === undefined) return null;
  const { repliesTo: _, ...rest } = message;
  return messageSent(world, rest);
}

/** What an event carries beside the message; of the guild nothing where the message is ephemeral. */
export function messageEvent(world: World, message: Message): Fields {
  const channel = world.channels.get(message.channel);
  const guild = world.guilds.get(channel?.guild ?? "");
  return {
    ...messageSent(world, message),
    channel_type: channel === undefined ? 0 : KINDS[channel.kind],
    ...(guild !== undefined &&
      message.onlyFor === undefined && {
        guild_id: guild.id,
        member: memberSent(world, guild, message.author),
      }),
  };
}

export function eventSent(world: World, event: ScheduledEvent): Fields {
  return {
    channel_id: null,
    scheduled_end_time: null,
    entity_metadata: null,
    description: null,
    image: null,
    recurrence_rule: null,
    ...event.given,
    id: event.id,
    guild_id: event.guild,
    creator_id: BOT,
    entity_id: null,
    status: eventStatus(event, world.now()),
    user_count: 0,
  };
}

/** What every interaction tells: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export function circumstances(world: World, channel: Channel, user: string): Fields {
  const guild = world.guilds.get(channel.guild ?? "");
  const common = {
    application_id: APP.id,
    version: 1,
    channel_id: channel.id,
    locale: world.users.get(user)?.locale ?? "en-US",
    app_permissions: String(permissionsIn(world, channel, BOT)),
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
  if (guild === undefined)
    return {
      ...common,
      channel: channelSent(world, channel),
      user: userSent(world, user),
      context: 1,
      authorizing_integration_owners: { 0: "0" },
    };
  return {
    ...common,
    channel: {
      ...channelSent(world, channel),
      permissions: String(permissionsIn(world, channel, user)),
    },
    guild_id: guild.id,
    guild: { id: guild.id, locale: "fr", features: [] },
    guild_locale: "fr",
    member: {
      ...memberSent(world, guild, user),
      permissions: String(permissionsIn(world, channel, user) || permissionsInGuild(guild, user)),
    },
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
  };
}
