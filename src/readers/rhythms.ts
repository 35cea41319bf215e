import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { FixedRhythm, Ordinal, Rhythm, Weekday } from "../domain/rhythm.ts";
import type { Time } from "./dates/hours.ts";
import { type Hours, isTrouble, settle } from "./dates/settle.ts";
import { quote, type Source, sourceOf } from "./dates/source.ts";
import { rhythm, type Said } from "./rhythms/phrase.ts";

/** The rhythm that was said, in French or in English; every word has to be understood. */
export function readRhythm(text: string): Rhythm | Refusal {
  const source = sourceOf(text);
  if (source === "empty") return refuse("rhythm.empty");
  if (source === "too-long") return refuse("rhythm.too-long");

  const reads = rhythm(source.tokens, 0);
  const whole = reads.filter(({ next }) => next === source.tokens.length);
  const meant = new Map<string, Rhythm | Refusal>();
  for (const { value } of whole) {
    const one = rhythmOf(value, source);
    meant.set(JSON.stringify(one), one);
  }
  const [only, ...others] = meant.values();
  if (only !== undefined && others.length === 0) return only;

  const furthest = whole.length > 0 ? 0 : Math.max(0, ...reads.map(({ next }) => next));
  return refuse("rhythm.unreadable", { part: quote(source, furthest), text: quote(source) });
}

function rhythmOf(said: Said, source: Source): Rhythm | Refusal {
  const part = quote(source);
  switch (said.kind) {
    case "none":
      return { kind: "none" };
    case "alternate":
      return refuse("rhythm.anchor", { part });
    case "bare":
      return refuse("rhythm.how-often", { part });
    case "weekly":
      // Two days with « ou » are for a poll to choose from, not for a calendar.
      if (saysOr(source)) return refuse("rhythm.choice", { part });
      return fixed(said.time, source, (hours) => weekly(said.weekdays, hours));
    case "monthly":
      return monthlyOf(said, source);
    case "periodic":
      return periodicOf(said, source);
    default:
      return said satisfies never;
  }
}

type FixedHours = Pick<FixedRhythm, "time" | "minutes">;

function weekly(weekdays: readonly Weekday[], hours: FixedHours): Rhythm {
  return { kind: "fixed", pattern: "weekly", weekdays: sorted(weekdays), ...hours };
}

function monthlyOf(said: Extract<Said, { kind: "monthly" }>, source: Source): Rhythm | Refusal {
  const part = quote(source);
  const { period, weekday, time } = said;
  if (said.isEach) return refuse("rhythm.which-month", { part });
  if (period !== undefined && (period.every !== 1 || period.unit !== "month")) {
    return refuse("rhythm.anchor", { part });
  }
  if (saysOr(source)) return refuse("rhythm.choice", { part });
  const ordinals = sortedOrdinals(said.ordinals);
  if (ordinals === undefined) return refuse("rhythm.fifth", { part });
  return fixed(time, source, (hours) => ({
    kind: "fixed",
    pattern: "monthly",
    ordinals,
    weekday,
    ...hours,
  }));
}

const MOST_UNITS = 12;

function periodicOf(said: Extract<Said, { kind: "periodic" }>, source: Source): Rhythm | Refusal {
  const part = quote(source);
  const { every, unit } = said.period;
  if (every < 1 || every > MOST_UNITS) return refuse("rhythm.period", { part, most: MOST_UNITS });

  if (said.weekdays.length === 0) return refuse("rhythm.weekday-missing", { part });

  const hours = hoursOf(said.time, source);
  if (isRefusal(hours)) return hours;
  const isEachWeek = every === 1 && unit === "week";
  if (hours.end === undefined) {
    if (isEachWeek && !saysOr(source)) return weekly(said.weekdays, fixedHours(hours));
    const isOneDay = said.weekdays.length === 1;
    return refuse(isOneDay ? "rhythm.anchor" : "rhythm.window", { part });
  }
  // « chaque semaine, mardi, 14h–16h » : every meeting's own hours, or those to choose in?
  const isWindow = !isEachWeek || saysOr(source) || isBetween(said.time);
  if (!isWindow) return refuse("rhythm.weekly-window", { part });
  if (hours.end >= 24 * 60) return refuse("rhythm.window", { part });
  return {
    kind: "frequency",
    every,
    unit,
    weekdays: sorted(said.weekdays),
    from: onWall(hours.start),
    to: onWall(hours.end),
  };
}

function fixed(
  time: Time | undefined,
  source: Source,
  make: (hours: FixedHours) => Rhythm,
): Rhythm | Refusal {
  const hours = hoursOf(time, source);
  return isRefusal(hours) ? hours : make(fixedHours(hours));
}

function fixedHours({ start, end, lasting }: Hours): FixedHours {
  const minutes = end === undefined ? lasting : end - start;
  return { time: onWall(start), ...(minutes !== undefined && { minutes }) };
}

function hoursOf(time: Time | undefined, source: Source): Hours | Refusal {
  const part = quote(source);
  if (time === undefined) return refuse("rhythm.hour-missing", { part });
  const hours = settle(time, undefined, source.english);
  if (!isTrouble(hours)) return hours;
  if (hours.trouble !== "half-day") return refuse("rhythm.hours", { part });
  const hour = hours.hour % 12;
  return refuse("rhythm.half-day", { part, hour, later: hour + 12 });
}

const isBetween = (time: Time | undefined) => time?.kind === "span" && time.isBetween;
const saysOr = ({ tokens }: Source) => tokens.some(({ text }) => text === "ou" || text === "or");
const onWall = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

function sorted(weekdays: readonly Weekday[]): Weekday[] {
  return [...new Set(weekdays)].toSorted((a, b) => a - b);
}

const ORDINALS: readonly Ordinal[] = [1, 2, 3, 4, -1];

/** In the order of the month; undefined when one of them is not in every month. */
function sortedOrdinals(said: readonly number[]): Ordinal[] | undefined {
  const known = ORDINALS.filter((ordinal) => said.includes(ordinal));
  return said.every((ordinal) => ORDINALS.some((one) => one === ordinal)) ? known : undefined;
}
