import { joinBody } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { body } from "../src/readers/entities.ts";
import { joinedView } from "../src/views/commission.ts";

export const commissionJoin = defineAct({
  path: "commission join",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const isNew = await joinBody(acting, commission, acting.member.id);
    return joinedView(commission, isNew, acting.speech);
  },
});
