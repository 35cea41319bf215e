import type { VoiceId } from "../domain/voice.ts";
import { askedOf } from "./asked.ts";
import { flag, fromJson, isSet, toJson } from "./codec.ts";
import { compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";
import { oweEdit } from "./owed-edit.ts";
import { readdress } from "./readdress.ts";
import type { Row } from "./schema.ts";
import { withdraw } from "./withdraw.ts";

export type Detail = Readonly<Record<string, string | number>>;
export type DeliveryState = Row<"delivery">["state"];

/** With a calendar, an event of it, which the channel speaks of. */
export type Destination =
  | { readonly channelId: number; readonly calendar?: string }
  | { readonly memberId: number };

/** One message owed to one destination: the ledger's row. All instants in epoch ms. */
export interface Delivery {
  readonly id: number;
  readonly territoryId: number;
  readonly key: string;
  readonly notice: string;
  readonly subjectId: number;
  readonly detail: Detail;
  readonly channelId: number | null;
  readonly memberId: number | null;
  /** Where its event is kept, by the platform's name of it; null for a message. */
  readonly calendar: string | null;
  /** What it is sent in order with. */
  readonly destination: string;
  /** The delivery whose message this one edits, or null for a message of its own. */
  readonly editsId: number | null;
  /** Made from a restored copy: the platform may have it already, and is asked first. */
  readonly doubtful: boolean;
  /** The accounts of its member that refused it. */
  readonly refusedBy: readonly number[];
  /** The account of its member where it stands or may stand. */
  readonly identityId: number | null;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly dueAt: number;
  /** When it was last tried, or will be. */
  readonly attemptAt: number;
  readonly notAfter: number;
  readonly createdAt: number;
  readonly sentAt: number | null;
}

export interface NewDelivery {
  readonly key: string;
  readonly notice: string;
  readonly subjectId: number;
  readonly detail: Detail;
  readonly to: Destination;
  readonly dueAt: number;
  readonly notAfter: number;
  /** Whether later changes of its subject edit this message. */
  readonly live: boolean;
  readonly held: boolean;
  /** Whether a former life of this database may have sent it already. */
  readonly doubtful?: boolean;
}

export const toDelivery = (row: Row<"delivery">): Delivery => ({
  id: row.id,
  territoryId: row.territory_id,
  key: row.key,
  notice: row.notice,
  subjectId: row.subject_id,
  detail: fromJson(row.detail) as Detail,
  channelId: row.channel_id,
  memberId: row.member_id,
  calendar: row.calendar,
  destination: row.destination,
  editsId: row.edits_id,
  doubtful: isSet(row.doubtful),
  refusedBy: fromJson(row.refused_by) as readonly number[],
  identityId: row.identity_id,
  state: row.state,
  reason: row.reason,
  attempts: row.attempts,
  dueAt: row.due_at,
  attemptAt: row.attempt_at,
  notAfter: row.not_after,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

/** A key without where it goes: the same for all that is said on one occasion. */
export const causeOf = ({ key }: Delivery): string => key.slice(0, key.lastIndexOf(":"));

type Standing = ReturnType<typeof compileStanding>;
const standing = new Map<string, Standing>();
const NOT_MISSED = ["answered", "changed", "gone", "stopped"];

/** The query for the messages that stand about a subject, compiled once for each kind of subject. */
function standingAbout(notices: readonly string[]): Standing {
  const kind = notices.join();
  const query = standing.get(kind) ?? compileStanding(notices);
  standing.set(kind, query);
  return query;
}

const compileStanding = (notices: readonly string[]) =>
  compiledOnce((db, given: { territory: number; subjectId: number; least: 0 | 1 }) =>
    db
      .selectFrom("delivery")
      .selectAll()
      .where("notice", "in", notices)
      .where("subject_id", "=", given.subjectId)
      .where("territory_id", "=", given.territory)
      .where("live", ">=", given.least)
      .where("edits_id", "is", null)
      .where((eb) =>
        eb.or([
          eb("state", "in", ["sending", "sent"]),
          eb.and([eb("state", "=", "owed"), eb("attempts", ">", 0)]),
        ]),
      ),
  );

/** What one territory owes to say. */
export class Deliveries {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  /** Owes a message, once: the same key again changes nothing. Says whether it is owed anew. */
  async owe(one: NewDelivery, now: number): Promise<boolean> {
    const { to } = one;
    const done = await this.#db
      .insertInto("delivery")
      .values({
        territory_id: this.#territory,
        key: one.key,
        notice: one.notice,
        subject_id: one.subjectId,
        detail: toJson(one.detail),
        channel_id: "channelId" in to ? to.channelId : null,
        member_id: "memberId" in to ? to.memberId : null,
        calendar: "channelId" in to ? (to.calendar ?? null) : null,
        edits_id: null,
        live: flag(one.live),
        doubtful: flag(one.doubtful ?? false),
        state: one.held ? "held" : "owed",
        reason: null,
        due_at: one.dueAt,
        attempt_at: one.dueAt,
        not_after: one.notAfter,
        created_at: now,
        sent_at: null,
      })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /**
   * The messages about a subject that a change must reach: those that live, or all that
   * stand. What was not tried yet will say the present state anyway.
   */
  async toRefresh(
    notices: readonly string[],
    subjectId: number,
    which: "live" | "all",
  ): Promise<readonly Delivery[]> {
    const least = flag(which === "live");
    const given = { territory: this.#territory, subjectId, least };
    return (await standingAbout(notices)(this.#db, given)).map(toDelivery);
  }

  /** The messages by which this voice, or each of a partner's people, was asked something directly. */
  async askedOf(notice: string, subjectId: number, voice: VoiceId): Promise<readonly Delivery[]> {
    return (await askedOf(this.#db, { notice, subjectId, voice })).map(toDelivery);
  }

  /** The events of a subject, those that came to nothing included. */
  async events(notice: string, subjectId: number): Promise<readonly Delivery[]> {
    const rows = await this.#db
      .selectFrom("delivery")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("notice", "=", notice)
      .where("subject_id", "=", subjectId)
      .where("edits_id", "is", null)
      .execute();
    return rows.map(toDelivery);
  }

  /** From now on the message of this key is the one about its subject that lives in this channel. */
  async retire(
    notices: readonly string[],
    subjectId: number,
    channelId: number,
    key: string,
  ): Promise<void> {
    await this.#db
      .updateTable("delivery")
      .set({ live: 0 })
      .where("territory_id", "=", this.#territory)
      .where("notice", "in", notices)
      .where("subject_id", "=", subjectId)
      .where("channel_id", "=", channelId)
      .where("live", "=", 1)
      .where("key", "<>", key)
      .execute();
  }

  /**
   * Owes an edit of a message. There is one edit a message: asked again before it is
   * sent, or while it is, the same row is owed anew, so that only the newest state is
   * posted. One that waits as its platform asked goes on waiting.
   */
  async oweEdit(of: Delivery, notAfter: number, now: number): Promise<void> {
    const { notice, subjectId, channelId, memberId, calendar, id } = of;
    await oweEdit(this.#db, {
      territory: this.#territory,
      key: `edit:${id}`,
      notice,
      subjectId,
      detail: toJson(of.detail),
      channelId,
      memberId,
      calendar,
      of: id,
      notAfter,
      now,
    });
  }

  /** Takes back what is owed about a subject and of which nothing can stand yet. */
  async withdraw(notice: string, subjectId: number, reason: string): Promise<void> {
    await withdraw(this.#db, { territory: this.#territory, notice, subjectId, reason });
  }

  /** The messages of one cause, the first first. */
  async ofCause(cause: string): Promise<readonly Delivery[]> {
    const rows = await this.#db
      .selectFrom("delivery")
      .selectAll()
      // « ; » is the character after « : ».
      .where("key", ">=", `${cause}:`)
      .where("key", "<", `${cause};`)
      .orderBy("id")
      .execute();
    // Asked of the database, the territory would be the index that it looks in.
    return rows.map(toDelivery).filter(({ territoryId }) => territoryId === this.#territory);
  }

  /** What is still owed in a channel is owed in another. */
  async readdress(from: number, to: number): Promise<void> {
    await readdress(this.#db, { from, to });
  }

  async byId(id: number): Promise<Delivery | undefined> {
    const row = await this.#db
      .selectFrom("delivery")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .executeTakeFirst();
    return row && toDelivery(row);
  }

  /** How many are in each state, and the latest that went wrong, without those that nobody misses. */
  async health(): Promise<{
    readonly counts: ReadonlyMap<DeliveryState, number>;
    readonly trouble: readonly Delivery[];
  }> {
    const counts = await this.#db
      .selectFrom("delivery")
      .select(["state", ({ fn }) => fn.countAll<number>().as("count")])
      .where("territory_id", "=", this.#territory)
      .groupBy("state")
      .execute();
    const trouble = await this.#db
      .selectFrom("delivery")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("state", "in", ["failed", "uncertain", "skipped"])
      .where((eb) => eb.or([eb("reason", "is", null), eb("reason", "not in", NOT_MISSED)]))
      .orderBy("created_at", "desc")
      .limit(10)
      .execute();
    return {
      counts: new Map(counts.map((row) => [row.state, row.count])),
      trouble: trouble.map(toDelivery),
    };
  }
}
