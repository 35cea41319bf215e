import type { OnBehalf } from "../acts/behalf.ts";
import type { Cast } from "../acts/votes.ts";
import { isStranger, type Member } from "../domain/member.ts";
import type { Poll } from "../domain/poll.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, note, text, type View, view } from "../view.ts";
import { ballotLines } from "./poll.ts";

/** What was noted, read back; and, to someone nobody knows yet, for whom they answer. */
export function votedView(
  poll: Poll,
  cast: Cast,
  voter: Member,
  behalf: OnBehalf | undefined,
  speech: Speech,
): View {
  const { say } = speech;
  const head =
    behalf === undefined
      ? say("vote.noted", { title: poll.title })
      : say("vote.noted-for", {
          title: poll.title,
          who: "member" in behalf ? behalf.member.name : behalf.partner.name,
        });
  const asked = behalf === undefined && isStranger(voter) ? whomFor(speech) : [];
  const { blocks } = view(
    text(head),
    list(ballotLines(poll, cast.answers, speech)),
    !cast.counts && note(say("vote.waits")),
    ...asked,
  );
  return { blocks, ...(cast.counts && asked.length === 0 && { echo: true }) };
}

/** What is left of somebody's answers. */
export function takenBackView(poll: Poll, { answers }: Cast, speech: Speech): View {
  const { title } = poll;
  return {
    blocks: [
      text(speech.say("vote.taken-back", { title, left: answers.size })),
      list(ballotLines(poll, answers, speech)),
    ],
    echo: true,
  };
}

/** Asked once they have answered, never before. */
export function whomFor({ say, line }: Speech): readonly Block[] {
  return [
    text(say("vote.whom-for")),
    actions(
      { label: line("vote.for-partner"), ask: line("vote.for-partner-ask") },
      { label: line("vote.for-none"), run: "me speak-for none" },
    ),
  ];
}
