import { setRhythm } from "../src/acts/rhythms.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { rhythm } from "../src/readers/settings.ts";
import { rhythmView } from "../src/views/rhythm.ts";

export const commissionRhythm = defineAct({
  path: "commission rhythm",
  args: { commission: body(), rhythm: rhythm() },

  async run({ commission, rhythm: wanted }, acting) {
    const changed = await setRhythm(acting, commission, wanted);
    return isRefusal(changed)
      ? changed
      : rhythmView(changed, acting.now, acting.territory.zone, acting.speech);
  },
});
