import type { Body, BodyKind } from "../domain/body.ts";
import { bodyById, bodyOfChannel, joinBody, toBody } from "./body-row.ts";
import { toJson } from "./codec.ts";
import type { Executor } from "./database.ts";

/** Who runs a body: partners, by any of their confirmed delegates, or members in person. */
export interface Animator {
  readonly partnerId: number | null;
  readonly memberId: number | null;
  readonly name: string;
}

export interface NewBody {
  readonly slug: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId: number | null;
  readonly animatedBy: string | null;
}

export type BodyChange = Partial<
  Pick<Body, "slug" | "name" | "rhythm" | "reminders" | "pausedAt" | "rhythmSince" | "skips">
>;

/** What meets in one territory: commissions, technical committees, the plenary. */
export class Bodies {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  #select() {
    return this.#db
      .selectFrom("body")
      .selectAll("body")
      .where("body.territory_id", "=", this.#territory)
      .where("body.archived_at", "is", null);
  }

  /** Those that still meet, the plenary last. */
  async all(): Promise<readonly Body[]> {
    const rows = await this.#select().orderBy("body.kind").orderBy("body.id").execute();
    return rows.map(toBody);
  }

  /** By id, archived or not. */
  async byId(id: number): Promise<Body | undefined> {
    const [row] = await bodyById(this.#db, { territory: this.#territory, id });
    return row && toBody(row);
  }

  async get(id: number): Promise<Body> {
    const body = await this.byId(id);
    if (body === undefined) throw new Error(`no body ${id}`);
    return body;
  }

  async bySlug(slug: string): Promise<Body | undefined> {
    const row = await this.#select().where("body.slug", "=", slug).executeTakeFirst();
    return row && toBody(row);
  }

  async plenary(): Promise<Body> {
    const row = await this.#select().where("body.kind", "=", "plenary").executeTakeFirstOrThrow();
    return toBody(row);
  }

  /** The body whose channel this is. */
  async ofChannel(platform: string, scope: string, address: string): Promise<Body | undefined> {
    const place = { territory: this.#territory, platform, scope, address };
    const [row] = await bodyOfChannel(this.#db, place);
    return row && toBody(row);
  }

  async add(body: NewBody, now: number): Promise<Body> {
    const row = await this.#db
      .insertInto("body")
      .values({
        territory_id: this.#territory,
        slug: body.slug,
        name: body.name,
        kind: body.kind,
        parent_id: body.parentId,
        animated_by: body.animatedBy,
        reminders: null,
        rhythm_since: null,
        skips: null,
        paused_at: null,
        created_at: now,
        archived_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toBody(row);
  }

  async edit(id: number, change: BodyChange): Promise<void> {
    await this.#db
      .updateTable("body")
      .set({
        ...(change.slug !== undefined && { slug: change.slug }),
        ...(change.name !== undefined && { name: change.name }),
        ...(change.rhythm !== undefined && { rhythm: toJson(change.rhythm) }),
        ...(change.reminders !== undefined && {
          reminders: change.reminders === null ? null : toJson(change.reminders),
        }),
        ...(change.pausedAt !== undefined && { paused_at: change.pausedAt }),
        ...(change.rhythmSince !== undefined && { rhythm_since: change.rhythmSince }),
        ...(change.skips !== undefined && { skips: change.skips }),
      })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }

  async archive(id: number, at: number): Promise<void> {
    await this.#db
      .updateTable("body")
      .set({ archived_at: at })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }

  /** Makes a member of this body, and says whether they were not yet. */
  async join(bodyId: number, memberId: number, now: number): Promise<boolean> {
    const joining = { territory: this.#territory, bodyId, memberId, now };
    return (await joinBody(this.#db, joining)).length > 0;
  }

  /** Who joined a body after an instant (epoch ms), the first first. */
  async joinedSince(bodyId: number, since: number): Promise<readonly number[]> {
    const rows = await this.#db
      .selectFrom("body_member")
      .select("member_id")
      .where("body_id", "=", bodyId)
      .where("joined_at", ">", since)
      .orderBy("joined_at")
      .orderBy("member_id")
      .execute();
    return rows.map((row) => row.member_id);
  }

  /** Takes a member out of this body, and says whether they were in it. */
  async leave(bodyId: number, memberId: number): Promise<boolean> {
    const done = await this.#db
      .deleteFrom("body_member")
      .where("body_id", "=", bodyId)
      .where("member_id", "=", memberId)
      .executeTakeFirst();
    return done.numDeletedRows === 1n;
  }

  async ofMember(memberId: number): Promise<readonly Body[]> {
    const rows = await this.#select()
      .innerJoin("body_member", "body_member.body_id", "body.id")
      .where("body_member.member_id", "=", memberId)
      .orderBy("body.id")
      .execute();
    return rows.map(toBody);
  }

  /** How many members each body has; a body without any is absent. */
  async memberCounts(): Promise<ReadonlyMap<number, number>> {
    const rows = await this.#db
      .selectFrom("body_member")
      .select(["body_id", ({ fn }) => fn.countAll<number>().as("count")])
      .where("territory_id", "=", this.#territory)
      .groupBy("body_id")
      .execute();
    return new Map(rows.map((row) => [row.body_id, row.count]));
  }

  /** The bodies that a partner animates. */
  async animatedBy(partnerId: number): Promise<readonly Body[]> {
    const rows = await this.#select()
      .innerJoin("animation", "animation.body_id", "body.id")
      .where("animation.partner_id", "=", partnerId)
      .orderBy("body.id")
      .execute();
    return rows.map(toBody);
  }

  async animators(bodyId: number): Promise<readonly Animator[]> {
    const rows = await this.#db
      .selectFrom("animation")
      .leftJoin("partner", "partner.id", "animation.partner_id")
      .leftJoin("member", "member.id", "animation.member_id")
      .select([
        "animation.partner_id",
        "animation.member_id",
        "partner.name as partner",
        "member.name as member",
      ])
      .where("animation.body_id", "=", bodyId)
      .orderBy("animation.id")
      .execute();
    return rows.map((row) => ({
      partnerId: row.partner_id,
      memberId: row.member_id,
      name: row.partner ?? row.member ?? "",
    }));
  }

  async addAnimator(
    bodyId: number,
    who: { partnerId: number } | { memberId: number },
  ): Promise<void> {
    await this.#db
      .insertInto("animation")
      .values({
        territory_id: this.#territory,
        body_id: bodyId,
        partner_id: "partnerId" in who ? who.partnerId : null,
        member_id: "memberId" in who ? who.memberId : null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async removeAnimator(
    bodyId: number,
    who: { partnerId: number } | { memberId: number },
  ): Promise<boolean> {
    const done = await this.#db
      .deleteFrom("animation")
      .where("body_id", "=", bodyId)
      .where(
        "partnerId" in who ? "partner_id" : "member_id",
        "=",
        "partnerId" in who ? who.partnerId : who.memberId,
      )
      .executeTakeFirst();
    return done.numDeletedRows === 1n;
  }

  /** The people who animate a body: members named in person, and confirmed delegates of its partners. */
  async animatorMembers(bodyId: number): Promise<readonly number[]> {
    const rows = await this.#db
      .selectFrom("animation")
      .leftJoin("delegation", (join) =>
        join
          .onRef("delegation.partner_id", "=", "animation.partner_id")
          .on("delegation.confirmed_at", "is not", null),
      )
      .select(({ fn }) =>
        fn.coalesce("animation.member_id", "delegation.member_id").as("member_id"),
      )
      .where("animation.body_id", "=", bodyId)
      .execute();
    return [...new Set(rows.flatMap((row) => row.member_id ?? []))];
  }
}
