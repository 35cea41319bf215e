import type { Arg, Situation } from "../command.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import { DAY, hasHour, MINUTE, startOf } from "../when.ts";
import { dayOffers, reading } from "./date-offers.ts";
import { readSlot } from "./dates/index.ts";

/** Until when (epoch ms); a day counts to its last minute. */
export function until(): Arg<number | undefined> {
  return { given: "option", optional: true, wide: true, read: readUntil, offers: dayOffers };
}

function readUntil(words: string, at: Situation): number | Refusal {
  const slot = readSlot(words, reading(at));
  if (isRefusal(slot)) return slot;
  const start = startOf(slot, at.territory.zone);
  return hasHour(slot) ? start : start + DAY - MINUTE;
}
