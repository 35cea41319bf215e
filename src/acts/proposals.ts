import { calendarOf } from "../calendar.ts";
import type { Body } from "../domain/body.ts";
import { LOOK_AHEAD, type Proposed, propose } from "../domain/proposal.ts";
import type { FrequencyRhythm } from "../domain/rhythm.ts";
import { type Day, daysAfter, startOf } from "../when.ts";
import type { Work } from "./work.ts";

/** The slots that a body's rhythm proposes from a day on, beside its holidays and the meetings of others. */
export async function proposals(
  { territory, repos }: Work,
  body: Body,
  rhythm: FrequencyRhythm,
  from: Day,
): Promise<readonly Proposed[]> {
  const { zone } = territory;
  const clashes = await repos.clashes.between(
    body.id,
    startOf(from, zone),
    startOf(daysAfter(from, LOOK_AHEAD), zone),
  );
  return propose(rhythm, from, zone, await calendarOf(territory), clashes);
}
