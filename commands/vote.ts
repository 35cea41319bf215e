import { castVote, noteVote } from "../src/acts/votes.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { voteForm } from "../src/forms/vote.ts";
import { ballot } from "../src/readers/ballot.ts";
import { onBehalf } from "../src/readers/entities.ts";
import { votedView } from "../src/views/vote.ts";

export const vote = defineAct({
  path: "vote",
  lasting: true,
  args: { ballot: ballot(), for: onBehalf().option().needs("vote for") },
  form: voteForm,

  async run({ ballot: { poll, answers }, for: behalf }, acting) {
    const { member, speech } = acting;
    const cast =
      behalf === undefined
        ? await castVote(acting, poll, member, answers)
        : await noteVote(acting, poll, behalf, answers);
    return isRefusal(cast) ? cast : votedView(poll, cast, member, behalf, speech);
  },
});
