import type { Executor } from "./database.ts";

/** Messages of one kind about a subject, and why they are not to be sent any more. */
interface Withdrawn {
  readonly territory: number;
  readonly notice: string;
  readonly subjectId: number;
  readonly reason: string;
}

/** Takes back what is owed and of which nothing can stand yet, and with it what would have edited it. */
export async function withdraw(db: Executor, given: Withdrawn): Promise<void> {
  const owed = () =>
    db
      .updateTable("delivery")
      .set({ state: "skipped", reason: given.reason })
      .where("territory_id", "=", given.territory)
      .where("notice", "=", given.notice)
      .where("subject_id", "=", given.subjectId)
      .where("state", "=", "owed");
  await owed()
    .where("edits_id", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("delivery_part")
            .select("position")
            .whereRef("delivery_id", "=", "delivery.id")
            .where("delivery_part.state", "<>", "owed"),
        ),
      ),
    )
    .execute();
  await owed()
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("delivery as message")
          .select("message.id")
          .whereRef("message.id", "=", "delivery.edits_id")
          .where("message.state", "=", "skipped"),
      ),
    )
    .execute();
}
