import type { Account } from "../chat.ts";
import type { Member } from "../domain/member.ts";
import type { Voice } from "../domain/poll.ts";
import type { Standing } from "../domain/rights.ts";
import type { VoiceId } from "../domain/voice.ts";
import { HOUR } from "../when.ts";
import { accountSeen, memberOfAccount } from "./accounts.ts";
import { flag, toJson } from "./codec.ts";
import type { Executor } from "./database.ts";
import {
  memberIdsOfBody,
  membersAmong,
  membersOfBody,
  membersWithPartner,
  partnerIdsOfBody,
  partnersOfMembers,
  toMember,
} from "./member-row.ts";
import { nextNumber } from "./numbers.ts";
import { bodiesAnimated, coordination } from "./standing.ts";

export interface Identity extends Account {
  readonly id: number;
}

/** The people of one territory, their accounts, whom they speak for, and what they may. */
export class Members {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  #select() {
    return membersWithPartner(this.#db);
  }

  #ours() {
    return this.#select().where("member.territory_id", "=", this.#territory);
  }

  async byId(id: number): Promise<Member | undefined> {
    const row = await this.#ours().where("member.id", "=", id).executeTakeFirst();
    return row && toMember(row);
  }

  async byNumber(number: number): Promise<Member | undefined> {
    const row = await this.#ours().where("member.number", "=", number).executeTakeFirst();
    return row && toMember(row);
  }

  async byIds(ids: readonly number[]): Promise<ReadonlyMap<number, Member>> {
    if (ids.length === 0) return new Map();
    const rows = await membersAmong(this.#db, { territory: this.#territory, ids: toJson(ids) });
    return new Map(rows.map((row) => [row.id, toMember(row)]));
  }

  /** The names of the partners that these members speak for, by member; who speaks for none is absent. */
  async partnerNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (ids.length === 0) return new Map();
    const given = { territory: this.#territory, ids: toJson(ids) };
    const rows = await partnersOfMembers(this.#db, given);
    return new Map(rows.map((row) => [row.member_id, row.name]));
  }

  async all(): Promise<readonly Member[]> {
    const rows = await this.#ours().orderBy("member.number").execute();
    return rows.map(toMember);
  }

  async byAccount({ platform, scope, userId }: Account): Promise<Member | undefined> {
    const account = { territory: this.#territory, platform, scope, userId };
    const [row] = await memberOfAccount(this.#db, account);
    return row && toMember(row);
  }

  async delegatesOf(partnerId: number): Promise<readonly Member[]> {
    const rows = await this.#select()
      .where("delegation.territory_id", "=", this.#territory)
      .where("delegation.partner_id", "=", partnerId)
      .orderBy("member.id")
      .execute();
    return rows.map(toMember);
  }

  async ofBody(bodyId: number): Promise<readonly Member[]> {
    const rows = await membersOfBody(this.#db, { territory: this.#territory, bodyId });
    return rows.map(toMember);
  }

  /** The voices of a body: its members, or the partners that they speak for. */
  async voicesOf(bodyId: number, voice: Voice): Promise<readonly VoiceId[]> {
    const given = { territory: this.#territory, bodyId };
    return voice === "member"
      ? (await memberIdsOfBody(this.#db, given)).map((row) => ({ memberId: row.member_id }))
      : (await partnerIdsOfBody(this.#db, given)).map((row) => ({ partnerId: row.partner_id }));
  }

  /** Makes the member of an account that nobody knew. */
  async welcome(account: Account, now: number): Promise<Member> {
    const { id } = await this.#db
      .insertInto("member")
      .values({
        territory_id: this.#territory,
        number: await nextNumber(this.#db, "member", this.#territory),
        name: account.name,
        language: null,
        created_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await this.#db
      .insertInto("identity")
      .values({
        territory_id: this.#territory,
        member_id: id,
        platform: account.platform,
        scope: account.scope,
        user_id: account.userId,
        name: account.name,
        seen_at: now,
      })
      .execute();
    return this.#existing(id);
  }

  async #existing(id: number): Promise<Member> {
    const member = await this.byId(id);
    if (member === undefined) throw new Error(`no member ${id}`);
    return member;
  }

  /** The accounts of a member, the latest used first. */
  async identities(memberId: number): Promise<readonly Identity[]> {
    const rows = await this.#db
      .selectFrom("identity")
      .select(["id", "platform", "scope", "user_id", "name"])
      .where("member_id", "=", memberId)
      .orderBy("seen_at", "desc")
      .orderBy("id", "desc")
      .execute();
    return rows.map(({ user_id, ...rest }) => ({ ...rest, userId: user_id }));
  }

  /** Remembers when an account was last used, to the hour, and what its platform shows as its name. */
  async seen({ platform, scope, userId, name }: Account, now: number): Promise<void> {
    const account = { territory: this.#territory, platform, scope, userId };
    await accountSeen(this.#db, { ...account, name, now, lately: now - HOUR });
  }

  /** From now on this member speaks for that partner. */
  async speakFor(
    memberId: number,
    partnerId: number,
    now: number,
    confirmedBy: number | null,
  ): Promise<Member> {
    const confirmation = {
      confirmed_at: confirmedBy === null ? null : now,
      confirmed_by: confirmedBy,
    };
    await this.#set(memberId, { inhabitant: flag(false) });
    await this.#db
      .insertInto("delegation")
      .values({
        member_id: memberId,
        territory_id: this.#territory,
        partner_id: partnerId,
        created_at: now,
        ...confirmation,
      })
      .onConflict((conflict) =>
        conflict
          .column("member_id")
          .doUpdateSet({ partner_id: partnerId, created_at: now, ...confirmation }),
      )
      .execute();
    return this.#existing(memberId);
  }

  /** From now on this member speaks for none. */
  async speakForNone(memberId: number): Promise<Member> {
    await this.#db.deleteFrom("delegation").where("member_id", "=", memberId).execute();
    await this.#set(memberId, { inhabitant: flag(true) });
    return this.#existing(memberId);
  }

  /** Whom this member speaks for is unknown again. */
  async endDelegation(memberId: number): Promise<void> {
    await this.#db.deleteFrom("delegation").where("member_id", "=", memberId).execute();
  }

  async setLanguage(memberId: number, language: "fr" | "en"): Promise<void> {
    await this.#set(memberId, { language });
  }

  async setReminders(memberId: number, wanted: boolean): Promise<void> {
    await this.#set(memberId, { reminders: flag(wanted) });
  }

  async #set(
    memberId: number,
    change: { language?: "fr" | "en"; reminders?: 0 | 1; inhabitant?: 0 | 1 },
  ) {
    await this.#db
      .updateTable("member")
      .set(change)
      .where("territory_id", "=", this.#territory)
      .where("id", "=", memberId)
      .execute();
  }

  /** What a member is: coordinator, and which bodies they animate. */
  async standing(memberId: number): Promise<Standing> {
    const coordinator = await coordination(this.#db, { memberId });
    const bodies = await bodiesAnimated(this.#db, { territory: this.#territory, memberId });
    return {
      coordinates: coordinator.length > 0,
      animates: new Set(bodies.map((row) => row.body_id)),
    };
  }

  async coordinators(): Promise<readonly Member[]> {
    const rows = await this.#select()
      .innerJoin("coordinator", "coordinator.member_id", "member.id")
      .where("coordinator.territory_id", "=", this.#territory)
      .orderBy("member.id")
      .execute();
    return rows.map(toMember);
  }

  async grantCoordination(memberId: number, now: number): Promise<void> {
    await this.#db
      .insertInto("coordinator")
      .values({ member_id: memberId, territory_id: this.#territory, granted_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async revokeCoordination(memberId: number): Promise<void> {
    await this.#db.deleteFrom("coordinator").where("member_id", "=", memberId).execute();
  }

  /** The digest of the code that makes the first coordinator, unless it was used. */
  async claimDigest(): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom("coordination_code")
      .select("digest")
      .where("territory_id", "=", this.#territory)
      .where("used_at", "is", null)
      .executeTakeFirst();
    return row?.digest;
  }

  async keepClaimDigest(digest: string, now: number): Promise<void> {
    await this.#db
      .insertInto("coordination_code")
      .values({ territory_id: this.#territory, digest, created_at: now, used_at: null })
      .execute();
  }

  async useClaim(now: number): Promise<void> {
    await this.#db
      .updateTable("coordination_code")
      .set({ used_at: now })
      .where("territory_id", "=", this.#territory)
      .execute();
  }
}
