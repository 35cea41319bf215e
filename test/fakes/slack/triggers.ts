import { randomBytes } from "node:crypto";
import { type Reply, refused } from "./refusals.ts";

interface Trigger {
  readonly user: string;
  /** By the machine's clock, ms. */
  readonly until: number;
  readonly isUsed: boolean;
}

const SHAPE = /^\d+\.\d+\.[0-9a-f]+$/u;

/** The right to open something for the person who did something, once and soon. */
export class Triggers {
  readonly #issued = new Map<string, Trigger>();
  readonly #live: number;

  constructor(live: number) {
    this.#live = live;
  }

  issue(user: string): string {
    const id = `${this.#issued.size + 1}.4242.${randomBytes(8).toString("hex")}`;
    this.#issued.set(id, { user, until: Date.now() + this.#live, isUsed: false });
    return id;
  }

  exchange(id: string): { readonly user: string } | Reply {
    if (!SHAPE.test(id)) return refused("invalid_trigger_id");
    const trigger = this.#issued.get(id);
    if (trigger === undefined) return refused("invalid_trigger_id");
    if (trigger.isUsed) return refused("exchanged_trigger_id");
    if (Date.now() > trigger.until) return refused("expired_trigger_id");
    this.#issued.set(id, { ...trigger, isUsed: true });
    return { user: trigger.user };
  }
}
