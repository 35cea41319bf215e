import { announcementPreview } from "../boards/announcement-preview.ts";
import type { Acting, CommandForm, Situation, Words } from "../command.ts";
import type { Body } from "../domain/body.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { bodiesWhere, deny } from "../permission.ts";
import { bodyNamed } from "../readers/entities.ts";
import { type Field, text } from "../view.ts";
import { confirmLabel, previewBlocks } from "../views/announcement.ts";
import type { WallTime } from "../when.ts";

interface Asked {
  readonly text: string;
  readonly to: Body | undefined;
  readonly at: WallTime | undefined;
}

/** An announcement, now or later, previewed with those whom it reaches before it is sent. */
export const announceForm: CommandForm<Asked, Acting> = {
  async show(given, at) {
    const audience = await audienceOf(given, at);
    if (isRefusal(audience)) return audience;
    const { line, say } = at.speech;
    const typed = given.get("text");
    const [only, ...others] = audience.bodies;
    return {
      command: others.length > 0 ? "announce" : `announce --to="${only.slug}"`,
      title: line("form.announce.title"),
      submit: line("form.read-back"),
      intro: others.length > 0 ? [] : [text(say("form.for-body", { body: only.name }))],
      fields: [
        ...(others.length > 0 ? [audienceField(audience, at)] : []),
        {
          kind: "lines",
          name: "text",
          label: line("field.announcement"),
          most: 3_000,
          ...(typed !== undefined && { value: typed }),
        },
        {
          kind: "day",
          name: "day",
          label: line("field.later-day"),
          hint: line("field.later.hint"),
          optional: true,
        },
        { kind: "time", name: "time", label: line("field.later-time"), optional: true },
      ],
    };
  },

  // It is sent once it was read back: the form asks for no other yes.
  words: ({ day, time, ...others }) => ({
    ...others,
    ...((day ?? time) !== undefined && { at: [day, time].join(" ").trim() }),
    yes: "",
  }),

  faults: {
    at: "day",
    "date.hour-missing": "time",
    "date.skipped-hour": "time",
    "date.repeated-hour": "time",
  },

  async readBack({ text: content, to, at }, acting) {
    const { repos, speech } = acting;
    const preview = await announcementPreview(acting, to ?? (await repos.bodies.plenary()), at);
    return {
      blocks: previewBlocks(content, preview, speech),
      submit: confirmLabel(preview, speech),
    };
  },
};

interface Audiences {
  /** Those to whom this person may announce something. */
  readonly bodies: readonly [Body, ...Body[]];
  /** The one that was typed, or else everyone. */
  readonly meant: Body | undefined;
}

async function audienceOf(given: Words, at: Situation): Promise<Audiences | Refusal> {
  const typed = given.get("to");
  const named = typed === undefined ? undefined : await bodyNamed(typed, at.repos);
  if (isRefusal(named)) return named;
  const denied = named && (await deny("announce", named, at));
  if (denied) return denied;
  const [first, ...others] = await bodiesWhere("announce", at);
  if (first === undefined) return refuse("rights.nowhere");
  const everyone = [first, ...others].find(({ kind }) => kind === "plenary");
  return { bodies: [first, ...others], meant: named ?? everyone };
}

function audienceField({ bodies, meant }: Audiences, { speech: { line } }: Situation): Field {
  const options = bodies.map(({ slug, name, kind }) => ({
    value: slug,
    label: kind === "plenary" ? line("field.to.everyone") : name,
  }));
  const about = { kind: "choice", name: "to", label: line("field.to"), options } as const;
  return { ...about, ...(meant && { value: meant.slug }) };
}
