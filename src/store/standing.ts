import { compiledOnce } from "./compiled.ts";

/** A row for a member who coordinates. */
export const coordination = compiledOnce((db, given: { memberId: number }) =>
  db.selectFrom("coordinator").select("member_id").where("member_id", "=", given.memberId),
);

/** The bodies that a member animates, in person or as a confirmed delegate of a partner that does. */
export const bodiesAnimated = compiledOnce((db, given: { territory: number; memberId: number }) =>
  db
    .selectFrom("animation")
    .leftJoin("delegation", (join) =>
      join
        .onRef("delegation.partner_id", "=", "animation.partner_id")
        .on("delegation.member_id", "=", given.memberId)
        .on("delegation.confirmed_at", "is not", null),
    )
    .select("animation.body_id")
    .where("animation.territory_id", "=", given.territory)
    .where((eb) =>
      eb.or([
        eb("animation.member_id", "=", given.memberId),
        eb("delegation.member_id", "is not", null),
      ]),
    ),
);
