import { sql } from "kysely";
import type { VoiceId } from "../domain/voice.ts";
import { compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

/** What was asked directly of a member, or of a partner's people; found by them, since many are asked the same. */
const askedDirectly = compiledOnce(
  (
    db,
    given: {
      notice: string;
      subjectId: number;
      memberId: number | null;
      partnerId: number | null;
    },
  ) =>
    db
      .selectFrom("delivery")
      .selectAll()
      .where(
        "destination",
        "in",
        sql<string>`(select 'member:' || id from member where id = ${given.memberId} union all
          select 'member:' || member_id from delegation where partner_id = ${given.partnerId})`,
      )
      .where("state", "in", ["sending", "sent"])
      .where("notice", "=", given.notice)
      .where("subject_id", "=", given.subjectId)
      .where("edits_id", "is", null),
);

interface Asked {
  readonly notice: string;
  readonly subjectId: number;
  readonly voice: VoiceId;
}

export function askedOf(
  db: Executor,
  { voice, ...about }: Asked,
): Promise<readonly Row<"delivery">[]> {
  return askedDirectly(db, { ...about, memberId: null, partnerId: null, ...voice });
}
