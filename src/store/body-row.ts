import type { Body } from "../domain/body.ts";
import type { Reminder } from "../domain/reminder.ts";
import type { Rhythm } from "../domain/rhythm.ts";
import { fromJson } from "./codec.ts";
import { compiledOnce } from "./compiled.ts";
import type { Row } from "./schema.ts";

export const toBody = (row: Row<"body">): Body => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  parentId: row.parent_id,
  animatedBy: row.animated_by,
  rhythm: fromJson(row.rhythm) as Rhythm,
  reminders: row.reminders === null ? null : (fromJson(row.reminders) as readonly Reminder[]),
  pausedAt: row.paused_at,
  rhythmSince: row.rhythm_since,
  skips: row.skips,
});

/** By id, archived or not. */
export const bodyById = compiledOnce((db, given: { territory: number; id: number }) =>
  db
    .selectFrom("body")
    .selectAll()
    .where("territory_id", "=", given.territory)
    .where("id", "=", given.id),
);

interface GivenPlace {
  readonly territory: number;
  readonly platform: string;
  readonly scope: string;
  readonly address: string;
}

/** The body whose channel this is, as long as it meets. */
export const bodyOfChannel = compiledOnce((db, given: GivenPlace) =>
  db
    .selectFrom("body")
    .selectAll("body")
    .innerJoin("channel", "channel.body_id", "body.id")
    .where("body.territory_id", "=", given.territory)
    .where("body.archived_at", "is", null)
    .where("channel.platform", "=", given.platform)
    .where("channel.scope", "=", given.scope)
    .where("channel.address", "=", given.address)
    .where("channel.unbound_at", "is", null),
);

interface GivenJoining {
  readonly territory: number;
  readonly bodyId: number;
  readonly memberId: number;
  readonly now: number;
}

/** Makes a member of a body; gives a row if they were not yet. */
export const joinBody = compiledOnce((db, given: GivenJoining) =>
  db
    .insertInto("body_member")
    .values({
      body_id: given.bodyId,
      member_id: given.memberId,
      territory_id: given.territory,
      joined_at: given.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("body_id"),
);
