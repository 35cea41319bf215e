import { toggleSkip } from "../src/acts/rhythms.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { skipView } from "../src/views/rhythm.ts";

export const commissionSkip = defineAct({
  path: "commission skip",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const skipped = await toggleSkip(acting, commission);
    return isRefusal(skipped) ? skipped : skipView(skipped, acting.speech);
  },
});
