/** An instant in the code of the bot, or in the far side, at which a process can be killed. */
export type Spot =
  | "owing"
  | "owed"
  | "claiming"
  | "claimed"
  | "posting"
  | "posted"
  | "answered"
  | "recording"
  | "editing"
  | "edited"
  | "edit answered";

/** The six boundaries between which a message goes its way, each with the instants that are at it. */
export const BOUNDARIES = {
  "before commit": ["owing"],
  "after commit, before claim": ["owed", "claiming"],
  "after claim, before send": ["claimed", "posting"],
  "after send, before answer": ["posted"],
  "after answer, before record": ["answered", "recording"],
  "during a coalesced edit": ["editing", "edited", "edit answered"],
} as const satisfies Record<string, readonly Spot[]>;

/** Where a process dies: the nth time that it is there. */
export interface Death {
  readonly at: Spot;
  readonly nth: number;
}

/** What a process says of the message in whose midst it dies: the key of its delivery, or of its part. */
export interface LastWords {
  readonly at: Spot;
  readonly key: string;
}

/**
 * What a death at each spot leaves: the states in which its delivery may be (« none »: no
 * such row), and whether its message stands. By this the names are known to be true.
 */
export const LEAVES: Readonly<
  Record<Spot, { readonly delivery: readonly string[]; readonly stands?: boolean }>
> = {
  // An edit that is owed once more has its row already.
  owing: { delivery: ["none", "sent"] },
  owed: { delivery: ["owed", "held"] },
  claiming: { delivery: ["owed"] },
  claimed: { delivery: ["sending"] },
  posting: { delivery: ["sending"], stands: false },
  posted: { delivery: ["sending"], stands: true },
  answered: { delivery: ["sending"], stands: true },
  recording: { delivery: ["sending"], stands: true },
  // One that is owed anew while it is sent says so.
  editing: { delivery: ["sending", "owed"] },
  edited: { delivery: ["sending", "owed"] },
  "edit answered": { delivery: ["sending", "owed"] },
};
