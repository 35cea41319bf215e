import { isDeepStrictEqual } from "node:util";
import { editPoll } from "../src/acts/polls.ts";
import { optionRemarks } from "../src/boards/date-remarks.ts";
import { pollBoard } from "../src/boards/poll.ts";
import { defineAct, type Situation } from "../src/command.ts";
import { checkLabels, optionAt, type Poll, type PollOption } from "../src/domain/poll.ts";
import { isRefusal, type Refusal, refuse } from "../src/domain/refusal.ts";
import { pollEditForm } from "../src/forms/poll-edit.ts";
import { integer, labels, slots, text } from "../src/readers/arguments.ts";
import { poll } from "../src/readers/entities.ts";
import { view } from "../src/view.ts";
import { optionNotes } from "../src/views/date-remarks.ts";
import { pollView } from "../src/views/poll.ts";

export const pollEdit = defineAct({
  path: "poll edit",
  args: {
    poll: poll(),
    title: text(150).option(),
    place: text(150).option(),
    add: text(2_000, "many").option(),
    "remove-option": integer(1, 25).option(),
  },
  form: pollEditForm,

  async run({ poll: asked, title, place, add, "remove-option": position }, acting) {
    if ([title, place, add, position].every((one) => one === undefined))
      return refuse("poll.nothing-to-edit", { number: asked.number });
    const remove = position === undefined ? undefined : optionAt(asked, position);
    if (isRefusal(remove)) return remove;
    const added = add === undefined ? [] : await proposalsIn(add, asked, acting);
    if (isRefusal(added)) return added;
    const edited = await editPoll(acting, asked, { title, place, add: added, remove });
    if (isRefusal(edited)) return edited;
    const { blocks } = pollView(await pollBoard(acting.repos, edited), acting.speech);
    const remarks = await optionRemarks(acting, edited, asked);
    return view(...blocks, ...optionNotes(remarks, acting.speech));
  },
});

type Proposal = PollOption["proposal"];

/** What is to be added, unless it is proposed already. A withdrawn label would be taken for the new one. */
async function proposalsIn(
  add: string,
  { kind, options }: Poll,
  at: Situation,
): Promise<readonly Proposal[] | Refusal> {
  if (kind === "choice") {
    const added = await labels(75).read(add, at);
    if (isRefusal(added)) return added;
    const there = options.flatMap(({ proposal }) => ("label" in proposal ? proposal.label : []));
    const all = checkLabels([...there, ...added]);
    return isRefusal(all) ? all : added.map((label) => ({ label }));
  }
  const added = await slots().read(add, at);
  if (isRefusal(added)) return added;
  const there = options.filter((option) => !option.withdrawn).map((option) => option.proposal);
  const again = added.find((slot) => there.some((one) => isDeepStrictEqual(one, slot)));
  return again === undefined ? added : refuse("date.twice", { slot: again });
}
