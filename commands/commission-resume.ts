import { resumeBody } from "../src/acts/rhythms.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";
import { rhythmText } from "../src/views/commission.ts";

export const commissionResume = defineAct({
  path: "commission resume",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const { speech } = acting;
    const resumed = await resumeBody(acting, commission);
    if (isRefusal(resumed)) return resumed;
    return view(
      text(
        speech.say("commission.resume", {
          body: resumed.name,
          rhythm: rhythmText(resumed, speech),
        }),
      ),
    );
  },
});
