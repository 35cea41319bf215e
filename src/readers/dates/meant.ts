import { isDeepStrictEqual } from "node:util";
import { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal, type RefusalCode } from "../../domain/refusal.ts";
import { slotInWords } from "../../moments.ts";
import { type Day, dayAt, daysAfter, hasHour, type Slot } from "../../when.ts";
import { goneOn } from "./begun.ts";
import { readSlot, readSlots } from "./index.ts";
import { pieces, separates } from "./list.ts";
import type { Day as SaidDay } from "./named.ts";
import type { Phrase } from "./phrase.ts";
import { type Reading, slotOf } from "./slot.ts";
import { quote, sourceOf } from "./source.ts";
import type { Part } from "./words.ts";

/** More are not shown anywhere (Discord: 25). */
const MOST = 25;
const COMING_DAYS = 7;

/** « 18:00 ». */
type Hour = string;

/** The hours that « mardi soir » may mean. */
const HOURS_OF: Readonly<Record<Part, readonly Hour[]>> = {
  morning: ["09:00", "10:00", "11:00"],
  afternoon: ["14:00", "15:00", "16:00", "17:00"],
  evening: ["18:00", "18:30", "19:00", "20:00"],
};

/**
 * The slots that may be meant by what is typed so far of one, the likeliest first; each, put in
 * words, is read as itself. A day is also meant with each of these hours; nothing typed yet, the
 * coming days with the first of them.
 */
export function slotsMeant(typed: string, at: Reading, hours: readonly Hour[]): readonly Slot[] {
  const found = new Map<string, Slot>();
  for (const slot of possible(typed, at, hours)) {
    if (found.size >= MOST) break;
    const words = slotInWords(slot, at.language);
    if (!found.has(words) && isDeepStrictEqual(readSlot(words, at), slot)) found.set(words, slot);
  }
  return [...found.values()];
}

/**
 * The same for several, parted as `readSlots` parts them: those that are typed whole, then what
 * may be meant by the last. Those whose words are longer than `longest` are left out.
 */
export function listsMeant(
  typed: string,
  at: Reading,
  hours: readonly Hour[],
  longest: number,
): readonly (readonly Slot[])[] {
  const alone = slotsMeant(typed, at, hours);
  if (alone.length > 0) return alone.map((slot) => [slot]);
  const source = sourceOf(typed);
  if (typeof source === "string") return [];
  for (const mark of source.tokens.filter(separates).toReversed()) {
    const whole = readSlots(typed.slice(0, mark.from), at);
    if (isRefusal(whole)) continue;
    const rest = typed.slice(mark.to);
    const lists = rest.trim() === "" ? [whole] : withLast(whole, slotsMeant(rest, at, hours));
    return lists.filter((slots) => {
      const words = listed(slots, at);
      return words.length <= longest && isDeepStrictEqual(readSlots(words, at), slots);
    });
  }
  return [];
}

const withLast = (whole: readonly Slot[], last: readonly Slot[]) =>
  last.map((slot) => [...whole, slot]);

/** Slots as words, to be read again. */
export function listed(slots: readonly Slot[], { language }: Pick<Reading, "language">): string {
  return slots.map((slot) => slotInWords(slot, language)).join(", ");
}

function possible(typed: string, at: Reading, hours: readonly Hour[]): Iterable<Slot> {
  const source = sourceOf(typed);
  if (source === "too-long") return [];
  if (source === "empty") {
    const [usual] = hours;
    return usual === undefined ? [] : onComingDays(atHour(NO_DAY, usual), { at, hours });
  }
  return inTexts([source, ...goneOn(source, at.language).map(sourceOf)], at, hours);
}

function* inTexts(
  texts: readonly ReturnType<typeof sourceOf>[],
  at: Reading,
  hours: readonly Hour[],
): Iterable<Slot> {
  for (const source of texts) {
    if (typeof source === "string") continue;
    const found = pieces(source.tokens, 2);
    if ("from" in found) continue;
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) continue;
    const english = source.english || at.language === "en";
    const saying = { part: quote(source, only.from, only.to), english };
    for (const phrase of only.readings) yield* meanings(phrase, { at, hours, saying });
  }
}

