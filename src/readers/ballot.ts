import type { Arg, Situation } from "../command.ts";
import type { Answer, Poll } from "../domain/poll.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { readAnswers } from "./answers.ts";
import { onlyPoll, poll as pollArgument } from "./entities.ts";

export interface Marked {
  readonly poll: Poll;
  readonly answers: ReadonlyMap<number, Answer>;
}

const MARKED = /^\s*(?:#|n[°ºo]\s?|№\s?)(?<number>\d{1,6})\b[\s,:]*(?<rest>.*)$/isu;
const BARE = /^\s*["“«]?(?<number>\d{1,6})["”»]?[\s,:]+(?<rest>.+)$/isu;

/**
 * « [POLL] ANSWERS ». « #12 1 oui » names the poll. A bare first number may be a poll
 * or an option: it is an option wherever the one open poll here can be read so, since
 * one open poll need not be numbered; else it is a poll that is open here.
 */
export function ballot(): Arg<Marked> {
  const { offers } = pollArgument();
  return {
    given: "rest",
    optional: false,
    read: readBallot,
    bodyOf: ({ poll }, { repos }) => repos.bodies.byId(poll.bodyId),
    // The polls to be answered; a poll alone opens its form where there are forms.
    ...(offers && { offers }),
  };
}

async function readBallot(words: string, at: Situation): Promise<Marked | Refusal> {
  const marked = MARKED.exec(words)?.groups;
  if (marked) {
    const poll = await at.repos.polls.byNumber(Number(marked["number"]));
    return poll === undefined
      ? refuse("poll.unknown", { number: Number(marked["number"]) })
      : answersTo(poll, marked["rest"] ?? "");
  }
  const only = await onlyPoll(at, ["open"]);
  const direct = isRefusal(only) ? only : answersTo(only, words);
  if (!isRefusal(direct)) return direct;
  const bare = BARE.exec(words)?.groups;
  const named = bare && (await openHere(at, Number(bare["number"])));
  const numbered = named && bare ? answersTo(named, bare["rest"] ?? "") : undefined;
  return numbered === undefined || isRefusal(numbered) ? direct : numbered;
}

async function openHere(at: Situation, number: number): Promise<Poll | undefined> {
  return (await at.repos.polls.inState("open", at.body?.id)).find((poll) => poll.number === number);
}

function answersTo(poll: Poll, words: string): Marked | Refusal {
  const answers = readAnswers(words.replaceAll(/["“”«»]/gu, " "), poll);
  return isRefusal(answers) ? answers : { poll, answers };
}
