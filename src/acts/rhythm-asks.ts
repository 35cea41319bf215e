import type { Body } from "../domain/body.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RhythmDue } from "../domain/rhythm-due.ts";
import { speech } from "../text.ts";
import { announceMeeting, planMeeting } from "./meetings.ts";
import { openPoll } from "./polls.ts";
import { proposals } from "./proposals.ts";
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
    // Said only if there is something to know of that day.
    await tell(work, await responsible(work, body.id), {
      notice: "rhythm-meeting",
      subjectId: planned.id,
      occasion: "planned",
      notAfter: planned.startsAt,
    });
  }
  for (const { wall } of closed)
    await tell(work, await responsible(work, body.id), {
      notice: "rhythm-holiday",
      subjectId: body.id,
      occasion: wall,
      detail: { day: wall.slice(0, 10) },
    });
}

/** Opens the poll that looks for a date where a meeting is owed, and tells whoever answers for it. */
export async function askDates(work: Work, body: Body, { from }: Asks<"poll">): Promise<void> {
  if (body.rhythm.kind !== "frequency") throw new Error(`${body.slug} has no frequency`);
  const slots = (await proposals(work, body, body.rhythm, from)).map(({ slot }) => slot);
  const poll = await openPoll(work, {
    body,
    kind: "dates",
    title: speech(work.territory.language).line("rhythm.poll-title", { body: body.name }),
    proposals: slots,
    plansMeeting: true,
    occurrence: from.day,
  });
  if (isRefusal(poll)) throw new Error(`${body.slug} ${from.day}: ${poll.refused}`);
  await tell(work, await responsible(work, body.id), {
    notice: "rhythm-poll",
    subjectId: poll.id,
    occasion: "opened",
    notAfter: poll.deadlineAt,
  });
}
