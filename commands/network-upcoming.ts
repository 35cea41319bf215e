import { defineQuestion } from "../src/command.ts";
import { until } from "../src/readers/until.ts";
import { upcomingView } from "../src/views/upcoming.ts";
import { DAY } from "../src/when.ts";

const USUAL = 14 * DAY;
/** Further on too much can still change, and each week is lived through on a copy. */
const FURTHEST = 42 * DAY;

export const networkUpcoming = defineQuestion({
  path: "network upcoming",
  args: { until: until() },

  async run({ until: end }, asked) {
    const { house, now, speech, territory } = asked;
    const asFarAs = end ?? now + USUAL;
    const upcoming = await house.upcoming(asked, Math.min(asFarAs, now + FURTHEST));
    return upcomingView(upcoming, upcoming.until < asFarAs, territory.zone, speech);
  },
});
