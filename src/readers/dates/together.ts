import { type Refusal, refuse } from "../../domain/refusal.ts";
import { hasHour, type Slot } from "../../when.ts";
import type { Named } from "./named.ts";
import type { Phrase } from "./phrase.ts";

/** One slot of a list: how it was said, what it is. */
export interface Item {
  readonly phrase: Phrase;
  readonly part: string;
  readonly slot: Slot;
}

/**
 * Why slots that are each clear are not so side by side. In « mardi 2 ou jeudi 4 mars à 14 h » what
 * stands once may be meant for all, and « mardi 2 » alone would be another month's.
 */
export function clash(items: readonly Item[]): Refusal | undefined {
  return twice(items) ?? lacksHour(items) ?? lacksMonth(items) ?? lacksYear(items);
}

function twice(items: readonly Item[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const { slot } of items) {
    const key = JSON.stringify(slot);
    if (seen.has(key)) return refuse("date.twice", { slot });
    seen.add(key);
  }
  return undefined;
}

function lacksHour(items: readonly Item[]): Refusal | undefined {
  const lacking = items.find(({ slot }) => !hasHour(slot));
  if (lacking === undefined || !items.some(({ slot }) => hasHour(slot))) return undefined;
  return refuse("date.hour-mixed", { part: lacking.part });
}

/** A month, or for « jeudi 18h » a whole date, that may be its neighbour's. */
function lacksMonth(items: readonly Item[]): Refusal | undefined {
  const saysMonth = items.some((item) => named(item).some(hasMonth));
  const saysNumber = items.some((item) => named(item).some(({ kind }) => kind === "number"));
  const isLacking = (day: Named) => {
    if (day.kind === "number") return saysMonth && day.ahead === undefined;
    return day.kind === "weekday" && day.which === "coming" && (saysMonth || saysNumber);
  };
  const lacking = items.find((item) => named(item).every(isLacking));
  return lacking && refuse("date.month-missing", { part: lacking.part });
}

/** « 2 mars 2028, 4 mars » : a year that was said for one, and another that would be another's. */
function lacksYear(items: readonly Item[]): Refusal | undefined {
  const years = new Set(items.flatMap((item) => named(item).flatMap(yearSaid)));
  if (years.size === 0) return undefined;
  const lacking = items.find(
    (item) => named(item).every(lacksItsYear) && !years.has(yearOf(item.slot)),
  );
  return lacking && refuse("date.year-missing", { part: lacking.part, slot: lacking.slot });
}

const lacksItsYear = (day: Named) => hasMonth(day) && yearSaid(day).length === 0;
const yearOf = (slot: Slot) => Number((hasHour(slot) ? slot.wall : slot.day).slice(0, 4));

function named({ phrase }: Item): readonly Named[] {
  // « dans deux heures » leaves nothing to its neighbours.
  if (phrase.kind === "in") return [{ kind: "away", days: 0 }];
  return phrase.days.map((day) => day.named);
}

function hasMonth(day: Named): boolean {
  return (
    day.kind === "date" ||
    day.kind === "figures" ||
    (day.kind === "nth" && day.of !== undefined && "month" in day.of)
  );
}

function yearSaid(day: Named): number[] {
  const holder = day.kind === "nth" ? day.of : day;
  return holder && "year" in holder && holder.year !== undefined ? [holder.year] : [];
}
