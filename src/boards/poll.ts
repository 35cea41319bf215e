import { distinct, electorate, silent } from "../acts/electorate.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import {
  type Ballot,
  type Count,
  count,
  counted,
  offered,
  type Poll,
  type PollOption,
  rank,
  wouldMiss,
} from "../domain/poll.ts";
import { type VoiceId, voiceOf } from "../domain/voice.ts";
import type { Repositories } from "../store/repositories.ts";
import { type Named, nameVoices } from "./names.ts";

export interface OptionBoard extends Count {
  readonly option: PollOption;
  /** 1 is the best; equals share a rank. */
  readonly rank: number;
  readonly saidYes: Named;
  readonly saidIfNeedBe: Named;
  /** Partners whose answer came by telephone. */
  readonly byPhone: Named;
  /** Voices that answered, and could not come. */
  readonly missing: Named;
}

/** A poll as it stands, ready to be shown. */
export interface PollBoard {
  readonly poll: Poll;
  readonly body: Body;
  /** In the order of their numbers. */
  readonly options: readonly OptionBoard[];
  /** Voices that answered. */
  readonly heard: number;
  /** Voices that may. */
  readonly voices: number;
  readonly silent: Named;
  /** Ballots of people who have not said whom they speak for, in a poll of partners. */
  readonly waiting: number;
  readonly meeting: Meeting | undefined;
}

/** Reads all that is shown of a poll. */
export async function pollBoard(repos: Repositories, poll: Poll): Promise<PollBoard> {
  const all = await repos.ballots.ofPoll(poll.id);
  const ballots = counted(poll, all);
  const voices = await electorate(repos, poll, all);
  const quiet = silent(voices, ballots);
  const name = await nameVoices(repos, distinct([...voices, ...ballots.map(voiceOf)]));
  return {
    poll,
    body: await repos.bodies.get(poll.bodyId),
    options: optionBoards(poll, ballots, name),
    heard: ballots.filter((ballot) => ballot.answers.size > 0).length,
    voices: voices.length,
    silent: name(quiet),
    waiting: all.length - ballots.length,
    meeting: await repos.meetings.ofPoll(poll.id),
  };
}

function optionBoards(
  poll: Poll,
  ballots: readonly Ballot[],
  name: (voices: readonly VoiceId[]) => Named,
): readonly OptionBoard[] {
  const ranks = new Map(rank(offered(poll), ballots).map((entry) => [entry.option.id, entry.rank]));
  return offered(poll).map((option) => {
    const who = (passes: (ballot: Ballot) => boolean) => name(ballots.filter(passes).map(voiceOf));
    return {
      option,
      ...count(option.id, ballots),
      rank: ranks.get(option.id) ?? ranks.size,
      saidYes: who((ballot) => ballot.answers.get(option.id) === "yes"),
      saidIfNeedBe: who((ballot) => ballot.answers.get(option.id) === "if-need-be"),
      byPhone: who((ballot) => ballot.via === "phone" && ballot.answers.has(option.id)),
      missing: name(wouldMiss(option.id, ballots).map(voiceOf)),
    };
  });
}
