import { closePoll, decidePoll } from "../src/acts/poll-closing.ts";
import { pollBoard } from "../src/boards/poll.ts";
import { defineAct } from "../src/command.ts";
import { optionAt } from "../src/domain/poll.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { integer } from "../src/readers/arguments.ts";
import { poll } from "../src/readers/entities.ts";
import { closedView } from "../src/views/poll-answers.ts";

export const pollClose = defineAct({
  path: "poll close",
  args: { poll: poll(["open", "tied"]), option: integer(1, 25).option() },

  async run({ poll: asked, option: position }, acting) {
    const option = position === undefined ? undefined : optionAt(asked, position);
    if (isRefusal(option)) return option;
    const closed =
      option === undefined
        ? await closePoll(acting, asked)
        : await decidePoll(acting, asked, option);
    return isRefusal(closed)
      ? closed
      : closedView(await pollBoard(acting.repos, closed.poll), closed, acting.speech);
  },
});
