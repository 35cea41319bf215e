import { nudgePoll } from "../src/acts/nudge.ts";
import { defineAct } from "../src/command.ts";
import { refuseClosed, takesVotes } from "../src/domain/poll.ts";
import { poll } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const pollRemind = defineAct({
  path: "poll remind",
  args: { poll: poll() },

  async run({ poll: asked }, acting) {
    if (!takesVotes(asked, acting.now)) return refuseClosed(asked);
    const members = await nudgePoll(acting, asked);
    return view(
      text(
        acting.speech.say("poll.reminded", { number: asked.number, title: asked.title, members }),
      ),
    );
  },
});
