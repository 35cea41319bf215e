import { openHours } from "../calendar.ts";
import { nextOpen } from "../domain/quiet-hours.ts";
import { nextMonday } from "../domain/weekly.ts";
import { DAY, dayAt } from "../when.ts";
import type { Work } from "./work.ts";

/** How long what is due on Mondays still makes sense (ms). */
const GRACE = { digest: DAY, "plenary-watch": 7 * DAY };

/** Plans what comes back every Monday morning: each commission's digest, and the watch over the plenary. Planned twice, it is done once. */
export async function planWeekly(work: Work): Promise<void> {
  for (const { id, kind } of await work.repos.bodies.all())
    if (kind !== "committee")
      await planMonday(work, kind === "plenary" ? "plenary-watch" : "digest", id);
}

/** Takes back what would come for a body on Mondays. */
export function cancelWeekly({ repos, now }: Work, bodyId: number): Promise<void> {
  return repos.jobs.cancel(Object.keys(GRACE), bodyId, now);
}

/** Plans the coming Monday's job of a body, in place of none: its key is its Monday. */
export async function planMonday(
  { repos, now, territory }: Work,
  kind: keyof typeof GRACE,
  bodyId: number,
): Promise<void> {
  const monday = nextMonday(now, territory.zone);
  const dueAt = nextOpen(monday, await openHours(territory));
  await repos.jobs.plan({
    kind,
    key: `${kind}:body-${bodyId}:${dayAt(monday, territory.zone).day}`,
    subjectId: bodyId,
    dueAt,
    graceUntil: dueAt + GRACE[kind],
  });
}
