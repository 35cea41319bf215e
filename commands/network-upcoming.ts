import { defineQuestion } from "../src/command.ts";
import { until } from "../src/readers/until.ts";
import { upcomingView } from "../src/views/network.ts";
import { DAY } from "../src/when.ts";

const USUAL = 14 * DAY;

export const networkUpcoming = defineQuestion({
  path: "network upcoming",
  args: { until: until() },

  async run({ until: end }, asked) {
    const { house, now, speech, territory } = asked;
    const last = end ?? now + USUAL;
    return upcomingView(await house.upcoming(asked, last), last, territory.zone, speech);
  },
});
