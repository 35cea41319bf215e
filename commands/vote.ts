import { castVote, noteVote, takeBackVote } from "../src/acts/votes.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { voteForm } from "../src/forms/vote.ts";
import { flag } from "../src/readers/arguments.ts";
import { ballot } from "../src/readers/ballot.ts";
import { onBehalf } from "../src/readers/on-behalf.ts";
import { takenBackView, votedView } from "../src/views/vote.ts";

export const vote = defineAct({
  path: "vote",
  lasting: true,
  args: { ballot: ballot(), for: onBehalf().option().needs("vote for"), "take-back": flag() },
  form: voteForm,

  async run({ ballot: { poll, answers }, for: behalf, "take-back": isTakenBack }, acting) {
    const { member, speech } = acting;
    if (isTakenBack) {
      const left = await takeBackVote(acting, poll, member, behalf, answers);
      return isRefusal(left) ? left : takenBackView(poll, left, behalf, speech);
    }
    const cast =
      behalf === undefined
        ? await castVote(acting, poll, member, answers)
        : await noteVote(acting, poll, behalf, answers);
    return isRefusal(cast) ? cast : votedView(poll, cast, member, behalf, speech);
  },
});
