import { pollDeadline } from "../acts/polls.ts";
import { slotRemarks } from "../boards/date-remarks.ts";
import type { Acting, ReadBack } from "../command.ts";
import type { Body } from "../domain/body.ts";
import type { Voice } from "../domain/poll.ts";
import { readBackBlocks } from "../views/poll-answers.ts";
import type { Slot, WallTime } from "../when.ts";

/** A date poll as it was read. */
export interface PollRead {
  readonly body: Body;
  readonly title: string;
  readonly dates: readonly Slot[];
  readonly deadline: WallTime | undefined;
  readonly place: string | undefined;
  readonly voice: Voice | undefined;
}

/** What was understood of a date poll, with what to know of its dates, before it is opened. */
export async function readBackPoll(read: PollRead, acting: Acting): Promise<ReadBack> {
  const { speech } = acting;
  const deadline = pollDeadline(acting, read.dates, read.deadline);
  const remarks = await slotRemarks(acting, read.body.id, read.dates);
  return {
    blocks: readBackBlocks({ ...read, deadline }, remarks, speech),
    submit: speech.line("form.poll-dates.submit"),
  };
}
