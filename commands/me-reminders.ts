import { setPersonalReminders } from "../src/acts/preferences.ts";
import { defineAct } from "../src/command.ts";
import { yesOrNo } from "../src/readers/settings.ts";
import { text, view } from "../src/view.ts";

export const meReminders = defineAct({
  path: "me reminders",
  args: { wanted: yesOrNo().rest() },

  async run({ wanted }, acting) {
    await setPersonalReminders(acting, acting.member, wanted === "yes");
    return view(text(acting.speech.say("me.reminders-set", { wanted })));
  },
});
