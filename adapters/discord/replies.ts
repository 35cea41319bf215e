import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
  InteractionResponseType as RESPONSE,
  Routes,
} from "discord.js";
import type { Content } from "../../src/chat.ts";
import { faultReference } from "../../src/errors.ts";
import { speech } from "../../src/text.ts";
import { text, view } from "../../src/view.ts";
import { within } from "../../src/within.ts";
import { contentOf, messageOf } from "./content.ts";
import type { Hearing } from "./ears.ts";
import { render } from "./render.ts";
import type { Rest } from "./rest.ts";

/** Discord waits 3 seconds for a first answer: beyond this it is told that one follows (ms). */
const PATIENCE = 2_000;

/** No preview of a page, no mention that was not meant. */
export const QUIET = {
  flags: MessageFlags.SuppressEmbeds,
  allowed_mentions: { parse: [] },
} as const;
/** Seen by nobody else. */
const ASIDE = { ...QUIET, flags: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds } as const;

/** Discord waits for an answer even where there is nothing to say. */
const NOTHING = contentOf({ content: "✅", components: [] });

/** What an interaction is answered with. A modal can only come first: late, `contents` stand for it. */
export interface Reply {
  readonly contents: readonly Content[];
  readonly modal?: APIModalInteractionResponseCallbackData;
}

/**
 * Answers an interaction, seen by nobody else: at once where the answer comes in time;
 * otherwise Discord says that one is being thought of, and it follows. What fails after that
 * is told to the person, with the reference that finds it in the log.
 */
export async function reply(
  { rest, language, log }: Pick<Hearing, "rest" | "language" | "log">,
  interaction: APIInteraction,
  coming: Promise<Reply>,
): Promise<void> {
  const apology = (error: unknown, what: string): readonly Content[] => {
    const reference = faultReference();
    log.error({ reference, err: error, platform: "discord" }, what);
    return render(view(text(speech(language).say("answer.lost", { reference }))), language);
  };
  const whole = coming.catch((error: unknown) => ({
    contents: apology(error, "what was asked could not be answered"),
  }));
  try {
    await answer(rest, interaction, whole);
  } catch (error) {
    const contents = apology(error, "an answer could not be shown");
    // Where not even a first answer came through, nothing can follow it.
    await follow(rest, interaction, contents)
      .catch(() => answer(rest, interaction, Promise.resolve({ contents })))
      .catch((lost: unknown) =>
        log.error({ err: lost, platform: "discord" }, "nor could the apology"),
      );
  }
}

async function answer(
  rest: Rest,
  interaction: APIInteraction,
  coming: Promise<Reply>,
): Promise<void> {
  const { id, token, application_id: application } = interaction;
  const callback = Routes.interactionCallback(id, token);
  const ready = await within(PATIENCE, coming);
  if (ready?.modal !== undefined) {
    await rest.answer(callback, { type: RESPONSE.Modal, data: ready.modal });
    return;
  }
  if (ready === undefined)
    await rest.answer(callback, {
      type: RESPONSE.DeferredChannelMessageWithSource,
      data: { flags: ASIDE.flags },
    });
  const [first = NOTHING, ...others] = (ready ?? (await coming)).contents;
  const data = { ...messageOf(first), ...ASIDE };
  if (ready === undefined)
    await rest.answer(Routes.webhookMessage(application, token, "@original"), data, "patch");
  else await rest.answer(callback, { type: RESPONSE.ChannelMessageWithSource, data });
  await follow(rest, interaction, others);
}

async function follow(
  rest: Rest,
  { token, application_id: application }: APIInteraction,
  contents: readonly Content[],
): Promise<void> {
  for (const content of contents)
    await rest.answer(Routes.webhook(application, token), { ...messageOf(content), ...ASIDE });
}
