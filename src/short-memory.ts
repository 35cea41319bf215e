/** Remembers the latest values for a while: `life` in ms, at most so many; the oldest go first. */
export class ShortMemory<Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly until: number }>();
  readonly #life: number;
  readonly #most: number;

  constructor(life: number, most: number) {
    this.#life = life;
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const kept = this.#values.get(key);
    return kept !== undefined && performance.now() < kept.until ? kept.value : undefined;
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, { value, until: performance.now() + this.#life });
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
  }

  forget(key: string): void {
    this.#values.delete(key);
  }
}
