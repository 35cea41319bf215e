import { announce as announceTo, audience } from "../src/acts/announcements.ts";
import { audienceOn } from "../src/boards/audience.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { flag, text } from "../src/readers/arguments.ts";
import { body } from "../src/readers/entities.ts";
import { heldView, previewView } from "../src/views/announcement.ts";

const MOST = 3_000;

export const announce = defineAct({
  path: "announce",
  about: "plenary",
  args: { text: text(MOST, "many").rest(), to: body().option(), yes: flag() },

  async run({ text: content, to, yes }, acting) {
    const { repos, speech } = acting;
    const whom = to ?? (await repos.bodies.plenary());
    const channels = await audience(acting, whom);
    if (!yes) {
      const platforms = new Set(channels.map(({ place }) => place.platform));
      const reached = await audienceOn(repos, whom, platforms);
      return previewView(content, channels, reached, confirmation(content, to?.slug), speech);
    }
    const held = await announceTo(acting, content, whom);
    return isRefusal(held) ? held : heldView(held, channels.length, speech);
  },
});

/** The command that sends what was previewed. */
function confirmation(content: string, to: string | undefined): string {
  const quoted = content.includes('"') ? `«${content}»` : `"${content}"`;
  return `announce ${quoted}${to === undefined ? "" : ` --to=${to}`} --yes`;
}
