import type { Chat, ChatFailure, Place } from "../chat.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Log } from "../log.ts";
import type { Delivery } from "../store/deliveries.ts";
import { OutboxQueue } from "../store/outbox-queue.ts";
import { repositories } from "../store/repositories.ts";
import type { Store } from "../store/store.ts";
import type { Language } from "../text.ts";
import { note, type View, view } from "../view.ts";
import type { Clock } from "../when.ts";
import { backOff } from "./back-off.ts";
import { whereTo } from "./destination.ts";
import { Pace } from "./pacing.ts";
import { Sender } from "./sender.ts";

/** What a delivery says now, or why there is nothing to say any more. */
export type Composed =
  | { readonly view: View; readonly language: Language }
  | { readonly obsolete: string };

export interface OutboxParts {
  readonly store: Store;
  readonly chats: ReadonlyMap<string, Chat>;
  readonly clock: Clock;
  readonly log: Log;
  readonly compose: (delivery: Delivery, now: number) => Promise<Composed>;
  /** Tells whoever must know that a message could not be delivered. */
  readonly report: (delivery: Delivery, reason: string) => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
  readonly chance: () => number;
}

const AT_ONCE = 64;
/** What is left of a part whose message has become shorter. */
const NO_MORE = view(note(["…"]));

/** Sends what is owed: each destination in order, destinations side by side, at each platform's pace. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #pace: Pace;
  readonly #sender: Sender;
  #draining: Promise<void> | undefined;
  #again = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.clock);
    this.#sender = new Sender(parts.store, parts.clock);
  }

  /** Puts back in order what was left in the middle: by a process that was killed, or whose notes could not be written. */
  async recover(): Promise<void> {
    const { store } = this.#parts;
    for (const delivery of await store.look((db) => new OutboxQueue(db).interrupted()))
      await this.#write((queue) =>
        queue.retryAt(delivery.id, this.#parts.clock.now(), "interrupted"),
      );
  }

  /** Sends all that can be sent now. Called while it runs, it looks once more before it ends. */
  drain(): Promise<void> {
    this.#again = true;
    this.#draining ??= this.#run().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async #run(): Promise<void> {
    await this.recover();
    while (this.#again) {
      this.#again = false;
      const now = this.#parts.clock.now();
      if (await this.#look((queue) => queue.hasHeldDue(now)))
        await this.#write((queue) => queue.releaseHeld(now));
      const ready = await this.#parts.store.look((db) => new OutboxQueue(db).ready(now, AT_ONCE));
      if (ready.length === 0) continue;
      const queues = byDestination(ready).map((queue) => this.#inOrder(queue));
      const ends = await Promise.allSettled(queues);
      const broken = ends.find((end) => end.status === "rejected");
      // What could not be noted is put back in order by the next drain; trying at once would spin.
      if (broken)
        throw new Error("the outbox could not note what it did", { cause: broken.reason });
      this.#again = true;
    }
  }

  async #inOrder(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) await this.#deliver(delivery);
  }

  async #deliver(delivery: Delivery): Promise<void> {
    if (!(await this.#write((queue) => queue.claim(delivery.id)))) return;
    try {
      const isLate = this.#parts.clock.now() > delivery.notAfter;
      if (isLate && !(await this.#mayStand(delivery)))
        return await this.#drop(delivery, "skipped", "too-late");
      await this.#attempt(delivery);
    } catch (error) {
      this.#parts.log.error(
        { err: error, delivery: delivery.key },
        "a delivery failed on our side",
      );
      await this.#later(delivery, "fault", backOff(delivery.attempts + 1, this.#parts.chance()));
    }
  }

  /** Whether something of it may already be there: however late, that is found out. */
  async #mayStand({ id }: Delivery): Promise<boolean> {
    const parts = await this.#look((queue) => queue.parts(id));
    return parts.some((part) => part.state === "sending");
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const target = await this.#parts.store.look((db) =>
      whereTo(delivery, repositories(db, delivery.territoryId), this.#parts.chats),
    );
    if ("unreachable" in target) return this.#drop(delivery, "failed", target.unreachable);
    const { chat } = target;
    const place = "place" in target ? target.place : await chat.direct(target.account);
    const pause = delivery.editsId === null ? chat.pacing.betweenPosts : chat.pacing.betweenEdits;
    const wait = this.#pace.take(`${place.platform}:${place.scope}:${place.address}`, pause);
    if (wait > 0) await this.#parts.wait(wait);
    const sent =
      delivery.editsId === null
        ? await this.#post(chat, place, delivery)
        : await this.#edit(chat, place, delivery, delivery.editsId);
    if (sent === undefined) return;
    if (sent.sent) await this.#write((queue) => queue.sent(delivery.id, this.#parts.clock.now()));
    else await this.#failed(delivery, sent.failure);
  }

  async #post(chat: Chat, place: Place, delivery: Delivery) {
    const frozen = await this.#look((queue) => queue.parts(delivery.id));
    // As long as nothing of it can stand there, it says at each attempt what is true then.
    if (frozen.some((part) => part.state !== "owed"))
      return this.#sender.post(chat, place, delivery, frozen);
    const composed = await this.#parts.compose(delivery, this.#parts.clock.now());
    if ("obsolete" in composed) return this.#drop(delivery, "skipped", composed.obsolete);
    await this.#write((queue) =>
      queue.freeze(delivery, chat.render(composed.view, composed.language)),
    );
    return this.#sender.post(
      chat,
      place,
      delivery,
      await this.#look((queue) => queue.parts(delivery.id)),
    );
  }

  /** Nothing is cut: a message that has grown gets further parts, one that has shrunk keeps its own. */
  async #edit(chat: Chat, place: Place, delivery: Delivery, editsId: number) {
    const composed = await this.#parts.compose(delivery, this.#parts.clock.now());
    if ("obsolete" in composed) return this.#drop(delivery, "skipped", composed.obsolete);
    const contents = chat.render(composed.view, composed.language);
    const message = { ...delivery, id: editsId };
    const standing = await this.#look((queue) => queue.parts(editsId));
    await this.#write((queue) =>
      queue.freeze(message, contents.slice(standing.length), standing.length + 1),
    );
    const surplus = standing
      .slice(contents.length)
      .flatMap(() => chat.render(NO_MORE, composed.language));
    return this.#sender.edit(chat, place, message, [...contents, ...surplus]);
  }

  async #failed(delivery: Delivery, failure: ChatFailure): Promise<void> {
    const attempts = delivery.attempts + 1;
    switch (failure.kind) {
      case "refused":
        return this.#drop(delivery, "failed", failure.code);
      case "limited":
        return this.#later(delivery, "limited", failure.retryAfter);
      case "unavailable":
        return this.#later(delivery, failure.code, backOff(attempts, this.#parts.chance()));
      case "ambiguous":
        return this.#drop(delivery, "uncertain", failure.code);
      default:
        return failure satisfies never;
    }
  }

  async #later(delivery: Delivery, reason: string, wait: number): Promise<void> {
    await this.#write((queue) =>
      queue.retryAt(delivery.id, this.#parts.clock.now() + wait, reason),
    );
  }

  async #drop(
    delivery: Delivery,
    state: "failed" | "uncertain" | "skipped",
    reason: string,
  ): Promise<undefined> {
    await this.#write((queue) => queue.fail(delivery.id, state, reason));
    const isOurs = state === "skipped" && reason !== "too-late";
    if (!isOurs) {
      this.#parts.log.warn(
        { delivery: delivery.key, state, reason },
        "a message could not be delivered",
      );
      await this.#parts.report(delivery, reason);
    }
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

function byDestination(deliveries: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const queues = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const destination = `${delivery.channelId ?? ""}:${delivery.memberId ?? ""}`;
    queues.set(destination, [...(queues.get(destination) ?? []), delivery]);
  }
  return [...queues.values()];
}
