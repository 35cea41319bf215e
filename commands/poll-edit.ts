import { editPoll } from "../src/acts/polls.ts";
import { pollBoard } from "../src/boards/poll.ts";
import { defineAct } from "../src/command.ts";
import { optionAt } from "../src/domain/poll.ts";
import { isRefusal, refuse } from "../src/domain/refusal.ts";
import { integer, labels, slots, text } from "../src/readers/arguments.ts";
import { poll } from "../src/readers/entities.ts";
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

  async run({ poll: asked, title, place, add, "remove-option": position }, acting) {
    if ([title, place, add, position].every((one) => one === undefined))
      return refuse("poll.nothing-to-edit", { number: asked.number });
    const remove = position === undefined ? undefined : optionAt(asked, position);
    if (isRefusal(remove)) return remove;
    const added =
      add === undefined
        ? []
        : await (asked.kind === "dates" ? slots() : labels(75)).read(add, acting);
    if (isRefusal(added)) return added;
    const proposals = added.map((one) => (typeof one === "string" ? { label: one } : one));
    const edited = await editPoll(acting, asked, { title, place, add: proposals, remove });
    return isRefusal(edited)
      ? edited
      : pollView(await pollBoard(acting.repos, edited), acting.speech);
  },
});
