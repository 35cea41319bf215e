import { toggleSkip } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { skipView } from "../src/views/rhythm.ts";

export const commissionSkip = defineAct({
  path: "commission skip",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const changed = await toggleSkip(acting, commission);
    return isRefusal(changed)
      ? changed
      : skipView(changed, acting.now, acting.territory.zone, acting.speech);
  },
});
