import type { Account, Place } from "../../src/chat.ts";
import { relationOf, type TimelineEvent, textOf } from "./events.ts";

export const PLATFORM = "matrix";

/** Ids name their server: no scope is needed to tell them apart. */
const SCOPE = "";

export const accountOf = (userId: string, name: string): Account => ({
  platform: PLATFORM,
  scope: SCOPE,
  userId,
  name,
});

export const placeOf = (address: string, name: string, kind: Place["kind"]): Place => ({
  platform: PLATFORM,
  scope: SCOPE,
  address,
  kind,
  name,
});

export interface Self {
  readonly userId: string;
  /** What we are called in the room. */
  readonly name: string;
}

/** How people call among others, as the bot takes it off: « !u … », « !utopia … », « Utopia, … ». */
const CALL = /^\s*(?:[!/](?:utopia|u)(?=[\s,:]|$)|utopia\s*[,:])/iu;

/**
 * What a message says to us; undefined when it says nothing to us. Among others we are
 * called: by a sign, by our name first, or by a mention, which a mere reply to one of our
 * messages is not, though clients mark it as one.
 */
export function wordsTo(self: Self, event: TimelineEvent, isDirect: boolean): string | undefined {
  const { content } = event;
  const relation = relationOf(event);
  if (content["msgtype"] !== "m.text" || relation.rel_type === "m.replace") return undefined;
  const isReply = relation["m.in_reply_to"] !== undefined && relation.is_falling_back !== true;
  const body = textOf(content, "body") ?? "";
  const said = (isReply ? withoutQuotation(body) : body).trim();
  const named = afterName(said, self);
  const isMeant = !isReply && isMentioned(self, event);
  if (named !== undefined && (named.isAddress || isMeant)) return named.words;
  return isDirect || isMeant || CALL.test(said) ? said : undefined;
}

/** Older clients repeat what they reply to (spec.matrix.org/v1.14/client-server-api/#rich-replies). */
const withoutQuotation = (body: string): string =>
  body.startsWith("> ") ? body.replace(/^(?:> ?.*\n)+\n?/u, "") : body;

function isMentioned({ userId }: Self, { content }: TimelineEvent): boolean {
  const { user_ids: users } = (content["m.mentions"] ?? {}) as { readonly user_ids?: unknown };
  return Array.isArray(users) && users.includes(userId);
}

/** What follows our name at the beginning, and whether a sign after it says that we are addressed. */
function afterName(
  said: string,
  { userId, name }: Self,
): { readonly words: string; readonly isAddress: boolean } | undefined {
  const bare = said.replace(/^@/u, "");
  const names = [userId, name].map((one) => one.replace(/^@/u, "")).filter(Boolean);
  const called = names.find((one) => bare.toLowerCase().startsWith(one.toLowerCase()));
  if (called === undefined) return undefined;
  const rest = bare.slice(called.length);
  if (/^[\p{L}\p{N}]/u.test(rest)) return undefined;
  return { words: rest.replace(/^\s*[:,]?\s*/u, ""), isAddress: /^\s*[:,]/u.test(rest) };
}
