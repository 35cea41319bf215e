import { type Ballot, counted, type Poll } from "../domain/poll.ts";
import { type VoiceId, voiceKey, voiceOf } from "../domain/voice.ts";
import type { Repositories } from "../store/repositories.ts";

/**
 * Who may vote in a poll, as of now: the members of its body, or their partners; and
 * whoever has voted. Once the poll is closed, those who could when it closed.
 */
export async function electorate(
  repos: Repositories,
  poll: Poll,
  ballots: readonly Ballot[],
): Promise<readonly VoiceId[]> {
  if (poll.state === "closed" || poll.state === "tied") return repos.ballots.frozen(poll.id);
  const voices = await repos.members.voicesOf(poll.bodyId, poll.voice);
  return distinct([...voices, ...counted(poll, ballots).map(voiceOf)]);
}

/** The voices that have not answered anything. */
export function silent(voices: readonly VoiceId[], ballots: readonly Ballot[]): readonly VoiceId[] {
  const heard = new Set(
    ballots.filter((one) => one.answers.size > 0).map((one) => voiceKey(voiceOf(one))),
  );
  return voices.filter((voice) => !heard.has(voiceKey(voice)));
}

/** Each voice once. */
export function distinct(voices: readonly VoiceId[]): readonly VoiceId[] {
  return [...new Map(voices.map((voice) => [voiceKey(voice), voice])).values()];
}
