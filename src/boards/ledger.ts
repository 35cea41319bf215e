import type { Announcement } from "../store/announcements.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import type { Repositories } from "../store/repositories.ts";

/** An announcement, with how many of its messages are in each state. */
export interface Ledger {
  readonly announcement: Announcement;
  readonly states: ReadonlyMap<DeliveryState, number>;
}

/** The ledgers of the latest announcements, the latest first. */
export async function latestLedgers(
  { announcements }: Repositories,
  most: number,
): Promise<readonly Ledger[]> {
  const latest = await announcements.latest(most);
  return Promise.all(
    latest.map(async (announcement) => ({
      announcement,
      states: await announcements.ledger(announcement.id),
    })),
  );
}
