import { stopAnnouncement } from "../src/acts/announcements.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal, refuse } from "../src/domain/refusal.ts";
import { announcement } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";

export const announcementStop = defineAct({
  path: "announcement stop",
  args: { announcement: announcement() },

  async run({ announcement: asked }, acting) {
    if (asked.stopped) return refuse("announcement.never-left", { number: asked.number });
    const stopped = await stopAnnouncement(acting, asked);
    if (isRefusal(stopped)) return stopped;
    return view(text(acting.speech.say("announcement.stopped", { number: asked.number })));
  },
});
