import { distance } from "fastest-levenshtein";
import { partnerKey } from "../domain/partner.ts";

/** What the spellings of one word have in common: case, accents and signs left out. */
export const folded = partnerKey;

/** The known words that a misspelt one may stand for, the nearest first, at most three. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const key = folded(word);
  const tolerance = Math.max(1, Math.floor(key.length / 3));
  return [...new Set(known)]
    .map((one) => ({ one, apart: apart(key, folded(one)) }))
    .filter(({ apart: far }) => far <= tolerance)
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, 3)
    .map(({ one }) => one);
}

function apart(key: string, other: string): number {
  if (key.length >= 3 && other.startsWith(key)) return 0;
  // Letters that changed places are one slip, « leiu » for « lieu ».
  return letters(key) === letters(other) ? 1 : distance(key, other);
}

const letters = (key: string): string => Array.from(key).toSorted().join("");

/** « Santé / Vie quotidienne jeudi 18h »: how many of the first words are a whole name, as lists show it. */
export function spanOf(words: readonly string[], names: readonly string[]): number {
  const known = new Set(names.map(folded));
  // A sign alone, « --- » or an emoji, ends no name: it is the beginning of what follows.
  const whole = words.map(
    (word, at) => folded(word) !== "" && known.has(folded(words.slice(0, at + 1).join(""))),
  );
  return whole.lastIndexOf(true) + 1;
}

export type Match<T> =
  | { readonly found: "one"; readonly value: T }
  | { readonly found: "several"; readonly names: readonly string[] }
  | { readonly found: "none"; readonly near: readonly string[] };

/**
 * Finds what a person named: the exact name first, then the only one that begins with
 * or holds what was typed (« caf » for « C.A.F. de la Moselle »); several make it ask.
 */
export function match<T>(
  typed: string,
  all: readonly T[],
  names: (one: T) => readonly string[],
): Match<T> {
  const key = folded(typed);
  const keyed = all.map((value) => ({ value, keys: names(value).map(folded) }));
  const exact = keyed.filter(({ keys }) => keys.includes(key));
  const begins = keyed.filter(({ keys }) => keys.some((one) => one.startsWith(key)));
  const holds = keyed.filter(({ keys }) => keys.some((one) => one.includes(key)));
  if (key !== "")
    for (const candidates of [exact, begins, holds]) {
      const [only] = candidates;
      if (candidates.length === 1 && only !== undefined) return { found: "one", value: only.value };
      if (candidates.length > 1)
        return {
          found: "several",
          names: candidates.slice(0, 8).map(({ value }) => names(value)[0] ?? typed),
        };
    }
  return {
    found: "none",
    near: nearest(
      typed,
      all.flatMap((one) => [...names(one)]),
    ),
  };
}
