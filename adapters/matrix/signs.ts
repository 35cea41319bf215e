const SIGNS: Readonly<Record<string, string>> = {
  yes: "✅",
  maybe: "🤔",
  "if-need-be": "🤔",
  no: "❌",
};

/** The sign of an answer, by its name; undefined where it is no answer. */
export const signOf = (answer: string): string | undefined =>
  Object.hasOwn(SIGNS, answer) ? SIGNS[answer] : undefined;

export const NONE = "❌";
const TEN = 10;

/** « 1️⃣ » to « 🔟 », which stand in every picker of emoji; then the number alone. */
export function keycap(number: number): string {
  if (number === TEN) return "🔟";
  return number < TEN ? `${number}\ufe0f\u20e3` : String(number);
}

/** The keys by which what a view offers is told apart. */
export class Keys {
  readonly #taken = new Set<string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps these for what is theirs by right; no other is given them. */
  reserve(keys: readonly string[]): void {
    for (const key of keys) this.#taken.add(key);
  }

  /** This sign, if it is free, or else the next keycap; undefined when no more are to be shown. */
  next(sign: string | undefined): string | undefined {
    if (this.#taken.size >= this.#most) return undefined;
    const caps = Array.from({ length: TEN }, (_, at) => keycap(at + 1));
    const free = [sign, ...caps].find((key) => key !== undefined && !this.#taken.has(key));
    if (free !== undefined) this.#taken.add(free);
    return free;
  }
}
