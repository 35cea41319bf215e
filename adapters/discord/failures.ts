import { RESTJSONErrorCodes as CODE, DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { unanswered } from "../../src/unanswered.ts";

/** What Discord's refusals mean to us (docs.discord.com/developers/topics/opcodes-and-status-codes#json). */
const REFUSALS: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [CODE.UnknownChannel, "channel-gone"],
  [CODE.UnknownGuild, "channel-gone"],
  [CODE.MissingAccess, "not-invited"],
  [CODE.MissingPermissions, "not-allowed"],
  [CODE.ThreadLocked, "channel-archived"],
  [CODE.CannotSendMessagesToThisUser, "no-account"],
  [CODE.UnknownUser, "no-account"],
  [CODE.UnknownMessage, "message-gone"],
  [CODE.CannotEditMessageAuthoredByAnotherUser, "message-gone"],
  [CODE.UnknownGuildScheduledEvent, "event-gone"],
  [CODE.MaximumNumberOfUncompletedGuildScheduledEventsReached, "events-full"],
  [CODE.InvalidFormBodyOrContentType, "too-long"],
]);

/** Discord holds these for rate limits, though they come with a code of their own. */
const LIMITED: ReadonlySet<number | string> = new Set([
  CODE.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
  CODE.ServerWriteRateLimit,
  CODE.ChannelWriteRateLimit,
]);
const SOME_SECONDS = 6_000;

/** Discord says that nothing was done, and to come again. */
const WORTH_ANOTHER_TRY: ReadonlySet<number | string> = new Set([CODE.APIResourceOverloaded]);

/** An error of the library as a failure of a chat platform. */
export function chatError(error: unknown): ChatError {
  return error instanceof ChatError ? error : new ChatError(failureOf(error));
}

/** Discord's refusal of our token, which nothing but another one mends. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}

function failureOf(error: unknown): ChatFailure {
  if (error instanceof RateLimitError) return { kind: "limited", retryAfter: error.retryAfter };
  if (error instanceof DiscordAPIError) return refusalOf(error);
  if (error instanceof HTTPError) return { kind: "ambiguous", code: `http-${error.status}` };
  return unanswered(error);
}

function refusalOf(error: DiscordAPIError): ChatFailure {
  const { code, status } = error;
  // With another token it will be sent: nothing is wrong with the message.
  if (isSignedOut(error)) return { kind: "unavailable", code: "signed-out" };
  if (LIMITED.has(code) || status === 429) return { kind: "limited", retryAfter: SOME_SECONDS };
  if (WORTH_ANOTHER_TRY.has(code)) return { kind: "unavailable", code: "overloaded" };
  return { kind: "refused", code: REFUSALS.get(code) ?? `discord-${code}` };
}
