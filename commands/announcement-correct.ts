import { announce, audience } from "../src/acts/announcements.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal, refuse } from "../src/domain/refusal.ts";
import { text } from "../src/readers/arguments.ts";
import { announcement } from "../src/readers/entities.ts";
import { heldView } from "../src/views/announcement.ts";

const MOST = 3_000;

export const announcementCorrect = defineAct({
  path: "announcement correct",
  args: { announcement: announcement(true), text: text(MOST, "many").rest() },

  // A new message: an edit would notify nobody.
  async run({ announcement: wrong, text: content }, acting) {
    if (wrong.stopped) return refuse("announcement.never-left", { number: wrong.number });
    const { repos, speech } = acting;
    const whom =
      wrong.bodyId === null ? await repos.bodies.plenary() : await repos.bodies.get(wrong.bodyId);
    const held = await announce(acting, { text: content, body: whom, corrects: wrong });
    return isRefusal(held) ? held : heldView(held, (await audience(acting, whom)).length, speech);
  },
});
