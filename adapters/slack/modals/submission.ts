import type { App, ViewOutput, ViewResponseAction } from "@slack/bolt";
import { type Language, plain } from "../../../src/text.ts";
import { type View, view } from "../../../src/view.ts";
import { within } from "../../../src/within.ts";
import { orApologize } from "../apology.ts";
import type { Ears } from "../ears.ts";
import { type Behind, behindOf, digestOf } from "./behind.ts";
import { blockOf, entriesOf } from "./fields.ts";
import { toMend } from "./mended.ts";
import { FORM, modalOf, waitingModal } from "./view.ts";

/** Slack waits 3 seconds for an acknowledgement: beyond this the answer follows it (ms). */
const PATIENCE = 2_000;

/** Hears the forms that people send: an error stays beside its field, all else is shown in the form's place. */
export function listenToForms(app: App, ears: Ears): void {
  const { hear, screens, language } = ears;

  app.view({ type: "view_submission", callback_id: FORM }, async ({ ack, body, view: sent }) => {
    const behind = behindOf(sent.private_metadata);
    const entries = entriesOf(sent.state.values);
    const digest = digestOf(entries);
    const asker = { user: body.user.id, channel: behind.channel };
    const hearing = hear({
      ...asker,
      team: body.team?.id ?? body.user.team_id ?? "",
      handle: body.user.name,
      channelName: behind.channelName,
      words: behind.command ?? "",
      entries,
      confirmed: behind.digest === digest,
      id: (body as { readonly trigger_id?: string }).trigger_id,
    });
    const answer = await within(PATIENCE, hearing);
    if (answer !== undefined) {
      const { response, rest } = respondTo(answer, sent, { ...behind, digest }, language);
      await ack(response);
      return orApologize(asker, ears, () => screens.tell(rest, asker));
    }
    await ack({ response_action: "update", view: waitingModal(behind, language) });
    await orApologize(asker, ears, async () => {
      const late = await hearing;
      if (isWrong(late)) await screens.put(sent.id, toMend(sent, late, language));
      else await screens.replace(sent.id, late, read(late, { ...behind, digest }), asker);
    });
  });
}

function respondTo(
  answer: View,
  sent: ViewOutput,
  behind: Behind,
  language: Language,
): { readonly response: ViewResponseAction; readonly rest: View } {
  if (isWrong(answer)) {
    const block = blockOf(behind.command ?? "", answer.field ?? "");
    const response: ViewResponseAction = sent.blocks.some(({ block_id: id }) => id === block)
      ? { response_action: "errors", errors: { [block]: sentenceOf(answer) } }
      : { response_action: "update", view: toMend(sent, answer, language) };
    return { response, rest: view() };
  }
  const { modal, rest } = modalOf(answer, read(answer, behind), language);
  return { response: { response_action: "update", view: modal }, rest };
}

const isWrong = ({ refused, fault }: View): boolean => refused !== undefined || fault !== undefined;

/** Only what reads back the entries can be confirmed by sending them again. */
function read({ form }: View, { digest, ...behind }: Behind): Behind {
  return form?.readBack === true && digest !== undefined ? { ...behind, digest } : behind;
}

/** All that a refusal says, as the one line that stands beside a field. */
function sentenceOf({ blocks }: View): string {
  return blocks
    .map((block) => ("text" in block ? plain(block.text) : ""))
    .join(" ")
    .trim();
}
