import type { Poll } from "../domain/poll.ts";
import { refresh, refreshAll, type Work } from "./work.ts";

/** What stands about a poll says what became of it: in its channels, and where people were asked directly. */
export async function showPoll(work: Work, { id }: Pick<Poll, "id">): Promise<void> {
  await refresh(work, "poll", id);
  await refreshAll(work, ["poll-nudge"], id);
}
