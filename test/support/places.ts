import type { Account, Place } from "../../src/chat.ts";

export function channelOf(platform: string, slug: string): Place {
  return { platform, scope: "T1", address: `C-${slug}`, kind: "channel", name: slug };
}

export function direct(account: Account): Place {
  return {
    platform: account.platform,
    scope: account.scope,
    address: `direct-${account.userId}`,
    kind: "direct",
    name: account.name,
  };
}
