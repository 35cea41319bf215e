import { cancelMeeting } from "../src/acts/meetings.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { text } from "../src/readers/arguments.ts";
import { meeting } from "../src/readers/entities.ts";
import { cancelledAnswer } from "../src/views/meeting-answers.ts";

export const meetingCancel = defineAct({
  path: "meeting cancel",
  args: { meeting: meeting(), reason: text(300).rest().maybe() },

  async run({ meeting: asked, reason }, acting) {
    const told = await cancelMeeting(acting, asked, reason);
    return isRefusal(told) ? told : cancelledAnswer(told, acting.speech);
  },
});
