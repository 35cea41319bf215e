import { LIMITS, RETRIES_AFTER } from "./limits.ts";

export interface Settings {
  /** The clock of messages, response addresses and rate limits (epoch ms). */
  readonly now: () => number;
  /** How long the app has to acknowledge (ms, by the machine's clock). */
  readonly acknowledgedWithin: number;
  /** How long a trigger can be exchanged (ms, by the machine's clock). */
  readonly triggersLive: number;
  /** When an event that nobody acknowledged is sent again (ms), one after the other. */
  readonly retriesAfter: readonly number[];
  readonly scopes: readonly string[];
  /** The events that the app's manifest names. */
  readonly events: readonly string[];
  /** Which socket takes the next parcel: from 0 to 1. */
  readonly chance: () => number;
}

export const DEFAULTS: Settings = {
  now: Date.now,
  acknowledgedWithin: LIMITS.acknowledgement.most,
  triggersLive: LIMITS.triggerLife.most,
  retriesAfter: RETRIES_AFTER,
  scopes: [
    "commands",
    "chat:write",
    "channels:join",
    "connections:write",
    "app_mentions:read",
    "users:read",
    "im:write",
    ...["channels", "groups", "im"].flatMap((kind) => [`${kind}:read`, `${kind}:history`]),
  ],
  events: ["app_mention", "message.im", "app_home_opened"],
  chance: Math.random,
};
