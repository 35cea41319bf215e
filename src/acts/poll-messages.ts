import type { Poll } from "../domain/poll.ts";
import type { VoiceId } from "../domain/voice.ts";
import { refresh, refreshAll, refreshAsked, type Work } from "./work.ts";

/** What stands in the channels counts a ballot, and what its voice was asked directly says so. */
export async function showBallot(
  work: Work,
  { id }: Pick<Poll, "id">,
  voice: VoiceId,
): Promise<void> {
  await refresh(work, "poll", id);
  await refreshAsked(work, "poll-nudge", id, voice);
}

/** What stands about a poll says what became of it: in its channels, and where people were asked directly. */
export async function showPoll(work: Work, { id }: Pick<Poll, "id">): Promise<void> {
  await refresh(work, "poll", id);
  await refreshAll(work, ["poll-nudge"], id);
}
