import type { App, BlockAction, RespondFn } from "@slack/bolt";
import type { View } from "../../src/view.ts";
import { answerBy, answerDirectly } from "./answers.ts";
import { orApologize } from "./apology.ts";
import type { Ears, Said } from "./ears.ts";
import { showHome } from "./home.ts";
import { type Behind, behindOf } from "./modals/behind.ts";
import { ASK, RUN } from "./pieces.ts";
import { render } from "./render.ts";

/** Hears the buttons that people press, in messages, in modals and on the home tab. */
export function listenToPresses(app: App, ears: Ears): void {
  const { hear, call, screens, language } = ears;

  /** What a button of a message answers is seen by who pressed it, beneath the message. */
  const answerBeneath = async (said: Said, answer: View, trigger: string, respond: RespondFn) => {
    const { channel, channelName = "" } = said;
    const shown = await screens.show(answer, trigger, { channel, channelName }, said);
    if (shown !== undefined) await answerBy(respond, call, said, render(shown, language));
  };

  const answerOnHome = async (said: Said, answer: View, trigger: string) => {
    const shown = await screens.open(trigger, answer, { channel: "", channelName: "" }, said);
    if (shown !== undefined)
      await answerDirectly(call, { ...said, channel: said.user }, render(shown, language));
    await showHome(said, ears);
  };

  app.action(/.*/u, async ({ ack, body, action, respond }) => {
    await ack();
    if (body.type !== "block_actions" || action.type !== "button") return;
    if (!("action_id" in action) || action.value === undefined) return;
    const isAsk = action.action_id.startsWith(ASK);
    if (!isAsk && !action.action_id.startsWith(RUN)) return;
    const behind = behindOf(body.view?.private_metadata ?? "");
    const said = saidBy(body, behind, action.value, isAsk);
    await orApologize(said, ears, async () => {
      const answer = await hear(said);
      if (body.view === undefined) await answerBeneath(said, answer, body.trigger_id, respond);
      else if (body.view.type === "home") await answerOnHome(said, answer, body.trigger_id);
      else await screens.replace(body.view.id, answer, behind, said);
    });
  });
}

function saidBy(press: BlockAction, behind: Behind, words: string, isAsk: boolean): Said {
  const { user, team, channel, trigger_id: id } = press;
  return {
    thread: threadOf(press),
    team: team?.id ?? user.team_id ?? "",
    user: user.id,
    handle: user.name ?? user.username,
    channel: channel?.id ?? behind.channel,
    channelName: channel?.name ?? behind.channelName,
    words,
    form: isAsk ? "asked" : "possible",
    id,
  };
}

/**
 * The thread in which a button was pressed. A message that others answered beneath is the first of
 * its thread, and stands in the channel itself; of one that is for one person alone, only the
 * container tells (docs.slack.dev/reference/interaction-payloads/block_actions-payload).
 */
function threadOf({ container, message }: BlockAction): string | undefined {
  const thread: unknown = container["thread_ts"] ?? message?.["thread_ts"];
  return typeof thread === "string" && thread !== container["message_ts"] ? thread : undefined;
}
