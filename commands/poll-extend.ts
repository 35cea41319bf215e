import { extendPoll } from "../src/acts/polls.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { moment } from "../src/readers/arguments.ts";
import { poll } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const pollExtend = defineAct({
  path: "poll extend",
  args: { poll: poll(["open", "tied"], true), when: moment().rest() },

  async run({ poll: asked, when }, acting) {
    const extended = await extendPoll(acting, asked, when);
    if (isRefusal(extended)) return extended;
    const { number, title, deadline } = extended;
    return view(text(acting.speech.say("poll.extended-answer", { number, title, deadline })));
  },
});
