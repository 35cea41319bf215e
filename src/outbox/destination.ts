import type { Calendars, Chat, Place } from "../chat.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Identity } from "../store/members.ts";
import type { Repositories } from "../store/repositories.ts";

/** `chat` is what sends there: to a calendar, what its platform keeps events by. */
export type Target =
  | { readonly chat: Calendars; readonly place: Place }
  | { readonly chat: Chat; readonly account: Identity };

/** Nobody can be reached there: the code says why. */
export interface Nowhere {
  readonly unreachable: string;
}

/**
 * Where a message goes. To somebody: the account at which some of it may stand (`isPlaced`),
 * or else the one used last, among those that have not refused it, on a platform that runs.
 */
export async function whereTo(
  message: Delivery,
  isPlaced: boolean,
  repos: Repositories,
  chats: ReadonlyMap<string, Chat>,
): Promise<Target | Nowhere> {
  if (message.calendar !== null) return calendarOf(message, message.calendar, repos, chats);
  if (message.channelId !== null) {
    const channel = await repos.channels.byId(message.channelId);
    if (channel === undefined) return { unreachable: "unbound" };
    const chat = chats.get(channel.place.platform);
    return chat ? { chat, place: channel.place } : { unreachable: "platform-off" };
  }
  const accounts =
    message.memberId === null ? [] : await repos.members.identities(message.memberId);
  const fitting = accounts.filter(({ id }) =>
    isPlaced ? id === message.identityId : !message.refusedBy.includes(id),
  );
  for (const account of fitting) {
    const chat = chats.get(account.platform);
    if (chat?.capabilities.direct) return { chat, account };
  }
  if (message.refusedBy.length > 0) return { unreachable: "unreachable" };
  return { unreachable: fitting.length === 0 ? "no-account" : "platform-off" };
}

/** An event stays true in its calendar whatever becomes of the channel that spoke of it. */
async function calendarOf(
  { channelId }: Delivery,
  address: string,
  repos: Repositories,
  chats: ReadonlyMap<string, Chat>,
): Promise<Target | Nowhere> {
  const place = (await repos.channels.places([channelId ?? 0])).get(channelId ?? 0);
  const chat = chats.get(place?.platform ?? "")?.calendars;
  return place && chat ? { chat, place: { ...place, address } } : { unreachable: "events-off" };
}

/** What a pause is kept for: one place, or one account before it is known where it reads. */
export function pacedAs(target: Target): string {
  const { platform, scope, ...rest } = "place" in target ? target.place : target.account;
  return `${platform}:${scope}:${"address" in rest ? rest.address : `@${rest.userId}`}`;
}
