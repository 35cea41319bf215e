import { BUCKETS, type Bucket, LIMITS } from "./limits.ts";
import type { Permission } from "./permission-bits.ts";

export interface Settings {
  /** The clock of messages, tokens of interactions and scheduled events (epoch ms). */
  readonly now: () => number;
  /** The clock of rate limits (epoch ms): the client library waits by the machine's. */
  readonly limitsNow: () => number;
  readonly buckets: Readonly<Record<string, Bucket>>;
  /** How long the app has to answer an interaction (ms, by the machine's clock). */
  readonly answeredWithin: number;
  readonly heartbeatInterval: number;
  /** How long after READY the guilds arrive (ms); undefined: when the test lets them. */
  readonly guildsArriveAfter: number | undefined;
  /** The intents that the app was granted, of those that must be. */
  readonly privilegedIntents: number;
  readonly sessionStartsLeft: number;
  /** What the app was granted when it was added to the guild. */
  readonly permissions: readonly Permission[];
}

export const DEFAULTS: Settings = {
  now: Date.now,
  limitsNow: Date.now,
  buckets: BUCKETS,
  answeredWithin: LIMITS.answer.most,
  heartbeatInterval: 41_250,
  guildsArriveAfter: 0,
  privilegedIntents: 0,
  sessionStartsLeft: LIMITS.sessionStarts.most,
  permissions: [
    "ViewChannel",
    "SendMessages",
    "SendMessagesInThreads",
    "EmbedLinks",
    "ReadMessageHistory",
    "Connect",
    "CreateEvents",
  ],
};
