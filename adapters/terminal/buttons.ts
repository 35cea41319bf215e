import type { Place } from "../../src/chat.ts";
import type { Action } from "../../src/view.ts";

/** Numbers of two digits are quickly typed; after the last one, the oldest buttons make room. */
const MOST = 99;

/** A button that can be pressed, and where it stands. */
export interface Button {
  readonly action: Action;
  readonly at: Place;
}

/**
 * The numbered buttons of the latest messages. A number means the same button for as
 * long as it is shown, and another one only after ninety-nine more were shown.
 */
export class Buttons {
  readonly #all = new Map<number, Button & { readonly owner: unknown }>();
  #last = 0;

  /**
   * Numbers the buttons of a message, `owner` standing for it. Those that it had
   * keep their number; those that it has no more can no longer be pressed.
   */
  number(owner: unknown, at: Place, actions: readonly Action[]): ReadonlyMap<Action, number> {
    const had = [...this.#all].filter(([, button]) => button.owner === owner);
    for (const [number] of had) this.#all.delete(number);
    const kept = new Map(had.map(([number, { action }]) => [wordsOf(action), number]));
    const numbers = new Map<Action, number>();
    for (const action of actions) {
      const number = kept.get(wordsOf(action)) ?? this.#next();
      this.#all.set(number, { action, at, owner });
      numbers.set(action, number);
    }
    return numbers;
  }

  /** The button of this number; undefined when none shows it any more. */
  find(number: number): Button | undefined {
    return this.#all.get(number);
  }

  #next(): number {
    this.#last = (this.#last % MOST) + 1;
    return this.#last;
  }
}

function wordsOf(action: Action): string {
  return "run" in action ? action.run : action.ask;
}
