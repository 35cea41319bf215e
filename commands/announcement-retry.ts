import { retryAnnouncement } from "../src/acts/announcements.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { announcement } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const announcementRetry = defineAct({
  path: "announcement retry",
  args: { announcement: announcement() },

  async run({ announcement: asked }, acting) {
    const again = await retryAnnouncement(acting, asked);
    if (isRefusal(again)) return again;
    return view(text(acting.speech.say("announcement.retried", { number: asked.number, again })));
  },
});
