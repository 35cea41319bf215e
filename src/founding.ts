import type network from "../data/thionville/network.json";
import { EMBEDDED } from "./chat.ts";
import { partnerKey } from "./domain/partner.ts";
import type { Executor } from "./store/database.ts";
import { repositories } from "./store/repositories.ts";

export type Network = typeof network;

/** The local operator: whoever has the machine. Coordinates by the database, like anybody who does. */
export const OPERATOR = {
  platform: EMBEDDED,
  scope: "",
  userId: "coordination",
  name: "Coordination",
};

/** Founds a network in an empty database, in the transaction given: its partners, its bodies, who animates them. */
export async function found(
  db: Executor,
  network: Network,
  now: number,
  codeDigest: string,
): Promise<void> {
  const { id } = await db
    .insertInto("territory")
    .values({
      slug: network.slug,
      name: network.name,
      zone: network.zone,
      language: network.language === "en" ? "en" : "fr",
      holidays: network.holidays,
      school_zone: network.schoolZone,
      coordinated_by: null,
      created_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { partners, bodies, channels, members } = repositories(db, id);
  for (const { name, kind } of network.partners)
    await partners.add({
      name,
      key: partnerKey(name),
      kind: kind === "association" ? "association" : "institution",
      // The document counts over forty signatures, and names none of them.
      signatory: false,
      email: null,
      phone: null,
    });
  for (const { slug, name, kind, animatedBy } of network.bodies) {
    const described = animatedBy.filter((one) => !("partner" in one)).map((one) => one.described);
    const body = await bodies.add(
      {
        slug,
        name,
        kind: kind === "plenary" ? "plenary" : "commission",
        parentId: null,
        animatedBy: described.length === 0 ? null : described.join(", "),
      },
      now,
    );
    for (const one of animatedBy) {
      const partner =
        "partner" in one && one.partner ? await partners.byKey(partnerKey(one.partner)) : undefined;
      if (partner) await bodies.addAnimator(body.id, { partnerId: partner.id });
    }
    await channels.bind(
      body.id,
      { platform: EMBEDDED, scope: "", address: slug, kind: "channel", name: slug },
      now,
    );
  }
  const coordination = await partners.byKey(partnerKey(network.coordination));
  if (coordination)
    await db
      .updateTable("territory")
      .set({ coordinated_by: coordination.id })
      .where("id", "=", id)
      .execute();
  const operator = await members.welcome(OPERATOR, now);
  await bodies.join((await bodies.plenary()).id, operator.id, now);
  await members.grantCoordination(operator.id, now);
  if (coordination) await members.speakFor(operator.id, coordination.id, now, operator.id);
  await members.keepClaimDigest(codeDigest, now);
}
