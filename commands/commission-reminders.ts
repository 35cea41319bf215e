import { setReminders } from "../src/acts/bodies.ts";
import { defineAct } from "../src/command.ts";
import { body } from "../src/readers/entities.ts";
import { reminders } from "../src/readers/settings.ts";
import { text, view } from "../src/view.ts";
import { remindersInWords } from "../src/views/reminders.ts";

export const commissionReminders = defineAct({
  path: "commission reminders",
  args: { commission: body(), reminders: reminders() },

  async run({ commission, reminders: wanted }, acting) {
    const { speech } = acting;
    const changed = await setReminders(acting, commission, wanted);
    const words = remindersInWords(changed.reminders, speech);
    return view(
      text(speech.say("commission.reminders-set", { body: changed.name, reminders: words })),
    );
  },
});
