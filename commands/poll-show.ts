import { pollBoard } from "../src/boards/poll.ts";
import { defineQuestion } from "../src/command.ts";
import { poll } from "../src/readers/entities.ts";
import { wholePollView } from "../src/views/poll.ts";

export const pollShow = defineQuestion({
  path: "poll show",
  args: { poll: poll(["open", "tied"]) },

  async run({ poll: asked }, { repos, speech }) {
    return wholePollView(await pollBoard(repos, asked), speech);
  },
});
