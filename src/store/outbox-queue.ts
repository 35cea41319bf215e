import { sql } from "kysely";
import type { Content } from "../chat.ts";
import { fromJson, toJson } from "./codec.ts";
import type { Executor } from "./database.ts";
import { type Delivery, toDelivery } from "./deliveries.ts";
import { lifeOf } from "./life.ts";

export interface Part {
  readonly position: number;
  readonly key: string;
  readonly content: Content;
  readonly state: "owed" | "sending" | "sent";
  readonly messageId: string | null;
  /** How often its platform could not tell whether it stands there. */
  readonly doubts: number;
}

/** What the dispatcher reads and writes, over all territories. Instants in epoch ms. */
export class OutboxQueue {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  /** Whether something that was held may go now. */
  async hasHeldDue(now: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom("delivery")
      .select("id")
      .where("state", "=", "held")
      .where("attempt_at", "<=", now)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Lets go what was held until now. */
  async releaseHeld(now: number): Promise<void> {
    await this.#db
      .updateTable("delivery")
      .set({ state: "owed" })
      .where("state", "=", "held")
      .where("attempt_at", "<=", now)
      .execute();
  }

  /**
   * What can be sent now: the first message owed to each destination, unless it waits
   * for another try; and the edits of messages that stand there. Nothing to these `busy`
   * destinations, which are channels and members by their ids.
   */
  async ready(
    now: number,
    most: number,
    busy: readonly string[] = [],
  ): Promise<readonly Delivery[]> {
    const rows = await this.#db
      .selectFrom("delivery as d")
      .selectAll("d")
      .where("d.state", "=", "owed")
      .where("d.attempt_at", "<=", now)
      .where((eb) =>
        eb.or([
          eb.and([
            eb("d.edits_id", "is", null),
            eb.not(
              eb.exists(
                eb
                  .selectFrom("delivery as earlier")
                  .select("earlier.id")
                  .where("earlier.destination", "=", eb.ref("d.destination"))
                  .where("earlier.state", "in", ["owed", "sending"])
                  .where("earlier.edits_id", "is", null)
                  .where("earlier.due_at", "<=", now)
                  .where("earlier.id", "<", eb.ref("d.id")),
              ),
            ),
          ]),
          eb.exists(
            eb
              .selectFrom("delivery as original")
              .select("original.id")
              .where("original.id", "=", eb.ref("d.edits_id"))
              .where("original.state", "=", "sent"),
          ),
        ]),
      )
      // A platform that asks for a wait asks it of its place, not of one message.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("delivery as waiting")
              .select("waiting.id")
              .whereRef("waiting.destination", "=", "d.destination")
              .where("waiting.state", "=", "owed")
              .where("waiting.reason", "=", "limited")
              .where("waiting.attempt_at", ">", now),
          ),
        ),
      )
      .$if(busy.length > 0, (query) => query.where("d.destination", "not in", busy))
      // As the index has them: those beyond the limit are not even looked at, however many there are.
      .orderBy("d.attempt_at")
      .orderBy("d.id")
      .limit(most)
      .execute();
    return rows.map(toDelivery).toSorted((a, b) => a.id - b.id);
  }

  /** What a process that stopped in the middle left behind. */
  async interrupted(): Promise<readonly Delivery[]> {
    const rows = await this.#db
      .selectFrom("delivery")
      .selectAll()
      .where("state", "=", "sending")
      .execute();
    return rows.map(toDelivery);
  }

  async parts(deliveryId: number): Promise<readonly Part[]> {
    const rows = await this.#db
      .selectFrom("delivery_part")
      .selectAll()
      .where("delivery_id", "=", deliveryId)
      .orderBy("position")
      .execute();
    return rows.map((row) => ({
      position: row.position,
      key: row.key,
      content: fromJson(row.content) as Content,
      state: row.state,
      messageId: row.message_id,
      doubts: row.doubts,
    }));
  }

  /** Where the parts of a direct message are sent from now on. */
  async address(id: number, identityId: number): Promise<void> {
    await this.#db
      .updateTable("delivery")
      .set({ identity_id: identityId })
      .where("id", "=", id)
      .execute();
  }

  /** An account of its member refused it, and none of it can stand there: another is tried at once. */
  async noteRefusal(delivery: Delivery, identityId: number, now: number): Promise<void> {
    await this.#db
      .updateTable("delivery")
      .set({
        state: "owed",
        attempt_at: now,
        refused_by: toJson([...delivery.refusedBy, identityId]),
      })
      .where("id", "=", delivery.id)
      .where("state", "=", "sending")
      .execute();
  }

  /** Since when (epoch ms) this message may stand: one that a restored copy has forgotten is older than its row. */
  async mayStandSince({ doubtful, createdAt }: Delivery): Promise<number> {
    if (!doubtful) return createdAt;
    const process = await this.#db.selectFrom("process").select("restored_from").executeTakeFirst();
    return Math.min(createdAt, process?.restored_from ?? createdAt);
  }

  /** Freezes what a delivery says, from its `first` part on; nothing of those can stand yet. */
  async freeze(delivery: Delivery, contents: readonly Content[], first = 1): Promise<void> {
    await this.#db
      .deleteFrom("delivery_part")
      .where("delivery_id", "=", delivery.id)
      .where("position", ">=", first)
      .execute();
    if (contents.length === 0) return;
    await this.#db
      .insertInto("delivery_part")
      .values(
        contents.map((content, at) => ({
          delivery_id: delivery.id,
          position: first + at,
          key: sql<string>`${`${delivery.key}#${first + at}`} || ${lifeOf(delivery)}`,
          content: toJson(content),
          state: "owed" as const,
          message_id: null,
          sent_at: null,
        })),
      )
      .execute();
  }

  /** Takes a delivery in hand, and says whether it was still to be sent. */
  async claim(id: number): Promise<boolean> {
    const done = await this.#db
      .updateTable("delivery")
      .set(({ eb }) => ({ state: "sending", attempts: eb("attempts", "+", 1) }))
      .where("id", "=", id)
      .where("state", "=", "owed")
      .executeTakeFirst();
    return done.numUpdatedRows === 1n;
  }

  async partSending(deliveryId: number, position: number): Promise<void> {
    await this.#setPart(deliveryId, position, { state: "sending" });
  }

  /** The platform could not tell whether this part stands there; gives how often it could not. */
  async partDoubted(deliveryId: number, position: number): Promise<number> {
    const { doubts } = await this.#db
      .updateTable("delivery_part")
      .set(({ eb }) => ({ doubts: eb("doubts", "+", 1) }))
      .where("delivery_id", "=", deliveryId)
      .where("position", "=", position)
      .returning("doubts")
      .executeTakeFirstOrThrow();
    return doubts;
  }

  /** It surely does not stand there. */
  async partOwed(deliveryId: number, position: number): Promise<void> {
    await this.#setPart(deliveryId, position, { state: "owed", doubts: 0 });
  }

  async partSent(
    deliveryId: number,
    position: number,
    messageId: string,
    now: number,
  ): Promise<void> {
    await this.#setPart(deliveryId, position, {
      state: "sent",
      message_id: messageId,
      sent_at: now,
    });
  }

  async #setPart(
    deliveryId: number,
    position: number,
    change: { state: Part["state"]; message_id?: string; sent_at?: number; doubts?: number },
  ): Promise<void> {
    await this.#db
      .updateTable("delivery_part")
      .set(change)
      .where("delivery_id", "=", deliveryId)
      .where("position", "=", position)
      .execute();
  }

  /** The message stands there. An edit that was owed anew meanwhile stays owed. */
  async sent(id: number, now: number): Promise<void> {
    await this.#end(id, { state: "sent", sent_at: now, reason: null });
  }

  /** Leaves a delivery in hand for later, as if it had been owed only then. */
  async putOff(id: number, until: number): Promise<undefined> {
    await this.#db
      .updateTable("delivery")
      .set({ state: "owed", due_at: until, attempt_at: until, reason: "quiet" })
      .where("id", "=", id)
      .where("state", "=", "sending")
      .execute();
  }

  /** Tries again then, also what was owed anew meanwhile; to be asked to wait is no failed attempt. */
  async retryAt(id: number, at: number, reason: string): Promise<void> {
    const attempts = sql<number>`attempts - ${reason === "limited" ? 1 : 0} * (attempts > 1)`;
    await this.#db
      .updateTable("delivery")
      .set({ state: "owed", attempt_at: at, reason, attempts })
      .where("id", "=", id)
      .where("state", "in", ["owed", "sending"])
      .execute();
  }

  /** Nothing more is tried; what was owed as an edit of this message has nothing to edit. */
  async fail(id: number, state: "failed" | "uncertain" | "skipped", reason: string): Promise<void> {
    await this.#end(id, { state, reason });
    await this.#db
      .updateTable("delivery")
      .set({ state: "skipped", reason: "never-stood" })
      .where("edits_id", "=", id)
      .where("state", "=", "owed")
      .execute();
  }

  async #end(
    id: number,
    change: { state: Delivery["state"]; reason: string | null; sent_at?: number },
  ): Promise<void> {
    await this.#db
      .updateTable("delivery")
      .set(change)
      .where("id", "=", id)
      .where("state", "=", "sending")
      .execute();
  }
}
