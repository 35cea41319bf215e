import type { Temporal } from "temporal-polyfill";
import { type Refusal, refuse } from "../../domain/refusal.ts";
import type { Day as WholeDay } from "../../when.ts";

type PlainDate = Temporal.PlainDate;

/** From where a day is told. */
export interface Calendar {
  readonly today: PlainDate;
  /** Whether 02/03 may be the third of February. */
  readonly english: boolean;
  /** What was typed, to be quoted. */
  readonly part: string;
}

/** A date, and the one before it that the same words named, had it not been past. */
export interface Found {
  readonly date: PlainDate;
  readonly passed?: PlainDate;
}

export const wholeDay = (date: PlainDate): WholeDay => ({ day: date.toString() });

/** The days that one saying can mean. */
export function twoDays(
  code:
    | "date.ambiguous-days"
    | "date.ambiguous-weekday"
    | "date.ambiguous-number"
    | "date.ambiguous-figures",
  { part }: Calendar,
  first: PlainDate,
  second: PlainDate,
): Refusal {
  return refuse(code, { part, first: wholeDay(first), second: wholeDay(second) });
}
