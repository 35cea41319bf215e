import type { Executor } from "./database.ts";
import { type Delivery, toDelivery } from "./deliveries.ts";

/** The delivery of which a platform was handed a part, by the part's key. */
export async function deliveryOfPart(db: Executor, key: string): Promise<Delivery> {
  const row = await db
    .selectFrom("delivery")
    .innerJoin("delivery_part", "delivery_part.delivery_id", "delivery.id")
    .selectAll("delivery")
    .where("delivery_part.key", "=", key)
    .executeTakeFirstOrThrow();
  return toDelivery(row);
}
