import type french from "../../data/locales/fr.json";
import type { Slot } from "../when.ts";

type Suffix<Key, Prefix extends string> = Key extends `${Prefix}${infer Rest}` ? Rest : never;

/** Why something is refused; each has its sentence in `data/locales` under `refusal.…`. */
export type RefusalCode = Suffix<keyof typeof french, "refusal.">;

/** A value that a sentence can hold: moments are put in words in the reader's own language. */
export type Sayable = string | number | Slot | Either | readonly Sayable[];

/** Words to choose between: « a, b ou c », where a list is « a, b et c ». */
interface Either {
  readonly either: readonly string[];
}

/** An answer of the domain, not a fault: what was asked cannot be done, and why. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly params: Readonly<Record<string, Sayable>>;
  /** The argument of a command, or the field of a form, that it is about. */
  readonly about?: string;
}

export function refuse(refused: RefusalCode, params: Refusal["params"] = {}): Refusal {
  return { refused, params };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value && "params" in value;
}
