import { announce as announceTo, audience, departure } from "../src/acts/announcements.ts";
import { announcementPreview } from "../src/boards/announcement-preview.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { announceForm } from "../src/forms/announce.ts";
import { flag, moment, text } from "../src/readers/arguments.ts";
import { body } from "../src/readers/entities.ts";
import { heldView, previewView } from "../src/views/announcement.ts";
import type { WallTime } from "../src/when.ts";

const MOST = 3_000;

export const announce = defineAct({
  path: "announce",
  about: "plenary",
  args: {
    text: text(MOST, "many").rest(),
    to: body().option(),
    at: moment().option(),
    yes: flag(),
  },
  form: announceForm,

  async run({ text: content, to, at, yes }, acting) {
    const { repos, speech, now } = acting;
    const whom = to ?? (await repos.bodies.plenary());
    const when = departure(at, now);
    if (!yes) {
      const preview = await announcementPreview(acting, whom, at);
      return previewView(content, preview, confirmation(content, to?.slug, when), speech);
    }
    const held = await announceTo(acting, { text: content, body: whom, at: when });
    if (isRefusal(held)) return held;
    return heldView(held, (await audience(acting, whom)).length, speech, when);
  },
});

/** The command that sends what was previewed, at the moment that was read back. */
function confirmation(content: string, to: string | undefined, when: WallTime | undefined): string {
  const quoted = content.includes('"') ? `«${content}»` : `"${content}"`;
  return [
    `announce ${quoted}`,
    ...(to === undefined ? [] : [`--to=${to}`]),
    ...(when === undefined ? [] : [`--at=${when.wall.replace("T", " ")}`]),
    "--yes",
  ].join(" ");
}
