import type { Attendance, Meeting, Rsvp } from "../domain/meeting.ts";
import type { VoiceId } from "../domain/voice.ts";
import { compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";

const answersTo = compiledOnce((db, given: { meetingId: number; revision: number }) =>
  db
    .selectFrom("rsvp")
    .select(["member_id", "partner_id", "answer", "via"])
    .where("meeting_id", "=", given.meetingId)
    .where("revision", "=", given.revision)
    .orderBy("id"),
);

/** Who comes to the meetings; answers belong to one revision of their meeting. */
export class Rsvps {
  readonly #db: Executor;

  constructor(db: Executor) {
    this.#db = db;
  }

  /** The answers to the meeting's present revision. */
  async of({ id, revision }: Meeting): Promise<readonly Rsvp[]> {
    const rows = await answersTo(this.#db, { meetingId: id, revision });
    return rows.map((row) => ({
      memberId: row.member_id,
      partnerId: row.partner_id,
      answer: row.answer,
      via: row.via,
    }));
  }

  /** Everybody whose answer was given to the meeting, before it was moved too. */
  async everGiven(meetingId: number): Promise<readonly Pick<Rsvp, "memberId" | "partnerId">[]> {
    const rows = await this.#db
      .selectFrom("rsvp")
      .select(["member_id", "partner_id"])
      .distinct()
      .where("meeting_id", "=", meetingId)
      .orderBy("member_id")
      .orderBy("partner_id")
      .execute();
    return rows.map((row) => ({ memberId: row.member_id, partnerId: row.partner_id }));
  }

  async answer(
    meeting: Meeting,
    voice: VoiceId,
    answer: Attendance,
    notedBy: number | null,
    now: number,
  ): Promise<void> {
    const byMember = "memberId" in voice;
    const given = {
      answer,
      via: notedBy === null ? ("self" as const) : ("phone" as const),
      noted_by: notedBy,
      answered_at: now,
    };
    await this.#db
      .insertInto("rsvp")
      .values({
        meeting_id: meeting.id,
        revision: meeting.revision,
        member_id: byMember ? voice.memberId : null,
        partner_id: byMember ? null : voice.partnerId,
        ...given,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["meeting_id", "revision", byMember ? "member_id" : "partner_id"])
          .doUpdateSet(given),
      )
      .execute();
  }

  /** Takes a voice's answer back, if it is this one; says whether it was. */
  async takeBack(meeting: Meeting, voice: VoiceId, answer: Attendance): Promise<boolean> {
    const done = await this.#db
      .deleteFrom("rsvp")
      .where("meeting_id", "=", meeting.id)
      .where("revision", "=", meeting.revision)
      .where("member_id", "is", "memberId" in voice ? voice.memberId : null)
      .where("partner_id", "is", "partnerId" in voice ? voice.partnerId : null)
      .where("answer", "=", answer)
      .executeTakeFirst();
    return done.numDeletedRows > 0n;
  }

  /** Takes back what someone noted for a partner as a whole, since one of its people now answers. */
  async withdrawPartner(meeting: Meeting, partnerId: number): Promise<void> {
    await this.#db
      .deleteFrom("rsvp")
      .where("meeting_id", "=", meeting.id)
      .where("revision", "=", meeting.revision)
      .where("partner_id", "=", partnerId)
      .execute();
  }
}
