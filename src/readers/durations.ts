import { type Refusal, refuse } from "../domain/refusal.ts";
import { length } from "./dates/lengths.ts";
import { quote, sourceOf } from "./dates/source.ts";

const SHORTEST = 5;
const LONGEST = 24 * 60;

/** How long, in minutes, from five to a day's: « 1h30 », « une heure et demie », "two hours". */
export function readDuration(text: string): number | Refusal {
  const source = sourceOf(text);
  if (source === "empty") return refuse("duration.empty");
  if (source === "too-long") return refuse("duration.too-long");

  const { tokens } = source;
  const whole = length(tokens, 0).filter(({ next }) => next === tokens.length);
  const [minutes, ...others] = new Set(whole.map(({ value }) => value));
  if (minutes === undefined || others.length > 0) {
    return refuse("duration.unreadable", { text: quote(source) });
  }
  if (minutes < SHORTEST || minutes > LONGEST) {
    return refuse("duration.range", { text: quote(source) });
  }
  return minutes;
}
