import type { Place } from "../chat.ts";
import type { Delivery, DeliveryState } from "../store/deliveries.ts";
import type { Repositories } from "../store/repositories.ts";
import { MINUTE } from "../when.ts";

/** A message that went wrong, with where it was to go. */
export interface Trouble {
  readonly delivery: Delivery;
  readonly place: Place | undefined;
  /** The name of the member that it was for. */
  readonly member: string | undefined;
}

/** How the house does, ready to be shown. */
export interface StatusBoard {
  /** Epoch ms; undefined when it never ran. */
  readonly lastTick: number | undefined;
  readonly late: number;
  readonly counts: ReadonlyMap<DeliveryState, number>;
  readonly trouble: readonly Trouble[];
  readonly bytes: number;
}

/** What is due is looked for each minute: two are no delay. */
const LATE_AFTER = 2 * MINUTE;

export async function statusBoard(repos: Repositories, now: number): Promise<StatusBoard> {
  const { counts, trouble } = await repos.deliveries.health();
  const places = await repos.channels.places(trouble.flatMap((one) => one.channelId ?? []));
  const members = await repos.members.byIds(trouble.flatMap((one) => one.memberId ?? []));
  return {
    lastTick: await repos.health.lastTick(),
    late: (await repos.jobs.planned(now - LATE_AFTER)).length,
    counts,
    trouble: trouble.map((delivery) => ({
      delivery,
      place: places.get(delivery.channelId ?? 0),
      member: members.get(delivery.memberId ?? 0)?.name,
    })),
    bytes: await repos.health.size(),
  };
}
