import { isRefusal, type Refusal, refuse } from "../../domain/refusal.ts";
import { hasHour, type Slot, type WallTime } from "../../when.ts";
import { type Piece, pieces, type Unread } from "./list.ts";
import { type Reading, slotOf } from "./slot.ts";
import { quote, type Source, sourceOf } from "./source.ts";
import { clash, type Item } from "./together.ts";
import { isVague } from "./words.ts";

export type { Reading } from "./slot.ts";

const MOST = 25;

/**
 * Exactly one slot: a day, an hour on a day, or a span of hours, in French or in English.
 * Every word has to be understood, and the whole in one way only; else a refusal says why.
 */
export function readSlot(text: string, at: Reading): Slot | Refusal {
  const slots = readSlots(text, at);
  if (isRefusal(slots)) return slots;
  const [only, ...others] = slots;
  if (only === undefined) return refuse("date.empty");
  return others.length === 0 ? only : refuse("date.one-only", { count: slots.length });
}

/** One to 25 slots, in the order they were typed: parted by « , », « ; », « ou », « et », a new line. */
export function readSlots(text: string, at: Reading): readonly Slot[] | Refusal {
  const source = sourceOf(text);
  if (source === "empty") return refuse("date.empty");
  if (source === "too-long") return refuse("date.too-long");

  const found = pieces(source.tokens, MOST + 1);
  if ("from" in found) return unread(found, source);
  if (found.length > MOST) return refuse("date.too-many", { most: MOST });

  const items: Item[] = [];
  for (const piece of found) {
    const item = itemOf(piece, source, at);
    if (isRefusal(item)) return item;
    items.push(item);
  }
  return clash(items) ?? items.map(({ slot }) => slot);
}

/** One hour on one day: a deadline, the start of a meeting. */
export function readMoment(text: string, at: Reading): WallTime | Refusal {
  const slot = readSlot(text, at);
  if (isRefusal(slot)) return slot;
  if (!hasHour(slot)) return refuse("date.hour-missing", { slot });
  if (slot.minutes !== undefined) return refuse("date.one-hour", { slot });
  return slot;
}

/** What a piece means, if all the ways to read it come to the same. */
function itemOf({ from, to, readings }: Piece, source: Source, at: Reading): Item | Refusal {
  const part = quote(source, from, to);
  const english = source.english || at.language === "en";
  const items = readings.map((phrase) => ({ phrase, slot: slotOf(phrase, { part, english }, at) }));

  const slots = new Map(items.map(({ slot }) => [JSON.stringify(slot), slot]));
  const [first] = items;
  if (slots.size === 1 && first !== undefined) {
    return isRefusal(first.slot) ? first.slot : { phrase: first.phrase, part, slot: first.slot };
  }
  const clear = [...slots.values()].filter((slot): slot is Slot => !isRefusal(slot));
  if (clear.length < slots.size) return refuse("date.ambiguous", { part });
  return refuse("date.ambiguous-readings", { part, readings: clear });
}

/** Names the part that was not understood, and says why when that is a known trap. */
function unread({ from, to }: Unread, source: Source): Refusal {
  const part = quote(source, from, to);
  const text = quote(source);
  const [first, ...others] = source.tokens
    .slice(from, to)
    .filter(({ text: word }) => !LEADS.has(word));
  const isNumber = first?.kind === "number";
  if (isNumber && others.every(({ kind }) => kind === "number")) {
    return refuse("date.bare-number", { part, text });
  }
  if (isNumber && others[0]?.text === "." && others[1]?.kind === "number") {
    return refuse("date.dotted", { part });
  }
  if (isVague(source.tokens.slice(from, to))) return refuse("date.vague", { part });
  return refuse("date.unreadable", { part, text });
}

/** « à 14 » is as bare as « 14 ». */
const LEADS = new Set(["a", "at", "@", "le", "the"]);
