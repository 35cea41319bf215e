import { faultReference } from "../../src/errors.ts";
import { speech } from "../../src/text.ts";
import { text, view } from "../../src/view.ts";
import { type Asker, answerAside, answerDirectly } from "./answers.ts";
import type { Ears } from "./ears.ts";
import { render } from "./render.ts";

/**
 * Does what follows the acknowledgement, after which Slack says nothing more: what fails in
 * it is told to the person, with the reference that finds it in the log.
 */
export async function orApologize(
  asker: Asker,
  { call, language, log }: Pick<Ears, "call" | "language" | "log">,
  doing: () => Promise<void>,
): Promise<void> {
  try {
    await doing();
  } catch (error) {
    const reference = faultReference();
    log.error({ reference, err: error, platform: "slack" }, "an answer could not be shown");
    const sorry = view(text(speech(language).say("answer.lost", { reference })));
    const tell = asker.channel === "" ? answerDirectly : answerAside;
    const to = asker.channel === "" ? { ...asker, channel: asker.user } : asker;
    await tell(call, to, render(sorry, language)).catch((lost: unknown) =>
      log.error({ reference, err: lost, platform: "slack" }, "nor could the apology"),
    );
  }
}
