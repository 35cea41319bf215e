import type { Language } from "../moments.ts";

/** One network of partners: the tenant that owns everything below it. */
export interface Territory {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** IANA zone of its walls. */
  readonly zone: string;
  readonly language: Language;
  /** Where its public holidays are looked up: `FR-57`; null: nowhere. */
  readonly holidays: string | null;
  /** Whose school holidays are avoided: `B`; null: none are. */
  readonly schoolZone: string | null;
}
