import type { Arg, Situation } from "../command.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import { DAY, hasHour, MINUTE, startOf } from "../when.ts";
import { readSlot } from "./dates/index.ts";

/** Until when (epoch ms); a day counts to its last minute. */
export function until(): Arg<number | undefined> {
  return { given: "option", optional: true, wide: true, read: readUntil };
}

function readUntil(words: string, { now, territory, speech }: Situation): number | Refusal {
  const slot = readSlot(words, { now, zone: territory.zone, language: speech.language });
  if (isRefusal(slot)) return slot;
  const start = startOf(slot, territory.zone);
  return hasHour(slot) ? start : start + DAY - MINUTE;
}
