import type { Language } from "../moments.ts";

/** A person: speaks for a partner, or is an inhabitant who speaks for none. */
export interface Member {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  /** Null until chosen: the territory's then. */
  readonly language: Language | null;
  /** Whether they want to be nudged directly. */
  readonly reminders: boolean;
  /** Said that they speak for none. */
  readonly inhabitant: boolean;
  readonly delegation: Delegation | null;
}

export interface Delegation {
  readonly partnerId: number;
  readonly partnerName: string;
  /** Confirmed by the coordination or another delegate. */
  readonly confirmed: boolean;
}

/** Whether nobody knows yet whom they speak for. */
export function isStranger(member: Member): boolean {
  return member.delegation === null && !member.inhabitant;
}
