import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionResponseType as RESPONSE,
  Routes,
  InteractionType as TYPE,
} from "discord.js";
import { oneLine } from "../../src/inert.ts";
import { type Language, speech } from "../../src/text.ts";
import { actions, note, text, type View, view } from "../../src/view.ts";
import { within } from "../../src/within.ts";
import { behind } from "./custom-id.ts";
import { beneath, draftButtons } from "./draft-buttons.ts";
import { type Drafts, refilled } from "./drafts.ts";
import { type Hearing, meaning } from "./ears.ts";
import { entriesOf, type Held } from "./entries.ts";
import { modalOf } from "./modal.ts";
import { originOf } from "./read.ts";
import { render } from "./render.ts";
import { type Reply, reply } from "./replies.ts";
import { begunOf, typedOf } from "./typed.ts";

/** Discord shows nothing of what comes later (ms). */
const OFFERED_WITHIN = 2_500;

/** Answers what people send, press, choose and fill in. */
export async function answerInteraction(
  hearing: Hearing,
  drafts: Drafts,
  interaction: APIInteraction,
): Promise<void> {
  switch (interaction.type) {
    case TYPE.ApplicationCommand:
      return reply(hearing, interaction, sent(hearing, interaction));
    case TYPE.ApplicationCommandAutocomplete:
      return offer(hearing, interaction);
    case TYPE.MessageComponent:
      return reply(hearing, interaction, pressed(hearing, drafts, interaction));
    case TYPE.ModalSubmit:
      return reply(hearing, interaction, filled(hearing, drafts, interaction));
    case TYPE.Ping:
      return;
    default:
      return interaction satisfies never;
  }
}

async function sent(
  hearing: Hearing,
  interaction: APIApplicationCommandInteraction,
): Promise<Reply> {
  const typed = typedOf(interaction.data, hearing.commands);
  const answer = await meaning(hearing, interaction)({ ...typed, form: "possible" });
  return shown(answer, hearing.language);
}

/** What a button runs or begins, what a list answers, what was entered and is gone over again. */
async function pressed(
  hearing: Hearing,
  drafts: Drafts,
  interaction: APIMessageComponentInteraction,
): Promise<Reply> {
  const hear = meaning(hearing, interaction);
  const { language } = hearing;
  const { data } = interaction;
  const meant = behind(data.custom_id);
  switch (meant?.kind) {
    case undefined:
    case "form":
      return { contents: [] };
    case "run":
      return shown(await hear({ words: meant.words, form: "possible" }), language);
    case "ask":
      return shown(await hear({ words: meant.words, form: "asked" }), language);
    case "answer": {
      const chosen = "values" in data ? data.values : [];
      return shown(await answered(hear, meant.poll, meant.answer, chosen), language);
    }
    case "mend":
    case "confirm": {
      const draft = drafts.get(meant.words);
      if (draft === undefined) return shown(forgotten(language), language);
      const { command: words, entries } = draft;
      if (meant.kind === "confirm")
        return shown(await hear({ words, entries, confirmed: true }), language);
      const { form, ...rest } = await hear({ words, form: "asked" });
      return shown({ ...rest, ...(form && { form: refilled(form, entries) }) }, language);
    }
    default:
      return meant satisfies never;
  }
}

/**
 * A list tells what was chosen in it, and by that what is no longer: what had this answer and
 * is not chosen any more gets « no ».
 */
async function answered(
  hear: ReturnType<typeof meaning>,
  poll: number,
  answer: string,
  chosen: readonly string[],
): Promise<View> {
  const asked = await hear({ words: `vote #${poll}`, form: "asked" });
  if (asked.form === undefined) return asked;
  const { fields, command } = asked.form;
  const [only] = fields;
  const isOne = fields.length === 1 && only?.kind === "choice" && only.name === "choice";
  const entries: Record<string, string> = {};
  if (isOne && chosen[0] !== undefined) entries[only.name] = chosen[0];
  else
    for (const { name, value } of fields) {
      if (chosen.includes(name)) entries[name] = answer;
      else if (value === answer) entries[name] = "no";
    }
  return hear({ words: command, entries });
}

async function filled(
  hearing: Hearing,
  drafts: Drafts,
  interaction: APIModalSubmitInteraction,
): Promise<Reply> {
  const { language } = hearing;
  const meant = behind(interaction.data.custom_id);
  if (meant?.kind !== "form") return { contents: [] };
  const entries = entriesOf(heldIn(interaction));
  const answer = await meaning(hearing, interaction)({ words: meant.words, entries });
  const { blocks, form, refused, fault } = answer;
  const isWrong = refused !== undefined || fault !== undefined;
  if (!isWrong && form?.readBack === undefined) return shown(answer, language);
  const draft = drafts.keep({ command: meant.words, entries });
  const said = render(view(...blocks, ...(form?.intro ?? [])), language);
  return { contents: beneath(said, draftButtons(draft, form?.submit, language)) };
}

/** What the texts and lists of a form hold; discord.js names them otherwise than the wire. */
function heldIn({ data }: APIModalSubmitInteraction): readonly Held[] {
  return data.components.flatMap((row): readonly Held[] => {
    if (!("component" in row)) return [];
    const { component } = row;
    if (!("custom_id" in component)) return [];
    const { custom_id: customId } = component;
    if ("values" in component) return [{ customId, values: component.values }];
    return "value" in component && typeof component.value === "string"
      ? [{ customId, value: component.value }]
      : [];
  });
}

async function offer(
  hearing: Hearing,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const { complete, rest, commands, log } = hearing;
  const begun = begunOf(interaction.data, commands);
  const coming = begun && complete({ ...originOf(interaction), ...begun });
  try {
    const offers = coming === undefined ? [] : await within(OFFERED_WITHIN, coming);
    const choices = (offers ?? []).map(({ label, value }) => ({
      name: oneLine(label) || value,
      value,
    }));
    await rest.answer(Routes.interactionCallback(interaction.id, interaction.token), {
      type: RESPONSE.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  } catch (error) {
    // Whoever types goes on typing.
    log.warn({ platform: "discord", err: error }, "nothing could be offered");
  }
}

/** An answer as messages, or as the form that it is, which a button opens where it comes too late. */
function shown(answer: View, language: Language): Reply {
  const { form } = answer;
  if (form === undefined) return { contents: render(answer, language) };
  const { say, line } = speech(language);
  const later = view(
    text(say("form.ready")),
    actions({ label: line("form.open"), ask: `${form.command} ` }),
  );
  return { modal: modalOf(form, language), contents: render(later, language) };
}

const forgotten = (language: Language): View => view(note(speech(language).say("form.forgotten")));
