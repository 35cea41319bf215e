import { pauseBody } from "../src/acts/rhythms.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const commissionPause = defineAct({
  path: "commission pause",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const paused = await pauseBody(acting, commission);
    return isRefusal(paused)
      ? paused
      : view(text(acting.speech.say("commission.pause", { body: paused.name })));
  },
});
