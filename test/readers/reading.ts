import { isRefusal } from "../../src/domain/refusal.ts";
import { type Language, slotInWords } from "../../src/moments.ts";
import type { Reading } from "../../src/readers/dates/index.ts";
import type { Slot } from "../../src/when.ts";

interface Where {
  /** ISO, with its offset. */
  readonly now?: string;
  readonly zone?: string;
  readonly language?: Language;
}

/** By default Wednesday 13 January 2027, 10:00, in Thionville, in French. */
export function at({
  now = "2027-01-13T10:00:00+01:00",
  zone = "Europe/Paris",
  language = "fr",
}: Where = {}): Reading {
  return { now: Date.parse(now), zone, language };
}

export const inThionville = (wall: string) => ({ wall, zone: "Europe/Paris" });

const isSlot = (value: unknown): value is Slot =>
  typeof value === "object" && value !== null && ("wall" in value || "day" in value);

function say(one: unknown): unknown {
  if (isSlot(one)) return slotInWords(one, "fr").replaceAll("\u00a0", " ");
  return Array.isArray(one) ? one.map(say) : one;
}

/** What a refusal says, its slots in French words, with plain spaces. */
export function spoken(value: unknown): Record<string, unknown> {
  if (!isRefusal(value)) throw new Error(`Not refused: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value.params).map(([name, one]) => [name, say(one)]));
}
