import type { FarSide } from "./far-side.ts";
import type { Town } from "./town.ts";

/**
 * Kills a town after so many steps. A step is whatever leaves a trace: a transaction that
 * is committed, a request that reaches a platform. From then on the process does nothing more.
 */
export class Fuse {
  /** Whether the town was killed before it had done all that it wanted. */
  isBlown = false;
  #left: number;
  readonly #mend: () => void;

  constructor(town: Town, steps: number, far: FarSide = town.far()) {
    this.#left = steps;
    const { store } = town;
    const transact = store.transact.bind(store);
    const [post, edit] = [far.post.bind(far), far.edit.bind(far)];
    store.transact = async (work) => {
      this.#step();
      return transact(work);
    };
    far.post = (...request) => {
      this.#step();
      return post(...request);
    };
    far.edit = (...request) => {
      this.#step();
      edit(...request);
    };
    this.#mend = () => {
      Object.assign(far, { post, edit });
      Object.assign(store, { transact });
    };
  }

  /** Lets the platform and the database be reached again: by whoever comes after, or by the town itself. */
  remove(): void {
    this.#mend();
  }

  #step(): void {
    if (this.#left === 0) this.isBlown = true;
    if (this.isBlown) throw new Error("killed");
    this.#left -= 1;
  }
}
