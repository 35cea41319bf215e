import type { Answer, Ballot } from "../domain/poll.ts";
import type { VoiceId } from "../domain/voice.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

export interface Hand {
  readonly castBy: number | null;
  readonly via: "self" | "phone";
  readonly notedBy: number | null;
}

const toBallot = (row: Row<"ballot">, answers: ReadonlyMap<number, Answer>): Ballot => ({
  id: row.id,
  memberId: row.member_id,
  partnerId: row.partner_id,
  castBy: row.cast_by,
  via: row.via,
  answers,
});

/** The ballots of polls, and the electorates that were frozen with them. */
export class Ballots {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  async ofPoll(pollId: number): Promise<readonly Ballot[]> {
    const rows = await this.#db
      .selectFrom("ballot")
      .selectAll()
      .where("poll_id", "=", pollId)
      .orderBy("id")
      .execute();
    const answers = await this.#db
      .selectFrom("ballot_answer")
      .selectAll()
      .where("poll_id", "=", pollId)
      .execute();
    const byBallot = new Map<number, Map<number, Answer>>();
    for (const { ballot_id: ballot, option_id: option, answer } of answers)
      byBallot.set(ballot, (byBallot.get(ballot) ?? new Map<number, Answer>()).set(option, answer));
    return rows.map((row) => toBallot(row, byBallot.get(row.id) ?? new Map()));
  }

  async of(pollId: number, voice: VoiceId): Promise<Ballot | undefined> {
    const row = await this.#db
      .selectFrom("ballot")
      .selectAll()
      .where("poll_id", "=", pollId)
      .where(
        "memberId" in voice ? "member_id" : "partner_id",
        "=",
        "memberId" in voice ? voice.memberId : voice.partnerId,
      )
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const answers = await this.#db
      .selectFrom("ballot_answer")
      .select(["option_id", "answer"])
      .where("ballot_id", "=", row.id)
      .execute();
    return toBallot(row, new Map(answers.map((one) => [one.option_id, one.answer])));
  }

  /** Writes a voice's ballot: the answers that differ from `before` are stored, its hand always. */
  async put(
    pollId: number,
    voice: VoiceId,
    hand: Hand,
    answers: ReadonlyMap<number, Answer>,
    now: number,
  ): Promise<void> {
    const handColumns = {
      cast_by: hand.castBy,
      via: hand.via,
      noted_by: hand.notedBy,
      cast_at: now,
    };
    const byMember = "memberId" in voice;
    const { id } = await this.#db
      .insertInto("ballot")
      .values({
        poll_id: pollId,
        member_id: byMember ? voice.memberId : null,
        partner_id: byMember ? null : voice.partnerId,
        ...handColumns,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["poll_id", byMember ? "member_id" : "partner_id"])
          .doUpdateSet(handColumns),
      )
      .returning("id")
      .executeTakeFirstOrThrow();
    if (answers.size === 0) return;
    // A single choice moves its yes: what is taken back is written before what is given.
    const ordered = [...answers].toSorted(
      ([, a], [, b]) => Number(a === "yes") - Number(b === "yes"),
    );
    for (const [option, answer] of ordered)
      await this.#db
        .insertInto("ballot_answer")
        .values({ ballot_id: id, option_id: option, poll_id: pollId, answer })
        .onConflict((conflict) =>
          conflict.columns(["ballot_id", "option_id"]).doUpdateSet({ answer }),
        )
        .execute();
  }

  /** Hands a ballot over to another voice, which must not have one. */
  async handOver(ballotId: number, voice: VoiceId): Promise<void> {
    await this.#db
      .updateTable("ballot")
      .set({
        member_id: "memberId" in voice ? voice.memberId : null,
        partner_id: "partnerId" in voice ? voice.partnerId : null,
      })
      .where("id", "=", ballotId)
      .execute();
  }

  async remove(ballotId: number): Promise<void> {
    await this.#db.deleteFrom("ballot_answer").where("ballot_id", "=", ballotId).execute();
    await this.#db.deleteFrom("ballot").where("id", "=", ballotId).execute();
  }

  async freeze(pollId: number, voices: readonly VoiceId[]): Promise<void> {
    if (voices.length === 0) return;
    await this.#db
      .insertInto("elector")
      .values(
        voices.map((voice) => ({
          poll_id: pollId,
          member_id: "memberId" in voice ? voice.memberId : null,
          partner_id: "partnerId" in voice ? voice.partnerId : null,
        })),
      )
      .execute();
  }

  /** Opens the electorate again, with its poll. */
  async unfreeze(pollId: number): Promise<void> {
    await this.#db.deleteFrom("elector").where("poll_id", "=", pollId).execute();
  }

  /** The electorate as it was when the poll closed. */
  async frozen(pollId: number): Promise<readonly VoiceId[]> {
    const rows = await this.#db
      .selectFrom("elector")
      .selectAll()
      .where("poll_id", "=", pollId)
      .execute();
    return rows.flatMap((row): VoiceId[] => {
      if (row.member_id !== null) return [{ memberId: row.member_id }];
      return row.partner_id === null ? [] : [{ partnerId: row.partner_id }];
    });
  }
}
