import { archiveBody } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const commissionArchive = defineAct({
  path: "commission archive",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const archived = await archiveBody(acting, commission);
    return isRefusal(archived)
      ? archived
      : view(text(acting.speech.say("commission.archived", { body: archived.name })));
  },
});
