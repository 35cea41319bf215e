import { type Fields, isFields, lengthOf, word } from "./checks.ts";
import { isTooHeavy, letterFrom } from "./letters.ts";
import { LIMITS } from "./limits.ts";
import { done, lacking, type Reply, refused } from "./refusals.ts";
import { APP, BOT, type Channel, type Letter, type Message, TEAM, type World } from "./world.ts";

/** What the scopes of an app allow beyond the method itself. */
export type Granted = (scope: string) => boolean;

/** A message as Slack hands it out. */
export function asSent(message: Message, isWhole = true): Fields {
  const { ts, user, text, blocks, metadata, isEdited, threadTs } = message;
  return {
    type: "message",
    user,
    ts,
    text,
    team: TEAM.id,
    ...(user === BOT.user && { bot_id: BOT.bot, app_id: APP }),
    ...(blocks !== undefined && { blocks }),
    ...(isEdited && { edited: { user, ts } }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    // Without `include_all_metadata` only the name of undeclared metadata comes back:
    // https://github.com/slackapi/python-slack-sdk/issues/1501
    ...(metadata !== undefined && {
      metadata: isWhole ? metadata : { event_type: metadata["event_type"] },
    }),
  };
}

/** The channel of this id or « #name », as far as the app can know of it. */
export function channelFor(world: World, given: unknown): Channel | undefined {
  const name = word(given).replace(/^#/u, "");
  const channel =
    world.channels.get(name) ?? [...world.channels.values()].find((one) => one.name === name);
  const isHidden = channel?.kind === "private" && !channel.members.has(BOT.user);
  return isHidden ? undefined : channel;
}

/** Where the app may write: also to somebody's id, as into the direct messages with them. */
function openTo(world: World, given: unknown, isGranted: Granted): Channel | Reply {
  if (given === undefined) return lacking("channel");
  const user = world.users.get(word(given));
  const channel = user === undefined ? channelFor(world, given) : world.directWith(user.id);
  if (channel === undefined) return refused("channel_not_found");
  if (channel.isArchived) return refused("is_archived");
  const isOpen = channel.kind === "public" && isGranted("chat:write.public");
  return channel.members.has(BOT.user) || isOpen ? channel : refused("not_in_channel");
}

export function postMessage(world: World, args: Fields, isGranted: Granted): Reply {
  const channel = openTo(world, args["channel"], isGranted);
  if ("ok" in channel) return channel;
  if (isTooHeavy(args)) return refused("msg_blocks_too_long");
  const accepted = letterFrom(args);
  if ("ok" in accepted) return accepted;
  const { thread_ts: threadTs } = args;
  const message = world.post(
    channel.id,
    BOT.user,
    accepted.letter,
    threadTs === undefined ? {} : { threadTs: word(threadTs) },
  );
  return done({
    channel: channel.id,
    ts: message.ts,
    message: asSent(message),
    ...(accepted.isCut && cutOff),
  });
}

const cutOff = {
  warning: "message_truncated",
  response_metadata: {
    messages: [
      "[WARN] Your message was truncated but still posted. The `text` field accepts up to 40,000 characters.",
    ],
    warnings: ["message_truncated"],
  },
};

export function postEphemeral(world: World, args: Fields, isGranted: Granted): Reply {
  if (args["user"] === undefined) return lacking("user");
  const channel = openTo(world, args["channel"], isGranted);
  if ("ok" in channel) return channel;
  const user = word(args["user"]);
  if (!channel.members.has(user)) return refused("user_not_in_channel");
  if (lengthOf(word(args["text"])) > LIMITS.messageText.most) return refused("msg_too_long");
  const accepted = letterFrom(args);
  if ("ok" in accepted) return accepted;
  const { thread_ts: thread } = args;
  // « Ephemeral messages in threads are only shown if there is already an active thread »:
  // https://docs.slack.dev/reference/methods/chat.postEphemeral
  if (thread !== undefined && !world.isThread(channel.id, word(thread)))
    return done({ message_ts: world.newTs() });
  const message = world.post(channel.id, BOT.user, accepted.letter, {
    onlyFor: user,
    ...(thread !== undefined && { threadTs: word(thread) }),
  });
  return done({ message_ts: message.ts });
}

/** A message that stands in a channel: nobody finds an ephemeral one by its `ts`. */
function standing(world: World, args: Fields): Message | Reply {
  const missing = ["channel", "ts"].find((name) => args[name] === undefined);
  if (missing !== undefined) return lacking(missing);
  // An id only, never a name: https://docs.slack.dev/reference/methods/chat.update
  const channel = world.channels.get(word(args["channel"]));
  if (channel === undefined || channelFor(world, channel.id) === undefined)
    return refused("channel_not_found");
  const message = world.messages.get(word(args["ts"]));
  return message === undefined || message.channel !== channel.id || message.onlyFor !== undefined
    ? refused("message_not_found")
    : message;
}

export function update(world: World, args: Fields): Reply {
  const message = standing(world, args);
  if ("ok" in message) return message;
  if (message.user !== BOT.user) return refused("cant_update_message");
  if (world.channels.get(message.channel)?.isArchived) return refused("is_inactive");
  if (lengthOf(word(args["text"])) > LIMITS.updatedText.most || isTooHeavy(args))
    return refused("msg_too_long");
  const accepted = letterFrom({ ...args, text: args["text"] ?? message.text });
  if ("ok" in accepted) return accepted;
  const changed = world.replace(
    message,
    patched(message, args, accepted.letter),
    args["blocks"] === undefined,
  );
  return done({
    channel: changed.channel,
    ts: changed.ts,
    text: changed.text,
    message: asSent(changed),
  });
}

/**
 * Text alone takes the blocks away, neither keeps them; metadata stays unless it is given,
 * and an empty object removes it: https://docs.slack.dev/reference/methods/chat.update
 */
function patched(before: Letter, args: Fields, said: Letter): Letter {
  const keepsBlocks = args["blocks"] === undefined && args["text"] === undefined;
  const blocks = keepsBlocks ? before.blocks : said.blocks;
  const { metadata: given } = args;
  const metadata = isFields(given) ? said.metadata : before.metadata;
  return {
    text: said.text,
    ...(blocks !== undefined && { blocks }),
    ...(metadata !== undefined && { metadata }),
    ...(said.parse && { parse: said.parse }),
  };
}

export function remove(world: World, args: Fields): Reply {
  const message = standing(world, args);
  if ("ok" in message) return message;
  if (message.user !== BOT.user) return refused("cant_delete_message");
  world.messages.delete(message.ts);
  return done({ channel: message.channel, ts: message.ts });
}
