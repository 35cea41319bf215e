import { oneOf, optional, sign, words } from "./grammar.ts";

export const comma = optional(sign(","));
/** What comes before a day. */
export const the = optional(words("le", "the", "on", "on the", "ce", "this"));
export const of = optional(words("de", "d", "of", "in"));

const MONTHS_AHEAD = new Map([
  ["du mois prochain", 1],
  ["of next month", 1],
  ["next month", 1],
  ["du mois", 0],
  ["de ce mois", 0],
  ["of the month", 0],
  ["of this month", 0],
]);

export const monthsAhead = oneOf(MONTHS_AHEAD);
