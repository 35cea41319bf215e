import type { Poll } from "../domain/poll.ts";
import { toNudge } from "./votes.ts";
import { record, tell, type Work } from "./work.ts";

/** Asks directly those whose voice has not been heard, at most once a deadline; gives how many. */
export async function nudgePoll(work: Work, poll: Poll): Promise<number> {
  const members = await toNudge(work, poll);
  await tell(
    work,
    members.map((member) => member.id),
    {
      notice: "poll-nudge",
      subjectId: poll.id,
      occasion: poll.deadline.wall,
      notAfter: poll.deadlineAt,
    },
  );
  await record(work, "poll.nudged", "poll", poll.id, { members: members.length });
  return members.length;
}
