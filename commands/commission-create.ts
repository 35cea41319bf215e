import { createCommission } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { bodyName } from "../src/readers/bodies.ts";
import { createdView } from "../src/views/commission.ts";

export const commissionCreate = defineAct({
  path: "commission create",
  args: { name: bodyName() },

  async run({ name }, acting) {
    const created = await createCommission(acting, name);
    return isRefusal(created) ? created : createdView(created, acting.speech);
  },
});
