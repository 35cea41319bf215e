import { ofMessage } from "./announcements.ts";
import { type Fields, integer, listOf, word } from "./checks.ts";
import { type Envelope, editedLetter, IN_CHANNEL, letterFrom } from "./letters.ts";
import { LIMITS, OLD_EDITS } from "./limits.ts";
import { DEFAULT_CALLS } from "./mentions.ts";
import { messageSent } from "./payloads.ts";
import { may } from "./permissions.ts";
import { done, invalidForm, nothing, type Reply, refused } from "./refusals.ts";
import { callingBack, repliedTo } from "./replies.ts";
import type { Asked, Discord } from "./requests.ts";
import { BOT, type Channel, type Message, type World } from "./world.ts";

/* https://docs.discord.com/developers/resources/message */

export const isReply = (one: object): one is Reply => "status" in one;

/** A channel that the app can see. */
export function visible(world: World, id: string | undefined): Channel | Reply {
  const channel = world.channels.get(id ?? "");
  if (channel === undefined) return refused(10003);
  return may(world, channel, BOT, "ViewChannel") ? channel : refused(50001);
}

/** A channel in which the app may say something, such as this. */
function writable(world: World, id: string | undefined, body: Fields): Channel | Reply {
  const channel = visible(world, id);
  if (isReply(channel)) return channel;
  if (channel.isLocked) return refused(160005);
  const isThread = channel.kind === "thread";
  if (!may(world, channel, BOT, isThread ? "SendMessagesInThreads" : "SendMessages"))
    return refused(50013);
  if (listOf(body["embeds"]).length > 0 && !may(world, channel, BOT, "EmbedLinks"))
    return refused(50013);
  if (channel.recipient === undefined) return channel;
  const isNear = [...world.guilds.values()].some(({ members }) =>
    members.has(channel.recipient ?? ""),
  );
  return isNear && world.users.get(channel.recipient)?.isReachable === true
    ? channel
    : refused(50007);
}

const envelopeFor = (world: World, channel: Channel): Envelope => ({
  world,
  channel,
  calls: DEFAULT_CALLS.message,
  settable: IN_CHANNEL,
});

export function create({ world, tell }: Discord, { params, body }: Asked): Reply {
  const channel = writable(world, params["channel"], body);
  if (isReply(channel)) return channel;
  const written = letterFrom(envelopeFor(world, channel), body);
  if (isReply(written)) return written;
  const to = repliedTo(world, channel, body);
  if (to !== undefined && isReply(to)) return to;
  const letter = to === undefined ? written : callingBack(written, to, body);
  const nonce = body["nonce"] as string | number | undefined;
  const known =
    body["enforce_nonce"] === true && nonce !== undefined
      ? world.withNonce(channel.id, nonce)
      : undefined;
  if (known !== undefined) return done(messageSent(world, known));
  // Whoever writes in an archived thread opens it.
  world.channels.set(channel.id, { ...channel, isArchived: false });
  const message = world.post(channel.id, BOT, letter, {
    ...(nonce !== undefined && { nonce }),
    ...(to !== undefined && { repliesTo: to.id }),
  });
  tell(ofMessage(world, "CREATE", message));
  return done(messageSent(world, message));
}

/** A message that everybody there can read: nobody finds an ephemeral one so. */
function standing(world: World, { params }: Asked): Message | Reply {
  const channel = visible(world, params["channel"]);
  if (isReply(channel)) return channel;
  const message = world.messages.get(params["message"] ?? "");
  return message === undefined || message.channel !== channel.id || message.onlyFor !== undefined
    ? refused(10008)
    : message;
}

export function edit({ world, limits, tell }: Discord, asked: Asked): Reply {
  const message = standing(world, asked);
  if (isReply(message)) return message;
  if (message.author !== BOT) return refused(50005);
  const channel = world.channels.get(message.channel);
  if (channel === undefined) return refused(10003);
  if (channel.isArchived) return refused(50083);
  if (world.now() - message.at > OLD_EDITS.age) {
    const tooMany = limits.refuseOldEdit(channel.id);
    if (tooMany !== undefined) return tooMany;
  }
  const letter = editedLetter(envelopeFor(world, channel), message, asked.body);
  if (isReply(letter)) return letter;
  const changed = world.replace(message, letter);
  tell(ofMessage(world, "UPDATE", changed));
  return done(messageSent(world, changed));
}

export function remove({ world, tell }: Discord, asked: Asked): Reply {
  const message = standing(world, asked);
  if (isReply(message)) return message;
  const channel = world.channels.get(message.channel);
  const mayRemove =
    message.author === BOT || (channel !== undefined && may(world, channel, BOT, "ManageMessages"));
  if (!mayRemove) return refused(50013);
  world.messages.delete(message.id);
  tell(ofMessage(world, "DELETE", message));
  return nothing;
}

export function get({ world }: Discord, asked: Asked): Reply {
  const message = standing(world, asked);
  return isReply(message) ? message : done(messageSent(world, message));
}

const DEFAULT_PAGE = 50;

/** A page of what was written, the latest first; where the past is hidden, nothing. */
export function history({ world }: Discord, { params, query }: Asked): Reply {
  const channel = visible(world, params["channel"]);
  if (isReply(channel)) return channel;
  const limit = Number(query.get("limit") ?? DEFAULT_PAGE);
  const faults = integer(LIMITS.historyPage, 1)(limit, ["limit"]);
  if (faults.length > 0) return invalidForm(faults);
  if (!may(world, channel, BOT, "ReadMessageHistory")) return done([]);
  const all = world.standing(channel.id);
  const page = pageOf(all, query, limit);
  return done(page.toReversed().map((one) => messageSent(world, one)));
}

const isOlder = (one: Message, id: string): boolean => BigInt(one.id) < BigInt(id);

/** What is next to the message that the request names, the oldest first. */
function pageOf(
  all: readonly Message[],
  query: URLSearchParams,
  limit: number,
): readonly Message[] {
  const [before, after, around] = ["before", "after", "around"].map((name) => query.get(name));
  if (before) return all.filter((one) => isOlder(one, before)).slice(-limit);
  if (after) return all.filter((one) => !isOlder(one, after) && one.id !== after).slice(0, limit);
  if (!around) return all.slice(-limit);
  const half = Math.floor(limit / 2);
  const at = all.filter((one) => isOlder(one, around)).length;
  return all.slice(Math.max(0, at - half), at + limit - half);
}

/** The direct messages with somebody; they open even where nothing can be sent. */
export function openDirect(world: World, body: Fields): Channel | Reply {
  const recipient = word(body["recipient_id"]);
  return world.users.has(recipient) && recipient !== BOT
    ? world.directWith(recipient)
    : refused(50033);
}
