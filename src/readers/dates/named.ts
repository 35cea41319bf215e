import type { Weekday } from "../../domain/rhythm.ts";

/** A day as it was said; what it is depends on today. Nothing is checked here. */
export type Named =
  /** « 2 mars 2027 », « le 4 mars prochain ». */
  | {
      readonly kind: "date";
      readonly day: number;
      readonly month: number;
      readonly year?: number;
      readonly isNext?: true;
      /** « 4 mars 2030 » : half past eight for who forgot the h. */
      readonly mayBeHour?: true;
    }
  /** « 02/03/27 » : day first, in French. */
  | {
      readonly kind: "figures";
      readonly first: number;
      readonly second: number;
      readonly year?: number;
    }
  /** « le 5 » ; `ahead` is 1 for « du mois prochain ». */
  | { readonly kind: "number"; readonly day: number; readonly ahead?: number }
  /** « jeudi », « jeudi prochain », « lundi en huit » ; "usual" is « le jeudi ». */
  | {
      readonly kind: "weekday";
      readonly weekday: Weekday;
      readonly which: "coming" | "next" | "usual";
      readonly later: number;
    }
  /** « mardi de la semaine prochaine ». */
  | { readonly kind: "week"; readonly weekday: Weekday; readonly ahead: number }
  /** « demain », « dans 3 jours » ; « dans quinze jours » is two weeks for most, and fifteen days. */
  | { readonly kind: "away"; readonly days: number; readonly idiom?: true }
  /** « le premier mardi de janvier », « dernier jeudi du mois prochain » ; of which month? */
  | {
      readonly kind: "nth";
      readonly ordinal: number;
      readonly weekday: Weekday;
      readonly of?: OfMonth;
    };

/** Of a month by its name, or so many months ahead. */
export type OfMonth =
  | { readonly month: number; readonly year?: number }
  | { readonly ahead: number };

/** `weekday` is the one that was typed beside the date: it has to agree. */
export interface Day {
  readonly named: Named;
  readonly weekday?: Weekday;
}
