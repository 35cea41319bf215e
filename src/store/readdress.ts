import { sql } from "kysely";
import type { Executor } from "./database.ts";

/** One channel that goes on in another, by their ids. */
interface Move {
  readonly from: number;
  readonly to: number;
}

/**
 * What is owed in a channel, and of which nothing can stand there, is owed in another from
 * now on; what is owed there on the same occasion already takes its place.
 */
export async function readdress(db: Executor, { from, to }: Move): Promise<void> {
  const suffix = `channel-${from}`;
  const key = sql<string>`substr(delivery.key, 1, length(delivery.key) - ${suffix.length}) || ${`channel-${to}`}`;
  const owedAlready = sql<boolean>`exists (select 1 from delivery as there where there.key = ${key})`;
  const untouched = sql<boolean>`not exists (
    select 1 from delivery_part
    where delivery_id = delivery.id and (state <> 'owed' or doubts > 0)
  )`;
  const owed = () =>
    db
      .updateTable("delivery")
      .where("channel_id", "=", from)
      .where("state", "in", ["owed", "held"])
      .where("edits_id", "is", null)
      .where("calendar", "is", null)
      .where(untouched);
  await owed().set({ state: "replaced" }).where(owedAlready).execute();
  await owed().set({ channel_id: to, key }).execute();
}
