import type { App } from "@slack/bolt";
import type { Content, Incoming } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { Acknowledgement } from "./acknowledgement.ts";
import { type Asker, answerAside, answerBy, answerDirectly } from "./answers.ts";
import { orApologize } from "./apology.ts";
import type { Call } from "./connection.ts";
import { type Ears, hearing, type Said } from "./ears.ts";
import { listenToHome } from "./home.ts";
import { isCut } from "./listener.ts";
import { Screens } from "./modals/screens.ts";
import { listenToForms } from "./modals/submission.ts";
import { Names } from "./names.ts";
import { listenToPresses } from "./presses.ts";
import { unescaped, wordsOf } from "./read.ts";
import { render } from "./render.ts";
import { listenToShortcuts } from "./shortcuts.ts";

interface Hearing {
  readonly hear: (incoming: Incoming) => Promise<View>;
  readonly call: Call;
  /** For what is answered. */
  readonly insist: Call;
  readonly language: Language;
  readonly log: Log;
}

/**
 * Hears what people type, click and fill in. Bolt's cost grows with each listener: there is
 * one of each kind. Everything is acknowledged in time, since Slack waits 3 seconds whatever
 * the database does; what is answered is seen by nobody else.
 */
export function listen(app: App, { hear, call, insist, language, log }: Hearing): void {
  const ears: Ears = {
    hear: hearing(hear, new Names(call)),
    call: insist,
    screens: new Screens(insist, language),
    language,
    log,
  };
  listenToWords(app, ears);
  listenToPresses(app, ears);
  listenToForms(app, ears);
  listenToShortcuts(app, ears);
  listenToHome(app, ears);
}

type Answer = (asker: Asker, contents: readonly Content[]) => Promise<void>;

function listenToWords(app: App, ears: Ears): void {
  const { hear, call, screens, language } = ears;

  const handle = (said: Said, answer: Answer, trigger?: string): Promise<void> =>
    orApologize(said, ears, async () => {
      const heard = await hear(said);
      const { channel, channelName = "" } = said;
      const shown = await screens.show(heard, trigger, { channel, channelName }, said);
      if (shown !== undefined) await answer(said, render(shown, language));
    });

  app.command(/.*/u, async ({ ack, body, context, respond }) => {
    const acknowledgement = new Acknowledgement(ack, () => isCut(context));
    const said: Said = {
      team: body.team_id,
      user: body.user_id,
      handle: body.user_name,
      channel: body.channel_id,
      channelName: body.channel_name,
      words: wordsOf(body),
      form: "possible",
      id: body.trigger_id,
    };
    const answer: Answer = async (asker, [first, ...others]) => {
      if (first === undefined) return;
      const isTold = await acknowledgement.holds(first);
      await answerBy(respond, call, asker, isTold ? others : [first, ...others]);
    };
    await handle(said, answer, body.trigger_id);
    await acknowledgement.empty();
  });

  app.message(async ({ message, body }) => {
    if (message.subtype !== undefined || message.channel_type !== "im") return;
    if (message.bot_id !== undefined || message.user === undefined) return;
    // Slack's own voice: « You have been removed from #logement ».
    if (message.user === "USLACKBOT") return;
    const { user, channel, text = "", thread_ts: thread } = message;
    const { team_id: team, event_id: id } = body;
    const words = unescaped(text);
    const said: Said = { team, user, channel, thread, words, form: "possible", id };
    await handle(said, (asker, contents) => answerDirectly(call, asker, contents));
  });

  app.event("app_mention", async ({ event, body }) => {
    const { user, channel, text, thread_ts: thread } = event;
    if (user === undefined || event.bot_id !== undefined) return;
    const words = unescaped(text.replace(/^\s*<@[^>]+>\s*[,:]?\s*/u, ""));
    const { team_id: team, event_id: id } = body;
    const said: Said = { team, user, channel, thread, words, form: "possible", id };
    await handle(said, (asker, contents) => answerAside(call, asker, contents));
  });
}
