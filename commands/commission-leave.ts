import { leaveBody } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const commissionLeave = defineAct({
  path: "commission leave",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const left = await leaveBody(acting, commission, acting.member.id);
    return isRefusal(left)
      ? left
      : view(text(acting.speech.say("commission.left", { body: left.name })));
  },
});
