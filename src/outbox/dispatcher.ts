import { isRefusal } from "../domain/refusal.ts";
import type { Delivery } from "../store/deliveries.ts";
import { OutboxQueue } from "../store/outbox-queue.ts";
import { Courier, type CourierParts } from "./courier.ts";

/** How many destinations are served side by side. */
const AT_ONCE = 64;

/** Sends what is owed: each destination in order, destinations side by side, at each platform's pace. */
export class Outbox {
  readonly #parts: CourierParts;
  readonly #courier: Courier;
  #draining: Promise<void> | undefined;
  #again = false;
  #wake: () => void = () => undefined;

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#courier = new Courier(parts);
  }

  /** Puts back in order what was left in the middle: by a process that was killed, or whose notes could not be written. */
  async recover(): Promise<void> {
    const { store, clock } = this.#parts;
    for (const { id } of await store.look((db) => new OutboxQueue(db).interrupted()))
      await this.#write((queue) => queue.retryAt(id, clock.now(), "interrupted"));
  }

  /** Sends all that can be sent now. Called while it runs, it looks once more before it ends. */
  drain(): Promise<void> {
    this.#again = true;
    this.#wake();
    this.#draining ??= this.#run().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  /** A destination that is slow, or waits for its turn, keeps only its own messages waiting. */
  async #run(): Promise<void> {
    await this.recover();
    const busy = new Map<string, Promise<void>>();
    const faults: unknown[] = [];
    const serve = async (destination: string, delivery: Delivery): Promise<void> => {
      try {
        await this.#courier.deliver(delivery);
        this.#again = true;
      } catch (error) {
        faults.push(error);
      }
      busy.delete(destination);
    };
    while (busy.size > 0 || (this.#again && faults.length === 0)) {
      // Half of them at a time, so that many messages are not looked through for each.
      if (this.#again && faults.length === 0 && busy.size <= AT_ONCE / 2) {
        this.#again = false;
        const ready = await this.#ready(AT_ONCE - busy.size, [...busy.keys()]);
        for (const [destination, delivery] of firstOfEach(ready))
          busy.set(destination, serve(destination, delivery));
      } else await Promise.race([...busy.values(), this.#called()]);
    }
    // What could not be noted is put back in order by the next drain; trying at once would spin.
    if (faults.length > 0)
      throw new Error("the outbox could not note what it did", { cause: faults[0] });
  }

  #called(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #ready(most: number, busy: readonly string[]): Promise<readonly Delivery[]> {
    const now = this.#parts.clock.now();
    if (await this.#look((queue) => queue.hasHeldDue(now)))
      await this.#write((queue) => queue.releaseHeld(now));
    return this.#look((queue) => queue.ready(now, most, busy));
  }

  #look<T>(read: (queue: OutboxQueue) => Promise<T>): Promise<T> {
    return this.#parts.store.look((db) => read(new OutboxQueue(db)));
  }

  async #write<T>(write: (queue: OutboxQueue) => Promise<T>): Promise<T> {
    const done = await this.#parts.store.transact((db) => write(new OutboxQueue(db)));
    if (isRefusal(done)) throw new Error("the outbox refuses nothing");
    return done;
  }
}

/** One at a time: what it meets there, as a limit, is known to the next. */
function firstOfEach(deliveries: readonly Delivery[]): ReadonlyMap<string, Delivery> {
  const first = new Map<string, Delivery>();
  for (const one of deliveries) if (!first.has(one.destination)) first.set(one.destination, one);
  return first;
}
