import type { Chat, Place } from "../chat.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Log } from "../log.ts";
import type { Executor } from "../store/database.ts";
import type { Delivery } from "../store/deliveries.ts";
import { OutboxQueue, type Part } from "../store/outbox-queue.ts";
import { repositories } from "../store/repositories.ts";
import type { Store } from "../store/store.ts";
import type { Language } from "../text.ts";
import { note, type View, view } from "../view.ts";
import type { Clock } from "../when.ts";
import { backOff } from "./back-off.ts";
import { type Nowhere, pacedAs, type Target, whereTo } from "./destination.ts";
import { harmlessFailureOf } from "./failure.ts";
import { Pace } from "./pacing.ts";
import { type Failure, Sender, type Sent } from "./sender.ts";

/** What a delivery says now, or why there is nothing to say any more. */
export type Composed =
  | { readonly view: View; readonly language: Language }
  | { readonly obsolete: string }
  /** It would disturb now: epoch ms until when it waits, and lets others go before it. */
  | { readonly waitsUntil: number };

export interface CourierParts {
  readonly store: Store;
  readonly chats: ReadonlyMap<string, Chat>;
  readonly clock: Clock;
  readonly log: Log;
  readonly compose: (delivery: Delivery, now: number) => Promise<Composed>;
  /**
   * Tells whoever must know why a message could not be delivered (null: that it was), in
   * the transaction that notes it; false when nobody is left to tell.
   */
  readonly report: (db: Executor, delivery: Delivery, reason: string | null) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
  readonly chance: () => number;
}

/** One delivery on its way, as it was when its turn came. */
interface Errand {
  readonly delivery: Delivery;
  /** The message that it is or edits, and the parts of it. */
  readonly message: Delivery;
  readonly parts: readonly Part[];
  readonly target: Target | Nowhere;
}

/** What is left of a part whose message has become shorter. */
const NO_MORE = view(note(["…"]));

/** Whether the platform may hold this part, or will never tell. */
const mayStand = ({ state, doubts }: Part): boolean =>
  state === "sending" || (state === "owed" && doubts > 0);
const isNowhere = (part: Part): boolean => part.state === "owed" && part.doubts === 0;

