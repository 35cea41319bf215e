import type { Body } from "../domain/body.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RhythmDue } from "../domain/rhythm-due.ts";
import { announceMeeting, planMeeting } from "./meetings.ts";
import { responsible, tell, type Work } from "./work.ts";

type Asks<Kind extends RhythmDue["asks"]> = Extract<RhythmDue, { asks: Kind }>;

/** Plans the meeting of an occurrence; one that people planned on that day already serves it. */
export async function planOccurrence(
  work: Work,
  body: Body,
  { when, closed }: Asks<"meeting">,
): Promise<void> {
  const { repos } = work;
  const day = when.wall.slice(0, 10);
  const there = await repos.meetings.onDay(body.id, day);
  if (there !== undefined) await repos.meetings.serve(there.id, day);
  else {
    const planned = await planMeeting(work, { body, when, occurrence: day });
    if (isRefusal(planned)) throw new Error(`${body.slug} ${when.wall}: ${planned.refused}`);
    await announceMeeting(work, planned);
  }
  for (const { wall } of closed)
    await tell(work, await responsible(work, body.id), {
      notice: "rhythm-holiday",
      subjectId: body.id,
      occasion: wall,
      detail: { day: wall.slice(0, 10) },
    });
}

/** Opens the poll that looks for a date where a meeting is owed. */
export async function askDates(_work: Work, body: Body, { from }: Asks<"poll">): Promise<void> {
  throw new Error(`${body.slug} ${from.day}: proposals come next`);
}
