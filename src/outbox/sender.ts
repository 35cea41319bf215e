import type { Calendars, ChatFailure, Content, Found, Place } from "../chat.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Delivery } from "../store/deliveries.ts";
import { OutboxQueue, type Part } from "../store/outbox-queue.ts";
import type { Store } from "../store/store.ts";
import { type Clock, DAY } from "../when.ts";
import { failureOf, harmlessFailureOf } from "./failure.ts";

/** How often a platform that cannot tell is asked again whether a message stands there. */
const MOST_DOUBTS = 3;
/** How far our clock may be from the platform's, which dates its messages (ms). */
const CLOCKS_APART = DAY;

/** Why a message does not stand there yet; `late`: what is left of it would come too late. */
export type Failure = ChatFailure | { readonly kind: "late" };

/** How one delivery went, as far as this attempt could tell; a failure that is ambiguous is so for good. */
export type Sent = { readonly sent: true } | { readonly sent: false; readonly failure: Failure };

/**
 * Sends a delivery part by part, and records each before and after: whatever the
 * instant at which this process dies, the rows say what may stand on the platform.
 */
export class Sender {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Posts the parts that do not stand there yet; none after the delivery's last instant. */
  async post(
    chat: Calendars,
    at: Place,
    delivery: Delivery,
    parts: readonly Part[],
  ): Promise<Sent> {
    for (const part of parts) {
      if (part.state === "sent") continue;
      const failure = await this.#postPart(chat, at, delivery, part);
      if (failure) return { sent: false, failure };
    }
    return { sent: true };
  }

  async #postPart(
    chat: Calendars,
    at: Place,
    delivery: Delivery,
    part: Part,
  ): Promise<Failure | undefined> {
    if (part.state === "sending") return this.#recover(chat, at, delivery, part);
    const known = delivery.doubtful ? await this.#ask(chat, at, delivery, part) : "posts";
    if (known !== "posts") return known;
    if (this.#clock.now() > delivery.notAfter) return { kind: "late" };
    await this.#note((queue) => queue.partSending(delivery.id, part.position));
    try {
      await this.#stands(delivery, part, await chat.post(at, part.content, part.key));
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "ambiguous") return this.#recover(chat, at, delivery, part);
      await this.#note((queue) => queue.partOwed(delivery.id, part.position));
      return failure;
    }
  }

  /** Asks the platform whether a part whose answer never came stands there: it is posted again only if it surely does not. */
  async #recover(
    chat: Calendars,
    at: Place,
    delivery: Delivery,
    part: Part,
  ): Promise<ChatFailure | undefined> {
    const known = await this.#ask(chat, at, delivery, part);
    return known === "posts" ? { kind: "unavailable", code: "lost" } : known;
  }

  /**
   * Whether a part stands there already, which is then recorded; `posts` when it surely
   * does not. Three times that the platform cannot tell are an answer.
   */
  async #ask(
    chat: Calendars,
    at: Place,
    delivery: Delivery,
    part: Part,
  ): Promise<ChatFailure | "posts" | undefined> {
    const found = await this.#search(chat, at, delivery, part);
    if ("kind" in found) return found;
    switch (found.found) {
      case "yes":
        await this.#stands(delivery, part, found.messageId);
        return undefined;
      case "no":
        await this.#note((queue) => queue.partOwed(delivery.id, part.position));
        return "posts";
      case "unknown":
        return this.#doubt(delivery, part);
      default:
        return found satisfies never;
    }
  }

  /** A platform that cannot be asked now gives its failure: the part keeps its doubt until it can. */
  async #search(
    chat: Calendars,
    at: Place,
    delivery: Delivery,
    part: Part,
  ): Promise<Found | ChatFailure> {
    const since = await this.#store.look((db) => new OutboxQueue(db).mayStandSince(delivery));
    try {
      return await chat.find(at, part.key, since - CLOCKS_APART);
    } catch (error) {
      return harmlessFailureOf(error);
    }
  }

  async #doubt(delivery: Delivery, part: Part): Promise<ChatFailure> {
    const doubts = await this.#note((queue) => queue.partDoubted(delivery.id, part.position));
    return { kind: doubts < MOST_DOUBTS ? "unavailable" : "ambiguous", code: "unknown" };
  }

  /**
   * Brings a message to these contents, one for each of its parts: first those that stand,
   * then those that are still to be posted. Done twice it changes nothing more.
   */
  async edit(
    chat: Calendars,
    at: Place,
    message: Delivery,
    contents: readonly Content[],
  ): Promise<Sent> {
    const parts = await this.#parts(message);
    const replaced = await this.#replace(chat, at, message, parts, contents);
    const missing = parts.filter((part) => part.state !== "sent");
    if (!replaced.sent || missing.length === 0) return replaced;
    const posted = await this.post(chat, at, message, missing);
    if (!posted.sent) return posted;
    // They say what was true when they were frozen.
    const added = (await this.#parts(message)).slice(-missing.length);
    return this.#replace(chat, at, message, added, contents);
  }

  async #replace(
    chat: Calendars,
    at: Place,
    message: Delivery,
    parts: readonly Part[],
    contents: readonly Content[],
  ): Promise<Sent> {
    try {
      for (const { position, messageId } of parts) {
        const content = contents[position - 1];
        if (content && messageId)
          await chat.edit(at, messageId, content, `${message.key}#${position}`);
      }
      return { sent: true };
    } catch (error) {
      return { sent: false, failure: harmlessFailureOf(error) };
    }
  }

  async #stands(delivery: Delivery, part: Part, messageId: string): Promise<void> {
    const now = this.#clock.now();
    await this.#note((queue) => queue.partSent(delivery.id, part.position, messageId, now));
  }

  #parts({ id }: Delivery): Promise<readonly Part[]> {
    return this.#store.look((db) => new OutboxQueue(db).parts(id));
  }

  async #note<T>(write: (queue: OutboxQueue) => Promise<T>): Promise<T> {
    const done = await this.#store.transact((db) => write(new OutboxQueue(db)));
    if (isRefusal(done)) throw new Error("the outbox refuses nothing");
    return done;
  }
}
