import { extendPoll, slotsOf } from "../src/acts/polls.ts";
import { defineAct } from "../src/command.ts";
import { offered } from "../src/domain/poll.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { moment } from "../src/readers/arguments.ts";
import { onlyPoll, poll } from "../src/readers/entities.ts";
import { deadlineOffers } from "../src/readers/poll-time-offers.ts";
import { text, view } from "../src/view.ts";

export const pollExtend = defineAct({
  path: "poll extend",
  args: { poll: poll(["open", "tied"], true), when: moment().rest() },
  offers: {
    when: async (typed, { poll: asked }, at) => {
      const meant = asked ?? (await onlyPoll(at, ["open", "tied"]));
      if (isRefusal(meant)) return deadlineOffers(typed, [], at);
      const dates = slotsOf(offered(meant).map(({ proposal }) => proposal));
      const after = meant.state === "open" ? Math.max(at.now, meant.deadlineAt) : at.now;
      return deadlineOffers(typed, dates, at, after);
    },
  },

  async run({ poll: asked, when }, acting) {
    const extended = await extendPoll(acting, asked, when);
    if (isRefusal(extended)) return extended;
    const { number, title, deadline } = extended;
    return view(text(acting.speech.say("poll.extended-answer", { number, title, deadline })));
  },
});
