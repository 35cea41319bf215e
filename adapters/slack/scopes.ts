/**
 * The methods that we call, with the scopes of the bot that each needs
 * (docs.slack.dev/reference/methods); a test holds the calls and the manifest against them.
 */
export const METHODS: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "users.info": ["users:read"],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
};

/** The events that we listen to, with their scopes (docs.slack.dev/reference/events). */
export const EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  channel_archive: ["channels:read"],
  channel_deleted: ["channels:read"],
  channel_id_changed: [],
  channel_left: ["channels:read"],
  channel_rename: ["channels:read"],
  channel_unarchive: ["channels:read"],
  group_archive: ["groups:read"],
  group_deleted: ["groups:read"],
  group_left: ["groups:read"],
  group_rename: ["groups:read"],
  group_unarchive: ["groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  "message.im": ["im:history"],
};

/** The slash commands, as people type them. */
export const COMMANDS = ["/utopia", "/sondage", "/réunion"] as const;

/** All that an administrator has to allow. */
export const SCOPES: readonly string[] = [
  ...new Set(["commands", ...Object.values(METHODS).flat(), ...Object.values(EVENTS).flat()]),
].toSorted();
