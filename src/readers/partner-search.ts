import { excerpt } from "../domain/partner.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Partner } from "../store/partners.ts";
import { folded, nearest } from "./names.ts";

type Keyed = Partner & { readonly key: string };

/**
 * The partners whose names hold every word of a search, whatever the accents and the
 * signs: « caf » finds « C.A.F. de la Moselle ». Where none does, the nearest are named.
 */
export function searchPartners(
  search: string,
  partners: readonly Keyed[],
): readonly Keyed[] | Refusal {
  const whole = folded(search);
  const words = search.split(/\s+/u).map(folded).filter(Boolean);
  const found = partners.filter(
    ({ key }) => (whole !== "" && key.includes(whole)) || holdsAll(key, words),
  );
  if (found.length > 0) return found;
  const near = nearPartners(search, partners);
  if (near.length === 0) return refuse("partner.unknown", { word: excerpt(search) });
  return refuse("partner.unknown-near", { word: excerpt(search), near });
}

function holdsAll(key: string, words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => key.includes(word));
}

const NEAR = 3;

/** Those whose name, or a word of it, is spelled nearly so. */
function nearPartners(search: string, partners: readonly Keyed[]): readonly string[] {
  const names = partners.map(({ name }) => name);
  const whole = nearest(search, names);
  if (whole.length > 0) return whole;
  const words = nearest(search, names.flatMap(longWords));
  return names
    .filter((name) => longWords(name).some((word) => words.includes(word)))
    .slice(0, NEAR);
}

/** « le », « de », « 57 » are near to everything short. */
const longWords = (name: string): readonly string[] =>
  name.split(/[\s/-]+/u).filter((word) => folded(word).length > 3);
