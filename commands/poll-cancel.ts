import { cancelPoll } from "../src/acts/polls.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { poll } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const pollCancel = defineAct({
  path: "poll cancel",
  args: { poll: poll(["open", "tied"]) },

  async run({ poll: asked }, acting) {
    const cancelled = await cancelPoll(acting, asked);
    if (isRefusal(cancelled)) return cancelled;
    return view(
      text(
        acting.speech.say("poll.cancelled-answer", {
          number: cancelled.number,
          title: cancelled.title,
        }),
      ),
    );
  },
});
