import { HOUR } from "../when.ts";
import { compiledOnce } from "./compiled.ts";
import type { Delivery, DeliveryState } from "./deliveries.ts";

interface GivenEdit
  extends Pick<Delivery, "notice" | "subjectId" | "channelId" | "memberId" | "calendar"> {
  readonly territory: number;
  readonly key: string;
  readonly detail: string;
  readonly of: number;
  readonly notAfter: number;
  readonly now: number;
}

/** Votes come by the hundred: an edit that waits is not written again for less. */
const LONGER = HOUR;

/** Owes the edit of a message, or owes it anew; what waits as its platform asked goes on waiting. */
export const oweEdit = compiledOnce((db, given: GivenEdit) => {
  const anew = { state: "owed" as const, not_after: given.notAfter, sent_at: null };
  return db
    .insertInto("delivery")
    .values({
      territory_id: given.territory,
      key: given.key,
      notice: given.notice,
      subject_id: given.subjectId,
      detail: given.detail,
      channel_id: given.channelId,
      member_id: given.memberId,
      calendar: given.calendar,
      edits_id: given.of,
      attempts: 0,
      reason: null,
      due_at: given.now,
      attempt_at: given.now,
      created_at: given.now,
      ...anew,
    })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((columns) => {
          // Kysely writes a number of a « case » into the SQL, which SQLite would then prepare each time.
          const unless = (states: readonly DeliveryState[], column: "attempts" | "attempt_at") =>
            columns.eb
              .case()
              .when("delivery.state", "in", states)
              .then(columns.ref(`delivery.${column}`))
              .else(columns.ref(`excluded.${column}`))
              .end();
          return {
            ...anew,
            attempts: unless(["owed", "sending"], "attempts"),
            attempt_at: unless(["owed"], "attempt_at"),
          };
        })
        .where((eb) =>
          eb.or([
            eb("delivery.state", "<>", "owed"),
            eb("delivery.not_after", "<", eb("excluded.not_after", "-", LONGER)),
          ]),
        ),
    );
});
