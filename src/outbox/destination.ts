import type { Account, Chat, Place } from "../chat.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Repositories } from "../store/repositories.ts";

export type Target =
  | { readonly chat: Chat; readonly place: Place }
  | { readonly chat: Chat; readonly account: Account }
  /** Nobody can be reached there: the code says why. */
  | { readonly unreachable: string };

/** Where a delivery goes: its channel, or the account that its member used last on a platform that runs. */
export async function whereTo(
  delivery: Delivery,
  repos: Repositories,
  chats: ReadonlyMap<string, Chat>,
): Promise<Target> {
  if (delivery.channelId !== null) {
    const channel = await repos.channels.byId(delivery.channelId);
    if (channel === undefined) return { unreachable: "unbound" };
    const chat = chats.get(channel.place.platform);
    return chat ? { chat, place: channel.place } : { unreachable: "platform-off" };
  }
  const identities =
    delivery.memberId === null ? [] : await repos.members.identities(delivery.memberId);
  for (const identity of identities) {
    const chat = chats.get(identity.platform);
    if (chat?.capabilities.direct) return { chat, account: identity };
  }
  return { unreachable: identities.length === 0 ? "no-account" : "platform-off" };
}
