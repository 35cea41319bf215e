import type { Situation } from "../command.ts";
import { checkDeadline } from "../domain/poll.ts";
import type { Option } from "../view.ts";
import type { Slot, WallTime } from "../when.ts";
import { momentOffers, slotsOffers } from "./date-offers.ts";

/** The dates that a poll can be about which closes then. */
export function dateOffers(
  typed: string,
  deadline: WallTime | undefined,
  at: Situation,
): Promise<readonly Option[]> {
  return slotsOffers(
    typed,
    at,
    (dates) => deadline === undefined || checkDeadline(deadline, at.now, dates) === undefined,
  );
}

/** When a poll about these dates can close: later than `after` (epoch ms), by default than now. */
export function deadlineOffers(
  typed: string,
  dates: readonly Slot[],
  at: Situation,
  after = at.now,
): Promise<readonly Option[]> {
  return momentOffers(typed, at, (moment) => checkDeadline(moment, after, dates) === undefined);
}
