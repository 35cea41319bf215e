import {
  type Account,
  type Address,
  type Change,
  type Chat,
  ChatError,
  type ChatFailure,
  type Incoming,
  type Place,
} from "../../src/chat.ts";
import type { Action, View } from "../../src/view.ts";

/** What a message of the memory platform says: nothing in it is ever markup. */
export interface Letter {
  readonly text: string;
  readonly links: readonly string[];
  readonly actions: readonly Action[];
}

export interface Standing extends Letter {
  readonly id: string;
  readonly at: Place;
  /** The key of its post. */
  readonly key: string;
  /** Epoch ms. */
  readonly postedAt: number;
}

/** A request of the adapter, whatever became of it. */
export interface Request {
  readonly act: "post" | "edit";
  readonly at: Place;
  readonly key: string;
  readonly letter: Letter;
  /** Epoch ms. */
  readonly instant: number;
  /** Whether its place was shut. */
  readonly isShut: boolean;
}

interface Mishap {
  readonly failure: ChatFailure;
  readonly isDone: boolean;
}

/**
 * The other end of a `MemoryChat`: a platform's memory. It outlives the adapter, so
 * that a restarted one can be put on the same far side.
 */
export class FarSide {
  /** Everything that was asked of it, in order. */
  readonly requests: Request[] = [];
  /** Set where the platform cannot search its history. */
  isBlind = false;
  /** The channels that stand under one roof. */
  roof: readonly Place[] = [];
  readonly #standing = new Map<string, Standing>();
  readonly #answers: { readonly to: Account; readonly view: View }[] = [];
  readonly #mishaps: Mishap[] = [];
  readonly #shut = new Map<string, ChatFailure>();
  readonly #now: () => number;
  #hear: ((incoming: Incoming) => Promise<View>) | undefined;
  #changed: Parameters<Chat["connect"]>[1];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * The next request that has no mishap yet fails so. `isDone`: whether it was carried
   * out all the same, as when only its answer was lost.
   */
  fail(failure: ChatFailure, isDone = failure.kind === "ambiguous"): void {
    this.#mishaps.push({ failure, isDone });
  }

  /** From now on every request to this place fails so; none once it is opened. */
  shut(at: Place, failure: ChatFailure = { kind: "refused", code: "direct_closed" }): void {
    this.#shut.set(at.address, failure);
  }

  open(at: Place): void {
    this.#shut.delete(at.address);
  }

  /** Why a place refuses what is sent there; null where it does not. */
  barOf({ address }: Address): string | null {
    const failure = this.#shut.get(address);
    return failure?.kind === "refused" ? failure.code : null;
  }

  /** Tells by itself what became of a channel. */
  async tells(at: Address, now: Change): Promise<void> {
    await this.#changed?.(at, now);
  }

  /** What people say, and what becomes of channels, goes there; nowhere when undefined. */
  listen(
    hear: ((incoming: Incoming) => Promise<View>) | undefined,
    changed?: Parameters<Chat["connect"]>[1],
  ): void {
    this.#hear = hear;
    this.#changed = changed;
  }

  /** Someone types; gives what they are answered. */
  async says(from: Account, place: Place, words: string): Promise<View> {
    if (this.#hear === undefined) throw new Error(`Nobody hears « ${words} »`);
    const view = await this.#hear({ from, place, words });
    this.#answers.push({ to: from, view });
    return view;
  }

  /** Someone presses the latest button of this label at a place. */
  async clicks(from: Account, at: Place, label: string): Promise<View> {
    const all = this.standing(at).flatMap((message) => message.actions);
    const action = all.findLast((one) => one.label === label);
    if (action === undefined) throw new Error(`No button « ${label} » in ${at.name}`);
    return this.says(from, at, "run" in action ? action.run : action.ask);
  }

  /** What stands at a place, the oldest first. */
  standing(at: Place): readonly Standing[] {
    return [...this.#standing.values()].filter((one) => isSame(one.at, at));
  }

  /** All that stands anywhere, the oldest first. */
  everything(): readonly Standing[] {
    return [...this.#standing.values()];
  }

  /** What someone was shown in answer, in order. */
  answersTo({ userId }: Account): readonly View[] {
    return this.#answers.filter(({ to }) => to.userId === userId).map(({ view }) => view);
  }

  /** A post arrives; gives the id of the message of this key. */
  post(at: Place, letter: Letter, key: string): string {
    return this.#arrive({ act: "post", at, key, letter }, () => {
      const id = this.byKey(at, key)?.id ?? `m${this.#standing.size + 1}`;
      const postedAt = this.#now();
      if (!this.#standing.has(id)) this.#standing.set(id, { ...letter, id, at, key, postedAt });
      return id;
    });
  }

  /** An edit arrives. */
  edit(at: Place, id: string, letter: Letter, key: string): void {
    this.#arrive({ act: "edit", at, key, letter }, () => {
      const standing = this.#standing.get(id);
      if (standing === undefined) throw new ChatError({ kind: "refused", code: "message-gone" });
      this.#standing.set(id, { ...standing, ...letter });
    });
  }

  byKey(at: Place, key: string): Standing | undefined {
    return this.standing(at).find((one) => one.key === key);
  }

  #arrive<T>(request: Omit<Request, "instant" | "isShut">, carryOut: () => T): T {
    const shut = this.#shut.get(request.at.address);
    this.requests.push({ ...request, instant: this.#now(), isShut: shut !== undefined });
    if (shut !== undefined) throw new ChatError(shut);
    const mishap = this.#mishaps.shift();
    if (mishap === undefined) return carryOut();
    if (mishap.isDone) carryOut();
    throw new ChatError(mishap.failure);
  }
}

function isSame(one: Place, other: Place): boolean {
  return one.scope === other.scope && one.address === other.address && one.kind === other.kind;
}
