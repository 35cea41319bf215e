import type { Poll, PollOption, PollState, Voice } from "../domain/poll.ts";
import { hasHour, instantOf, type Slot, startOf, type WallTime } from "../when.ts";
import { flag, toJson } from "./codec.ts";
import type { Executor } from "./database.ts";
import { nextNumber } from "./numbers.ts";
import {
  optionsOf,
  pollById,
  pollByNumber,
  pollsInState,
  pollsOfBodyInState,
  toOption,
  toPoll,
} from "./poll-row.ts";
import type { Row } from "./schema.ts";

export interface NewPoll {
  readonly bodyId: number;
  readonly kind: "dates" | "choice";
  readonly title: string;
  readonly several: boolean;
  readonly secret: boolean;
  readonly voice: Voice;
  readonly plansMeeting: boolean;
  readonly place: string | null;
  readonly deadline: WallTime;
  readonly createdBy: number | null;
  /** The day from which its rhythm owes a meeting. */
  readonly occurrence: string | null;
  readonly proposals: readonly PollOption["proposal"][];
}

export interface PollChange {
  readonly title?: string;
  readonly place?: string | null;
  readonly deadline?: WallTime;
  readonly state?: PollState;
  readonly chosenOptionId?: number;
  /** Epoch ms; null: open again. */
  readonly closedAt?: number | null;
}

/** A slot as its columns; a whole day has no hour and no zone. */
function slotColumns(slot: Slot, zone: string) {
  return hasHour(slot)
    ? {
        wall: slot.wall,
        zone: slot.zone,
        starts_at: instantOf(slot),
        minutes: slot.minutes ?? null,
      }
    : { wall: slot.day, zone: null, starts_at: startOf(slot, zone), minutes: null };
}

/** The polls of one territory, each with its options. */
export class Polls {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  #select() {
    return this.#db.selectFrom("poll").selectAll().where("territory_id", "=", this.#territory);
  }

  async #withOptions(rows: readonly Row<"poll">[]): Promise<readonly Poll[]> {
    if (rows.length === 0) return [];
    const pollIds = toJson(rows.map((row) => row.id));
    const options = await optionsOf(this.#db, { pollIds });
    return rows.map((row) =>
      toPoll(row, options.filter((one) => one.poll_id === row.id).map(toOption)),
    );
  }

  async #first(rows: readonly Row<"poll">[]): Promise<Poll | undefined> {
    return (await this.#withOptions(rows))[0];
  }

  async byId(id: number): Promise<Poll | undefined> {
    return this.#first(await pollById(this.#db, { territory: this.#territory, id }));
  }

  async get(id: number): Promise<Poll> {
    const poll = await this.byId(id);
    if (poll === undefined) throw new Error(`no poll ${id}`);
    return poll;
  }

  async byNumber(number: number): Promise<Poll | undefined> {
    return this.#first(await pollByNumber(this.#db, { territory: this.#territory, number }));
  }

  /** Open polls, or those waiting for a decision, of a body or of the whole territory; the first to close first. */
  async inState(state: "open" | "tied", bodyId?: number): Promise<readonly Poll[]> {
    const given = { territory: this.#territory, state };
    return this.#withOptions(
      bodyId === undefined
        ? await pollsInState(this.#db, given)
        : await pollsOfBodyInState(this.#db, { ...given, bodyId }),
    );
  }

  /** The latest poll of a body, whatever its state. */
  async latest(bodyId: number): Promise<Poll | undefined> {
    return (await this.newest(1, bodyId))[0];
  }

  /** The latest polls of a body or of the whole territory, whatever their state; the newest first. */
  async newest(most: number, bodyId?: number): Promise<readonly Poll[]> {
    let query = this.#select().orderBy("id", "desc").limit(most);
    if (bodyId !== undefined) query = query.where("body_id", "=", bodyId);
    return this.#withOptions(await query.execute());
  }

  /** The latest day from which a rhythm owed a meeting that a poll looked for. */
  async lastOccurrence(bodyId: number): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("poll")
      .select(({ fn }) => fn.max("occurrence").as("day"))
      .where("body_id", "=", bodyId)
      .executeTakeFirst();
    return row?.day ?? undefined;
  }

  /** The polls that Utopia itself extended after an instant (epoch ms). */
  async extendedSince(at: number): Promise<readonly Poll[]> {
    const rows = await this.#select()
      .where("id", "in", (of) =>
        of
          .selectFrom("audit_entry")
          .select("subject_id")
          .where("territory_id", "=", this.#territory)
          .where("act", "=", "poll.extended")
          .where("actor_id", "is", null)
          .where("at", ">", at),
      )
      .orderBy("id")
      .execute();
    return this.#withOptions(rows);
  }

  async add(poll: NewPoll, now: number): Promise<Poll> {
    const { id } = await this.#db
      .insertInto("poll")
      .values({
        territory_id: this.#territory,
        number: await nextNumber(this.#db, "poll", this.#territory),
        body_id: poll.bodyId,
        kind: poll.kind,
        title: poll.title,
        several: flag(poll.several),
        secret: flag(poll.secret),
        voice: poll.voice,
        plans_meeting: flag(poll.plansMeeting),
        place: poll.place,
        deadline_wall: poll.deadline.wall,
        zone: poll.deadline.zone,
        deadline_at: instantOf(poll.deadline),
        state: "open",
        chosen_option_id: null,
        occurrence: poll.occurrence,
        created_by: poll.createdBy,
        created_at: now,
        closed_at: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await this.addOptions(id, poll.proposals, 1, poll.deadline.zone);
    return this.get(id);
  }

  async addOptions(
    pollId: number,
    proposals: NewPoll["proposals"],
    first: number,
    zone: string,
  ): Promise<void> {
    const rows = proposals.map((proposal, at) => ({
      poll_id: pollId,
      position: first + at,
      withdrawn_at: null,
      ...("label" in proposal
        ? { label: proposal.label, wall: null, zone: null, starts_at: null, minutes: null }
        : { label: null, ...slotColumns(proposal, zone) }),
    }));
    await this.#db.insertInto("poll_option").values(rows).execute();
  }

  async withdrawOption(optionId: number, now: number): Promise<void> {
    await this.#db
      .updateTable("poll_option")
      .set({ withdrawn_at: now })
      .where("id", "=", optionId)
      .execute();
  }

  async edit(id: number, change: PollChange): Promise<void> {
    const { deadline } = change;
    await this.#db
      .updateTable("poll")
      .set({
        ...(change.title !== undefined && { title: change.title }),
        ...(change.place !== undefined && { place: change.place }),
        ...(deadline && {
          deadline_wall: deadline.wall,
          zone: deadline.zone,
          deadline_at: instantOf(deadline),
        }),
        ...(change.state !== undefined && { state: change.state }),
        ...(change.chosenOptionId !== undefined && { chosen_option_id: change.chosenOptionId }),
        ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
      })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }
}
