import { renameBody } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { bodyName } from "../src/readers/bodies.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const commissionRename = defineAct({
  path: "commission rename",
  args: { commission: body(), name: bodyName() },

  async run({ commission, name }, acting) {
    const renamed = await renameBody(acting, commission, name);
    if (isRefusal(renamed)) return renamed;
    return view(
      text(acting.speech.say("commission.renamed", { from: commission.name, to: renamed.name })),
    );
  },
});
