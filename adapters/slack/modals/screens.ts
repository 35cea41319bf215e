import type { types } from "@slack/bolt";
import { ChatError } from "../../../src/chat.ts";
import { type Language, speech } from "../../../src/text.ts";
import { actions, type Form, text, type View, view } from "../../../src/view.ts";
import { type Asker, answerDirectly } from "../answers.ts";
import type { Call } from "../connection.ts";
import { render } from "../render.ts";
import type { Behind } from "./behind.ts";
import { homeView, modalOf } from "./view.ts";

/** What Slack says of a screen that nobody can open any more (docs.slack.dev/reference/methods/views.open). */
const TOO_LATE: ReadonlySet<string> = new Set(["expired_trigger_id", "exchanged_trigger_id"]);

/** Opens and changes what stands before people: forms and answers in modals, the home tab. */
export class Screens {
  readonly #call: Call;
  readonly #language: Language;

  constructor(call: Call, language: Language) {
    this.#call = call;
    this.#language = language;
  }

  /** Opens a form; gives what is to be said where people write, which is any other answer. */
  async show(
    answer: View,
    trigger: string | undefined,
    behind: Behind,
    asker: Asker,
  ): Promise<View | undefined> {
    if (answer.form === undefined) return answer;
    if (trigger === undefined) return this.#behindButton(answer.form);
    return this.open(trigger, answer, behind, asker);
  }

  /** Opens a form or an answer; gives what is to be said instead where it came too late for that. */
  async open(
    trigger: string,
    answer: View,
    behind: Behind,
    asker: Asker,
  ): Promise<View | undefined> {
    const { modal, rest } = modalOf(answer, behind, this.#language);
    try {
      await this.#call((client) => client.views.open({ trigger_id: trigger, view: modal }));
    } catch (error) {
      if (!isTooLate(error)) throw error;
      return answer.form === undefined ? answer : this.#behindButton(answer.form);
    }
    await this.tell(rest, asker);
    return undefined;
  }

  /** Shows a form or an answer in the place of what stands in a modal. */
  async replace(id: string, answer: View, behind: Behind, asker: Asker): Promise<void> {
    const { modal, rest } = modalOf(answer, behind, this.#language);
    await this.put(id, modal);
    await this.tell(rest, asker);
  }

  async put(id: string, modal: types.ModalView): Promise<void> {
    await this.#call((client) => client.views.update({ view_id: id, view: modal }));
  }

  async home(user: string, answer: View): Promise<void> {
    const shown = homeView(answer, this.#language);
    await this.#call((client) => client.views.publish({ user_id: user, view: shown }));
  }

  /** Slack opens a screen within three seconds of a click only: the form waits for one. */
  #behindButton({ command }: Form): View {
    const { say, line } = speech(this.#language);
    return view(text(say("form.ready")), actions({ label: line("form.open"), ask: `${command} ` }));
  }

  /** Goes on in private with what a screen has no room for. */
  async tell(rest: View, asker: Asker): Promise<void> {
    if (rest.blocks.length > 0)
      await answerDirectly(
        this.#call,
        { user: asker.user, channel: asker.user },
        render(rest, this.#language),
      );
  }
}

function isTooLate(error: unknown): boolean {
  return (
    error instanceof ChatError &&
    error.failure.kind === "refused" &&
    TOO_LATE.has(error.failure.code)
  );
}
