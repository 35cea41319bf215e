import type { Reminder } from "./reminder.ts";
import type { Rhythm } from "./rhythm.ts";

export type BodyKind = "commission" | "committee" | "plenary";

/** What meets and has channels. */
export interface Body {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId: number | null;
  /** How the founding text describes who animates it, where it names nobody. */
  readonly animatedBy: string | null;
  readonly rhythm: Rhythm;
  /** Null: the usual ones. */
  readonly reminders: readonly Reminder[] | null;
  /** Epoch ms. */
  readonly pausedAt: number | null;
  /** When the rhythm was set; epoch ms. */
  readonly rhythmSince: number | null;
  /** The day of the occurrence that is skipped: `2027-03-09`. */
  readonly skips: string | null;
}
