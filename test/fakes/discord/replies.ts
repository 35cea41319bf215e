import { type Fields, isFields, word, wrong } from "./checks.ts";
import { may } from "./permissions.ts";
import { invalidForm, type Reply, refused } from "./refusals.ts";
import { BOT, type Channel, type Letter, type Message, type World } from "./world.ts";

/* https://docs.discord.com/developers/resources/message#message-reference-structure */

/** The message that a new one replies to; undefined where it replies to none, or to none that is left. */
export function repliedTo(
  world: World,
  channel: Channel,
  { message_reference: reference }: Fields,
): Message | Reply | undefined {
  if (!isFields(reference)) return undefined;
  if (!may(world, channel, BOT, "ReadMessageHistory")) return refused(160002);
  const message = world.messages.get(word(reference["message_id"]));
  if (message?.channel === channel.id && message.onlyFor === undefined) return message;
  return reference["fail_if_not_exists"] === false
    ? undefined
    : invalidForm(wrong(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message"));
}

/** The letter that calls whom it replies to as well, unless the app does not let it. */
export function callingBack(
  letter: Letter,
  to: Message,
  { allowed_mentions: allowed }: Fields,
): Letter {
  const isCalled = !isFields(allowed) || allowed["replied_user"] === true;
  if (!isCalled || letter.pings.users.includes(to.author)) return letter;
  return { ...letter, pings: { ...letter.pings, users: [...letter.pings.users, to.author] } };
}
