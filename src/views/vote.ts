import type { OnBehalf } from "../acts/behalf.ts";
import type { Cast, TakenBack } from "../acts/votes.ts";
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
      : say("vote.noted-for", { title: poll.title, who: nameOf(behalf) });
  const asked = behalf === undefined && isStranger(voter) ? whomFor(speech) : [];
  const { blocks } = view(
    text(head),
    list(ballotLines(poll, cast.answers, speech)),
    !cast.counts && note(say("vote.waits")),
    ...asked,
  );
  return { blocks, ...(cast.counts && asked.length === 0 && { echo: true }) };
}

/** Whether answers were taken back, and what is left of them. */
export function takenBackView(
  poll: Poll,
  { answers, isTaken }: TakenBack,
  behalf: OnBehalf | undefined,
  speech: Speech,
): View {
  const said = speech.say("vote.taken-back", {
    title: poll.title,
    left: answers.size,
    who: nameOf(behalf),
    taken: isTaken ? "yes" : "no",
  });
  const left = answers.size > 0 && list(ballotLines(poll, answers, speech));
  return { ...view(text(said), left), echo: true };
}

/** For whom an answer is noted; empty for oneself. */
export function nameOf(behalf: OnBehalf | undefined): string {
  if (behalf === undefined) return "";
  return "member" in behalf ? behalf.member.name : behalf.partner.name;
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
