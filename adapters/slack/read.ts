import type { Account, Place } from "../../src/chat.ts";

export const PLATFORM = "slack";

/** Who did something, as Slack's payloads name them. */
interface Somebody {
  readonly team: string;
  readonly user: string;
  readonly name: string;
}

/** Where: a direct conversation's id begins with D, and that of the person in it with U or W. */
interface Somewhere {
  readonly team: string;
  readonly channel: string;
  readonly name: string;
}

export const accountOf = ({ team, user, name }: Somebody): Account => ({
  platform: PLATFORM,
  scope: team,
  userId: user,
  name,
});

export const placeOf = ({ team, channel, name }: Somewhere): Place => ({
  platform: PLATFORM,
  scope: team,
  address: channel,
  kind: /^[DUW]/u.test(channel) ? "direct" : "channel",
  name,
});

/** What was typed with a slash command; `/sondage` and `/réunion` are short for their command, and alone for the menu. */
export function wordsOf(body: { readonly command: string; readonly text: string }): string {
  const typed = unescaped(body.text);
  const name = body.command.slice(1);
  return name === "utopia" || typed.trim() === "" ? typed : `${name} ${typed}`;
}

/** With `should_escape` Slack writes mentions as `<@U1|julie>` and `<#C1|logement>`, and `&` as an entity. */
export function unescaped(text: string): string {
  return text
    .replaceAll(/<[@#!][^|>]*\|(?<label>[^>]*)>/gu, "$<label>")
    .replaceAll(/<(?<link>(?:https?|mailto):[^|>]*)(?:\|[^>]*)?>/gu, "$<link>")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
