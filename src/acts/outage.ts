import { openHours } from "../calendar.ts";
import { extendedDeadline, type Outage } from "../domain/outage.ts";
import { isRefusal } from "../domain/refusal.ts";
import { HOUR } from "../when.ts";
import { extendPoll } from "./polls.ts";
import { coordination, tell, type Work } from "./work.ts";

/** Clicks of so long a silence may be missed by somebody. */
const LONG = 4 * HOUR;

/** Gives a working day more to the polls whose last day nobody could be heard. */
export async function extendAfterOutage(work: Work, outage: Outage): Promise<void> {
  const hours = await openHours(work.territory);
  for (const poll of await work.repos.polls.inState("open")) {
    const deadline = extendedDeadline(poll, outage, hours);
    if (deadline === undefined) continue;
    const extended = await extendPoll(work, poll, deadline, "outage");
    if (isRefusal(extended))
      throw new Error(`poll ${poll.number} could not be extended: ${extended.refused}`);
  }
}

/** Tells the coordination what an outage made late, skipped or extended, if it did. */
export async function accountForOutage(work: Work, outage: Outage): Promise<void> {
  const { repos, territory } = work;
  const jobs = await repos.jobs.settledAfter(outage);
  const extended = await repos.polls.extendedSince(outage.from);
  const unheard = outage.until - outage.from > LONG ? await repos.polls.inState("open") : [];
  if (jobs.length + extended.length + unheard.length === 0) return;
  await tell(work, await coordination(work), {
    notice: "outage",
    subjectId: territory.id,
    occasion: String(outage.from),
    detail: { from: outage.from, until: outage.until },
  });
}
