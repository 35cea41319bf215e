import { flag, isSet, toJson } from "./codec.ts";
import { compiledOnce, idsIn } from "./compiled.ts";
import type { Executor } from "./database.ts";
import { nextNumber } from "./numbers.ts";
import type { NewRow, Row } from "./schema.ts";

/** A partner as it stands in the database. */
export interface Partner {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly kind: "association" | "institution";
  readonly signatory: boolean;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
}

export type NewPartner = Omit<Partner, "id" | "number"> & { readonly key: string };

const toPartner = (row: Row<"partner">): Partner => ({
  id: row.id,
  number: row.number,
  name: row.name,
  kind: row.kind,
  signatory: isSet(row.signatory),
  email: row.email,
  phone: row.phone,
});

const namesAmong = compiledOnce((db, given: { ids: string }) =>
  db.selectFrom("partner").select(["id", "name"]).where("id", "in", idsIn(given.ids)),
);

/** The partners of one territory. Archived ones are kept, and found only by id. */
export class Partners {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  /** All that are not archived, by name, each with the key that it is searched by. */
  async all(): Promise<readonly (Partner & { readonly key: string })[]> {
    const rows = await this.#db
      .selectFrom("partner")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("archived_at", "is", null)
      .orderBy("key")
      .execute();
    return rows.map((row) => ({ ...toPartner(row), key: row.key }));
  }

  async byId(id: number): Promise<Partner | undefined> {
    const row = await this.#db
      .selectFrom("partner")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .executeTakeFirst();
    return row && toPartner(row);
  }

  async byKey(key: string): Promise<Partner | undefined> {
    const row = await this.#db
      .selectFrom("partner")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("key", "=", key)
      .where("archived_at", "is", null)
      .executeTakeFirst();
    return row && toPartner(row);
  }

  /** Adds a partner under the next number. @throws when its key is taken */
  async add(partner: NewPartner): Promise<Partner> {
    const row = await this.#db
      .insertInto("partner")
      .values({ ...(await this.#columns(partner)), archived_at: null })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toPartner(row);
  }

  async #columns(partner: NewPartner): Promise<NewRow<"partner">> {
    return {
      ...partner,
      signatory: flag(partner.signatory),
      territory_id: this.#territory,
      number: await nextNumber(this.#db, "partner", this.#territory),
    };
  }

  async edit(id: number, change: Partial<NewPartner>): Promise<void> {
    const { signatory, ...rest } = change;
    await this.#db
      .updateTable("partner")
      .set({ ...rest, ...(signatory !== undefined && { signatory: flag(signatory) }) })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }

  async archive(id: number, at: number): Promise<void> {
    await this.#db
      .updateTable("partner")
      .set({ archived_at: at })
      .where("territory_id", "=", this.#territory)
      .where("id", "=", id)
      .execute();
  }

  /** Names by id, archived ones too: for showing what was. */
  async names(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await namesAmong(this.#db, { ids: toJson(ids) });
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
