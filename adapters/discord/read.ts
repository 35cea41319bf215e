import type { APIChannel, APIInteraction, APIUser } from "discord.js";
import type { Account, Place } from "../../src/chat.ts";

export const PLATFORM = "discord";

/** Discord's ids are everybody's: no scope is needed to tell them apart. */
const SCOPE = "";

type Member = { readonly nick?: string | null } | undefined;

/** Somebody, by the name that people see. */
export function accountOf(user: APIUser, member?: Member): Account {
  const name = member?.nick ?? user.global_name ?? user.username;
  return { platform: PLATFORM, scope: SCOPE, userId: user.id, name };
}

export function placeOf(
  address: string,
  name: string | null | undefined,
  kind: Place["kind"],
): Place {
  return { platform: PLATFORM, scope: SCOPE, address, kind, name: name ?? "" };
}

/** Who does something, and where. */
export function originOf(interaction: APIInteraction): {
  readonly from: Account;
  readonly place: Place;
} {
  const { member, user, guild_id: guild } = interaction;
  const somebody = member?.user ?? user;
  if (somebody === undefined) throw new Error("an interaction of nobody");
  const channel = interaction.channel as Partial<APIChannel> | undefined;
  const name = "name" in (channel ?? {}) ? (channel as { name?: string | null }).name : "";
  return {
    from: accountOf(somebody, member),
    place: placeOf(channel?.id ?? somebody.id, name, guild === undefined ? "direct" : "channel"),
  };
}

/** Without the mention that it begins with. */
export function unmentioned(content: string, self: string): string {
  return content.replace(new RegExp(`^\\s*<@!?${self}>[\\s,:]*`, "u"), "");
}