/** Takes one delivery to where it goes, and notes what became of it. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #pace: Pace;
  readonly #sender: Sender;

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.clock);
    this.#sender = new Sender(parts.store, parts.clock);
  }

  /** Delivers what is owed, once its destination's turn has come: until then, what changes is coalesced. */
  async deliver(delivery: Delivery): Promise<void> {
    try {
      const errand = await this.#errand(delivery);
      await this.#turn(errand);
      if (await this.#write((queue) => queue.claim(delivery.id))) await this.#run(errand);
    } catch (error) {
      this.#parts.log.error(
        { err: error, delivery: delivery.key },
        "a delivery failed on our side",
      );
      await this.#later(delivery, "fault", backOff(delivery.attempts + 1, this.#parts.chance()));
    }
  }

  #errand(delivery: Delivery): Promise<Errand> {
    return this.#parts.store.look(async (db) => {
      const repos = repositories(db, delivery.territoryId);
      const { editsId } = delivery;
      const message = editsId === null ? delivery : await repos.deliveries.byId(editsId);
      if (message === undefined) throw new Error(`${delivery.key} edits nothing`);
      const parts = await new OutboxQueue(db).parts(message.id);
      const isPlaced = !parts.every(isNowhere);
      const target = await whereTo(message, isPlaced, repos, this.#parts.chats);
      return { delivery, message, parts, target };
    });
  }

  async #turn({ delivery, target }: Errand): Promise<void> {
    if ("unreachable" in target) return;
    const { betweenPosts, betweenEdits } = target.chat.pacing;
    const pause = delivery.editsId === null ? betweenPosts : betweenEdits;
    const wait = this.#pace.take(pacedAs(target), pause);
    if (wait > 0) await this.#parts.wait(wait);
  }

  async #run(errand: Errand): Promise<void> {
    const { delivery, target } = errand;
    // Whether some of it stands there is found out, however late.
    const isOpen = delivery.doubtful || this.#mayStand(errand);
    if (this.#parts.clock.now() > delivery.notAfter && !isOpen)
      return this.#drop(delivery, "skipped", "too-late");
    if ("unreachable" in target) return this.#giveUp(errand, target.unreachable);
    const sent = await this.#send(errand, target);
    if (sent === undefined) return;
    if (sent.sent) await this.#arrived(delivery);
    else await this.#failed(errand, target, sent.failure);
  }

  /** An edit gives up its own attempt: what may stand is its message's. */
  #mayStand({ delivery, parts }: Errand): boolean {
    return delivery.editsId === null && parts.some(mayStand);
  }

  async #send(errand: Errand, target: Target): Promise<Sent | undefined> {
    const place = await this.#open(target);
    if ("sent" in place) return place;
    return errand.delivery.editsId === null
      ? this.#post(errand, target, place)
      : this.#edit(errand, target, place);
  }

  async #open(target: Target): Promise<Place | Extract<Sent, { sent: false }>> {
    if ("place" in target) return target.place;
    try {
      return await target.chat.direct(target.account);
    } catch (error) {
      // Opening a conversation twice does no harm.
      return { sent: false, failure: harmlessFailureOf(error) };
    }
  }

  async #post(
    { delivery, parts: frozen }: Errand,
    target: Target,
    place: Place,
  ): Promise<Sent | undefined> {
    const { chat } = target;
    // As long as nothing of it can stand there, it says at each attempt what is true then.
    if (!frozen.every(isNowhere)) return this.#sender.post(chat, place, delivery, frozen);
    const composed = await this.#parts.compose(delivery, this.#parts.clock.now());
    if ("obsolete" in composed) return this.#drop(delivery, "skipped", composed.obsolete);
    if ("waitsUntil" in composed)
      return this.#write((queue) => queue.putOff(delivery.id, composed.waitsUntil));
    const contents = chat.render(composed.view, composed.language);
    const parts = await this.#write(async (queue) => {
      await queue.freeze(delivery, contents);
      if ("account" in target) await queue.address(delivery.id, target.account.id);
      return queue.parts(delivery.id);
    });
    return this.#sender.post(chat, place, delivery, parts);
  }

  /** Nothing is cut: a message that has grown gets further parts, one that has shrunk keeps its own. */
  async #edit(
    { delivery, message, parts: standing }: Errand,
    { chat }: Target,
    place: Place,
  ): Promise<Sent | undefined> {
    const composed = await this.#parts.compose(delivery, this.#parts.clock.now());
    if ("obsolete" in composed) return this.#drop(delivery, "skipped", composed.obsolete);
    if ("waitsUntil" in composed) throw new Error("an edit disturbs nobody");
    const contents = chat.render(composed.view, composed.language);
    const edited = { ...delivery, id: message.id };
    await this.#write((queue) =>
      queue.freeze(edited, contents.slice(standing.length), standing.length + 1),
    );
    const surplus = standing
      .slice(contents.length)
      .flatMap(() => chat.render(NO_MORE, composed.language));
    return this.#sender.edit(chat, place, edited, [...contents, ...surplus]);
  }

  async #arrived(delivery: Delivery): Promise<void> {
    const now = this.#parts.clock.now();
    await this.#transact(async (db) => {
      await new OutboxQueue(db).sent(delivery.id, now);
      await this.#parts.report(db, delivery, null);
    });
  }

  async #failed(errand: Errand, target: Target, failure: Failure): Promise<void> {
    const { delivery } = errand;
    switch (failure.kind) {
      case "late":
        return this.#drop(delivery, "skipped", "too-late");
      case "refused":
        return this.#refused(errand, target, failure.code);
      case "limited":
        // Nothing to wait for would have it tried again and again.
        return this.#later(delivery, "limited", Math.max(1, failure.retryAfter));
      case "unavailable":
        return this.#later(
          delivery,
          failure.code,
          backOff(delivery.attempts + 1, this.#parts.chance()),
        );
      case "ambiguous":
        return this.#drop(delivery, "uncertain", failure.code);
      default:
        return failure satisfies never;
    }
  }

  /**
   * A refusal is final there. Somebody who has another account is written to on that one,
   * unless some of the message stands on this one, or may: it would be read twice.
   */
  async #refused(errand: Errand, target: Target, code: string): Promise<void> {
    const { delivery } = errand;
    const parts = await this.#parts.store.look((db) => new OutboxQueue(db).parts(delivery.id));
    if ("place" in target || delivery.editsId !== null || !parts.every(isNowhere))
      return this.#giveUp({ ...errand, parts }, code);
    const { id, platform } = target.account;
    this.#parts.log.info(
      { delivery: delivery.key, platform, reason: code },
      "an account takes no message",
    );
    await this.#write((queue) => queue.noteRefusal(delivery, id, this.#parts.clock.now()));
  }

  /** Nothing more can be tried: it failed, unless it may stand there all the same. */
  #giveUp(errand: Errand, reason: string): Promise<undefined> {
    const { delivery } = errand;
    // Whoever takes Utopia out of a channel wants to hear no more of what stands there, nor
    // of its events whoever has turned them off.
    const isOff = reason === "events-off" && !this.#mayStand(errand);
    if (isOff || (delivery.editsId !== null && reason === "unbound"))
      return this.#drop(delivery, "skipped", reason);
    return this.#drop(delivery, this.#mayStand(errand) ? "uncertain" : "failed", reason);
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
    const isOurs = state === "skipped" && reason !== "too-late";
    const isKnown = await this.#transact(async (db) => {
      await new OutboxQueue(db).fail(delivery.id, state, reason);
      return isOurs || this.#parts.report(db, delivery, reason);
    });
    const facts = { delivery: delivery.key, state, reason };
    if (!isOurs) this.#parts.log.warn(facts, "a message could not be delivered");
    if (!isKnown)
      this.#parts.log.error(facts, "nobody can be told that a message was not delivered");
  }

  #write<T>(write: (queue: OutboxQueue) => Promise<T>): Promise<T> {
    return this.#transact((db) => write(new OutboxQueue(db)));
  }

  async #transact<T>(work: (db: Executor) => Promise<T>): Promise<T> {
    const done = await this.#parts.store.transact(work);
    if (isRefusal(done)) throw new Error("the outbox refuses nothing");
    return done;
  }
}
