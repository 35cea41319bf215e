import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import { ShortMemory } from "../../src/short-memory.ts";
import { MINUTE } from "../../src/when.ts";

const TWICE_WITHIN = 10 * MINUTE;
const MOST_HEARD = 10_000;

/**
 * All that Slack sends comes in here, by whichever way: what comes twice is done once, and
 * what is under way is known until it is answered.
 */
export class Intake implements Receiver {
  readonly #ways: readonly Receiver[];
  readonly #underWay = new Set<Promise<void>>();
  readonly #heard = new ShortMemory<true>(TWICE_WITHIN, MOST_HEARD);

  constructor(ways: readonly Receiver[]) {
    this.#ways = ways;
  }

  init(app: App): void {
    // A receiver asks nothing else of its app.
    const intake = { processEvent: (event: ReceiverEvent) => this.#take(app, event) } as App;
    for (const way of this.#ways) way.init(intake);
  }

  async start(): Promise<void> {
    for (const way of this.#ways) await way.start();
  }

  async stop(): Promise<void> {
    for (const way of this.#ways) await way.stop();
  }

  /** Settled once all that has come in is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  #take(app: App, event: ReceiverEvent): Promise<void> {
    const taken = this.#once(app, event);
    this.#underWay.add(taken);
    return taken.finally(() => this.#underWay.delete(taken));
  }

  async #once(app: App, event: ReceiverEvent): Promise<void> {
    const id = idOf(event);
    if (id !== undefined && this.#heard.get(id)) return event.ack();
    if (id !== undefined) this.#heard.set(id, true);
    try {
      await app.processEvent(event);
    } catch (error) {
      // It was not acknowledged: Slack may send it again, and it was not done.
      if (id !== undefined) this.#heard.forget(id);
      throw error;
    }
  }
}

/** A command or a click has a trigger of its own, an event an id; what has neither is never told twice. */
function idOf({ body }: ReceiverEvent): string | undefined {
  const id: unknown = body["trigger_id"] ?? body["event_id"];
  return typeof id === "string" ? id : undefined;
}
