import type { Executor } from "./database.ts";

/** The next instant (epoch ms) after `now` and up to `until` at which a job or a message waits; undefined when none does. */
export async function nextWaiting(
  db: Executor,
  now: number,
  until: number,
): Promise<number | undefined> {
  const job = await db
    .selectFrom("job")
    .select(({ fn }) => fn.min("attempt_at").as("at"))
    .where("state", "=", "planned")
    .where("attempt_at", ">", now)
    .where("attempt_at", "<=", until)
    .executeTakeFirst();
  const delivery = await db
    .selectFrom("delivery")
    .select(({ fn }) => fn.min("attempt_at").as("at"))
    .where("state", "in", ["owed", "held"])
    .where("attempt_at", ">", now)
    .where("attempt_at", "<=", until)
    .executeTakeFirst();
  const instants = [job?.at, delivery?.at].filter((at) => typeof at === "number");
  return instants.length === 0 ? undefined : Math.min(...instants);
}
