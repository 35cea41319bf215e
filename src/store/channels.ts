import { type Address, EMBEDDED, type Place } from "../chat.ts";
import { fromJson, toJson } from "./codec.ts";
import { compiledOnce } from "./compiled.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

export interface Channel {
  readonly id: number;
  readonly bodyId: number;
  readonly place: Place;
  /** The code of why nothing can be posted there; null: nothing known. */
  readonly barred: string | null;
  /** The permissions that are missing there, as the platform names them, as far as they are known. */
  readonly lacks: readonly string[];
  /** Where the platform keeps its events; null: nowhere, as far as is known. */
  readonly calendar: string | null;
}

const toChannel = (row: Row<"channel">): Channel => ({
  id: row.id,
  bodyId: row.body_id,
  place: {
    platform: row.platform,
    scope: row.scope,
    address: row.address,
    kind: "channel",
    name: row.name,
  },
  barred: row.barred,
  lacks: fromJson(row.lacks) as readonly string[],
  calendar: row.calendar,
});

function real(channels: readonly Channel[]): readonly Channel[] {
  const elsewhere = channels.filter((channel) => channel.place.platform !== EMBEDDED);
  return elsewhere.length > 0 ? elsewhere : channels;
}

/** Asked at each message that arrives. What is missing was missing for another reason. */
const barring = compiledOnce((db, given: { id: number; barred: string | null }) =>
  db
    .updateTable("channel")
    .set({ barred: given.barred, lacks: "[]" })
    .where("id", "=", given.id)
    .where("barred", "is distinct from", given.barred),
);

/** The places bound to the bodies of one territory. */
export class Channels {
  readonly #db: Executor;
  readonly #territory: number;

  constructor(db: Executor, territory: number) {
    this.#db = db;
    this.#territory = territory;
  }

  #select() {
    return this.#db
      .selectFrom("channel")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("unbound_at", "is", null);
  }

  /** Where a body is spoken to: its channels, or the embedded one where it has no other. */
  async ofBody(bodyId: number): Promise<readonly Channel[]> {
    return real(
      (await this.#select().where("body_id", "=", bodyId).orderBy("id").execute()).map(toChannel),
    );
  }

  /** Where every body is spoken to. */
  async all(): Promise<readonly Channel[]> {
    const channels = (await this.#select().orderBy("body_id").orderBy("id").execute()).map(
      toChannel,
    );
    const bodies = [...new Set(channels.map((channel) => channel.bodyId))];
    return bodies.flatMap((bodyId) =>
      real(channels.filter((channel) => channel.bodyId === bodyId)),
    );
  }

  /** The embedded channel of a body. */
  async embedded(bodyId: number): Promise<Channel | undefined> {
    const row = await this.#select()
      .where("body_id", "=", bodyId)
      .where("platform", "=", EMBEDDED)
      .executeTakeFirst();
    return row && toChannel(row);
  }

  /** By id, as long as it is bound. */
  async byId(id: number): Promise<Channel | undefined> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row && toChannel(row);
  }

  /** Where channels are, by id, unbound ones too: for showing what was. */
  async places(ids: readonly number[]): Promise<ReadonlyMap<number, Place>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom("channel")
      .selectAll()
      .where("territory_id", "=", this.#territory)
      .where("id", "in", ids)
      .execute();
    return new Map(rows.map((row) => [row.id, toChannel(row).place]));
  }

  async at(place: Address): Promise<Channel | undefined> {
    const row = await this.#select()
      .where("platform", "=", place.platform)
      .where("scope", "=", place.scope)
      .where("address", "=", place.address)
      .executeTakeFirst();
    return row && toChannel(row);
  }

  async bind(bodyId: number, place: Place, now: number): Promise<Channel> {
    const row = await this.#db
      .insertInto("channel")
      .values({
        territory_id: this.#territory,
        body_id: bodyId,
        platform: place.platform,
        scope: place.scope,
        address: place.address,
        name: place.name,
        bound_at: now,
        unbound_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toChannel(row);
  }

  async rename(id: number, name: string): Promise<void> {
    await this.#db.updateTable("channel").set({ name }).where("id", "=", id).execute();
  }

  /** It has another address, and is the same place. */
  async readdress(id: number, address: string): Promise<void> {
    await this.#db.updateTable("channel").set({ address }).where("id", "=", id).execute();
  }

  /** Keeps the code of what bars a channel, or, null, that nothing does. */
  async bar(id: number, barred: string | null): Promise<void> {
    await barring(this.#db, { id, barred });
  }

  /** Keeps which permissions are missing in a channel, as its platform names them. */
  async lack(id: number, lacks: readonly string[]): Promise<void> {
    const told = toJson(lacks);
    await this.#db.updateTable("channel").set({ lacks: told }).where("id", "=", id).execute();
  }

  /** Keeps where a channel's platform keeps events; null: nowhere. */
  async keepIn(id: number, calendar: string | null): Promise<void> {
    await this.#db.updateTable("channel").set({ calendar }).where("id", "=", id).execute();
  }

  /** No channel has this calendar any longer; says whether one had. */
  async closeCalendar(calendar: string): Promise<boolean> {
    const done = await this.#db
      .updateTable("channel")
      .set({ calendar: null })
      .where("territory_id", "=", this.#territory)
      .where("calendar", "=", calendar)
      .where("unbound_at", "is", null)
      .executeTakeFirst();
    return done.numUpdatedRows > 0n;
  }

  async unbind(id: number, now: number): Promise<void> {
    await this.#db.updateTable("channel").set({ unbound_at: now }).where("id", "=", id).execute();
  }

  /** Unbinds every channel of a body, the embedded one too. */
  async unbindAll(bodyId: number, now: number): Promise<void> {
    await this.#db
      .updateTable("channel")
      .set({ unbound_at: now })
      .where("territory_id", "=", this.#territory)
      .where("body_id", "=", bodyId)
      .where("unbound_at", "is", null)
      .execute();
  }
}
