import type { types } from "@slack/bolt";
import { type Language, speech } from "../../../src/text.ts";
import { type Form, text, type View, view } from "../../../src/view.ts";
import { messageOf, type SlackBlock } from "../content.ts";
import { shortened } from "../escape.ts";
import { LIMITS } from "../limits.ts";
import { plainText } from "../pieces.ts";
import { render } from "../render.ts";
import { type Behind, metadataOf } from "./behind.ts";
import { inputOf } from "./fields.ts";

/** What is sent back when it is filled in. */
export const FORM = "form";
const ANSWER = "answer";

interface Modal {
  readonly modal: types.ModalView;
  /** What it has no room for. */
  readonly rest: View;
}

/** A form or an answer as a modal. */
export function modalOf(answer: View, behind: Behind, language: Language): Modal {
  return answer.form === undefined
    ? answerModal(answer, behind, language)
    : { modal: formModal(answer.form, behind, language), rest: view() };
}

/** A form as a modal. */
function formModal(form: Form, behind: Behind, language: Language): types.ModalView {
  const { line } = speech(language);
  return {
    type: "modal",
    callback_id: FORM,
    title: plainText(shortened(form.title, LIMITS.viewTitle)),
    submit: plainText(shortened(form.submit, LIMITS.viewTitle)),
    close: plainText(line("form.cancel")),
    private_metadata: metadataOf({ ...behind, command: form.command }),
    blocks: [
      ...blocksOf(view(...form.intro), language).blocks,
      ...form.fields.map((field) => inputOf(form, field)),
    ],
  };
}

function answerModal(answer: View, behind: Behind, language: Language): Modal {
  const { line } = speech(language);
  const { blocks, rest } = blocksOf(answer, language);
  const modal: types.ModalView = {
    type: "modal",
    callback_id: ANSWER,
    title: plainText(line("form.answer")),
    close: plainText(line("form.close")),
    private_metadata: metadataOf(behind),
    blocks: [...blocks],
  };
  return { modal, rest };
}

/** Shown while what was sent takes its time. */
export function waitingModal(behind: Behind, language: Language): types.ModalView {
  const { say } = speech(language);
  return answerModal(view(text(say("form.wait"))), behind, language).modal;
}

/** The home tab, and what it has no room for. */
export function homeView(answer: View, language: Language): types.HomeView {
  return { type: "home", blocks: [...blocksOf(answer, language).blocks] };
}

interface Shown {
  readonly blocks: readonly SlackBlock[];
  readonly rest: View;
}

/** The blocks of a view as far as a screen of Slack's holds them. */
function blocksOf(answer: View, language: Language): Shown {
  for (let taken = answer.blocks.length; ; taken -= 1) {
    const some = { blocks: answer.blocks.slice(0, taken) };
    const blocks = render(some, language).flatMap((content) => messageOf(content).blocks);
    if (blocks.length <= LIMITS.viewBlocks)
      return { blocks, rest: { blocks: answer.blocks.slice(taken) } };
  }
}
