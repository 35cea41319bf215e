import type { Answer, Ballot } from "../domain/poll.ts";
import type { VoiceId } from "../domain/voice.ts";
import { compiledOnce } from "./compiled.ts";
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

type VoiceColumn = "member_id" | "partner_id";
type VoiceColumns = Readonly<Record<VoiceColumn, number | null>>;

const columnsOf = (voice: VoiceId): VoiceColumns => ({
  member_id: "memberId" in voice ? voice.memberId : null,
  partner_id: "partnerId" in voice ? voice.partnerId : null,
});

/** Which of the two columns holds a voice, and its id there. */
const columnOf = (voice: VoiceId): readonly [column: VoiceColumn, id: number] =>
  "memberId" in voice ? ["member_id", voice.memberId] : ["partner_id", voice.partnerId];

const ballotBy = (column: VoiceColumn) =>
  compiledOnce((db, given: { pollId: number; voiceId: number }) =>
    db
      .selectFrom("ballot")
      .selectAll()
      .where("poll_id", "=", given.pollId)
      .where(column, "=", given.voiceId),
  );

const ballotOf = { member_id: ballotBy("member_id"), partner_id: ballotBy("partner_id") };

const answersOf = compiledOnce((db, given: { ballotId: number }) =>
  db
    .selectFrom("ballot_answer")
    .select(["option_id", "answer"])
    .where("ballot_id", "=", given.ballotId),
);

const ballotsOf = compiledOnce((db, given: { pollId: number }) =>
  db.selectFrom("ballot").selectAll().where("poll_id", "=", given.pollId).orderBy("id"),
);

const answersIn = compiledOnce((db, given: { pollId: number }) =>
  db
    .selectFrom("ballot_answer")
    .select(["ballot_id", "option_id", "answer"])
    .where("poll_id", "=", given.pollId),
);

interface Cast extends Hand, VoiceColumns {
  readonly pollId: number;
  readonly now: number;
}

const castIn = (column: VoiceColumn) =>
  compiledOnce((db, given: Cast) => {
    const hand = {
      cast_by: given.castBy,
      via: given.via,
      noted_by: given.notedBy,
      cast_at: given.now,
    };
    return db
      .insertInto("ballot")
      .values({
        poll_id: given.pollId,
        member_id: given.member_id,
        partner_id: given.partner_id,
        ...hand,
      })
      .onConflict((conflict) => conflict.columns(["poll_id", column]).doUpdateSet(hand))
      .returning("id");
  });

const cast = { member_id: castIn("member_id"), partner_id: castIn("partner_id") };

const answered = compiledOnce(
  (db, given: { ballotId: number; optionId: number; pollId: number; answer: Answer }) =>
    db
      .insertInto("ballot_answer")
      .values({
        ballot_id: given.ballotId,
        option_id: given.optionId,
        poll_id: given.pollId,
        answer: given.answer,
      })
      .onConflict((conflict) =>
        conflict.columns(["ballot_id", "option_id"]).doUpdateSet({ answer: given.answer }),
      ),
);

// One at a time: all of a large electorate in one statement is more than SQLite binds (32,766 values).
const elector = compiledOnce((db, given: VoiceColumns & { readonly pollId: number }) =>
  db.insertInto("elector").values({
    poll_id: given.pollId,
    member_id: given.member_id,
    partner_id: given.partner_id,
  }),
);

/** The ballots of polls, and the electorates that were frozen with them. */
export class Ballots {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  async ofPoll(pollId: number): Promise<readonly Ballot[]> {
    const rows = await ballotsOf(this.#db, { pollId });
    const answers = await answersIn(this.#db, { pollId });
    const byBallot = new Map<number, Map<number, Answer>>();
    for (const { ballot_id: ballot, option_id: option, answer } of answers)
      byBallot.set(ballot, (byBallot.get(ballot) ?? new Map<number, Answer>()).set(option, answer));
    return rows.map((row) => toBallot(row, byBallot.get(row.id) ?? new Map()));
  }

  async of(pollId: number, voice: VoiceId): Promise<Ballot | undefined> {
    const [column, voiceId] = columnOf(voice);
    const [row] = await ballotOf[column](this.#db, { pollId, voiceId });
    if (row === undefined) return undefined;
    const answers = await answersOf(this.#db, { ballotId: row.id });
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
    const [column] = columnOf(voice);
    const [ballot] = await cast[column](this.#db, { pollId, ...columnsOf(voice), ...hand, now });
    if (ballot === undefined) throw new Error("a ballot was not kept");
    // A single choice moves its yes: what is taken back is written before what is given.
    const ordered = [...answers].toSorted(
      ([, a], [, b]) => Number(a === "yes") - Number(b === "yes"),
    );
    for (const [option, answer] of ordered)
      await answered(this.#db, { ballotId: ballot.id, optionId: option, pollId, answer });
  }

  /** Hands a ballot over to another voice, which must not have one. */
  async handOver(ballotId: number, voice: VoiceId): Promise<void> {
    await this.#db.updateTable("ballot").set(columnsOf(voice)).where("id", "=", ballotId).execute();
  }

  /** Takes answers out of a ballot, and the ballot away with the last of them. */
  async takeOut(ballotId: number, options: readonly number[]): Promise<void> {
    await this.#db
      .deleteFrom("ballot_answer")
      .where("ballot_id", "=", ballotId)
      .where("option_id", "in", options)
      .execute();
    const left = await answersOf(this.#db, { ballotId });
    if (left.length === 0) await this.remove(ballotId);
  }

  async remove(ballotId: number): Promise<void> {
    await this.#db.deleteFrom("ballot_answer").where("ballot_id", "=", ballotId).execute();
    await this.#db.deleteFrom("ballot").where("id", "=", ballotId).execute();
  }

  async freeze(pollId: number, voices: readonly VoiceId[]): Promise<void> {
    for (const voice of voices) await elector(this.#db, { pollId, ...columnsOf(voice) });
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