type SaidSlot = Extract<Phrase, { kind: "slot" }>;

const NO_DAY: SaidSlot = { kind: "slot", days: [] };

interface Asked {
  readonly at: Reading;
  readonly hours: readonly Hour[];
  readonly saying?: Parameters<typeof slotOf>[1];
}

const UNSAID = { part: "", english: false };

/** What a phrase means, or may mean where that is asked. */
function* meanings(phrase: Phrase, asked: Asked): Iterable<Slot> {
  const slot = slotOf(phrase, asked.saying ?? UNSAID, asked.at);
  if (isRefusal(slot)) {
    if (phrase.kind === "slot") yield* insteadOf(slot, phrase, asked);
    return;
  }
  yield slot;
  if (phrase.kind === "slot" && !hasHour(slot))
    yield* atHours(onDay(phrase, slot), asked.hours, asked);
}

function insteadOf(refusal: Refusal, phrase: SaidSlot, asked: Asked): Iterable<Slot> {
  const { time, part, days } = phrase;
  if (refusal.refused === "date.day-missing") return onComingDays(phrase, asked);
  if (refusal.refused !== "date.vague") return namedBy(refusal, phrase, asked);
  if (days.some(isUsual)) return meanings({ ...phrase, days: days.map(coming) }, asked);
  return part !== undefined && time === undefined ? atHours(phrase, HOURS_OF[part], asked) : [];
}

function* namedBy(refusal: Refusal, phrase: SaidSlot, asked: Asked): Iterable<Slot> {
  for (const slot of slotsNamed(refusal)) {
    if (!hasHour(slot)) yield* meanings(onDay(phrase, slot), asked);
    // A span has an end, which the refusal of its start does not tell.
    else if (phrase.time?.kind === "at") yield slot;
  }
}

/** The refusals that name what may be meant instead. */
const NAMING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "date.ambiguous-days",
  "date.ambiguous-weekday",
  "date.ambiguous-number",
  "date.ambiguous-figures",
  "date.ambiguous-half-day",
  "date.ambiguous-midnight",
  "date.contradiction",
  "date.skipped-hour",
  "date.weekday",
]);

function slotsNamed({ refused, params }: Refusal): readonly Slot[] {
  if (!NAMING.has(refused)) return [];
  return Object.values(params)
    .flat()
    .filter(
      (value): value is Slot => typeof value === "object" && ("wall" in value || "day" in value),
    );
}

function* atHours(phrase: SaidSlot, hours: readonly Hour[], asked: Asked): Iterable<Slot> {
  for (const hour of hours) yield* meanings(atHour(phrase, hour), asked);
}

/** The same at another hour. */
function atHour(phrase: SaidSlot, hour: Hour): SaidSlot {
  const [figure = 0, minute = 0] = hour.split(":").map(Number);
  return { ...phrase, time: { kind: "at", start: { hour: figure, minute, half: "known" } } };
}

/** The same on another day. */
function onDay(phrase: SaidSlot, { day }: Day): SaidSlot {
  const { year, month, day: number } = Temporal.PlainDate.from(day);
  return { ...phrase, days: [{ named: { kind: "date", day: number, month, year } }] };
}

function* onComingDays(phrase: SaidSlot, asked: Asked): Iterable<Slot> {
  const today = dayAt(asked.at.now, asked.at.zone);
  for (let ahead = 0; ahead <= COMING_DAYS; ahead++)
    yield* meanings(onDay(phrase, daysAfter(today, ahead)), asked);
}

const isUsual = ({ named }: SaidDay) => named.kind === "weekday" && named.which === "usual";

/** « le jeudi » is every one; said of one meeting it can only be the next. */
function coming({ named, ...day }: SaidDay): SaidDay {
  return { ...day, named: named.kind === "weekday" ? { ...named, which: "coming" } : named };
}
