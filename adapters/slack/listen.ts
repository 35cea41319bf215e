import type { App } from "@slack/bolt";
import type { Content, Incoming } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { type Language, speech } from "../../src/text.ts";
import { note, type View, view } from "../../src/view.ts";
import { type Asker, answerAside, answerBy, answerDirectly } from "./answers.ts";
import type { Call } from "./connection.ts";
import { Names } from "./names.ts";
import { ASK, RUN } from "./pieces.ts";
import { accountOf, placeOf, unescaped, wordsOf } from "./read.ts";
import { render } from "./render.ts";

interface Ears {
  readonly hear: (incoming: Incoming) => Promise<View>;
  readonly call: Call;
  readonly language: Language;
  readonly log: Log;
}

/** Something that somebody said or did; names as far as Slack told them. */
interface Said extends Asker {
  readonly team: string;
  readonly words: string;
  readonly handle?: string | undefined;
  readonly channelName?: string | undefined;
}

type Answer = (asker: Asker, contents: readonly Content[]) => Promise<void>;

/**
 * Hears what people type and click. Bolt's cost grows with each listener: there is one of
 * each kind. Everything is acknowledged before it is handled, since Slack waits 3 seconds
 * whatever the database does; the answer follows, seen by nobody else.
 */
export function listen(app: App, { hear, call, language, log }: Ears): void {
  const names = new Names(call);
  const { say } = speech(language);

  const handle = async (said: Said, answer: Answer): Promise<void> => {
    const { team, user, channel, words } = said;
    try {
      const answered = await hear({
        from: accountOf({ team, user, name: await names.person(user, said.handle) }),
        place: placeOf({
          team,
          channel,
          name: await names.channel(channel, said.channelName ?? ""),
        }),
        words,
      });
      await answer(said, render(answered, language));
    } catch (error) {
      log.error({ err: error, platform: "slack" }, "an answer could not be given");
    }
  };

  app.command(/.*/u, async ({ ack, body, respond }) => {
    await ack();
    const said: Said = {
      team: body.team_id,
      user: body.user_id,
      handle: body.user_name,
      channel: body.channel_id,
      channelName: body.channel_name,
      words: wordsOf(body),
    };
    await handle(said, (asker, contents) => answerBy(respond, call, asker, contents));
  });

  app.action(/.*/u, async ({ ack, body, action, respond }) => {
    await ack();
    if (body.type !== "block_actions" || action.type !== "button") return;
    if (!("action_id" in action) || action.value === undefined) return;
    const { user, team, channel } = body;
    const said: Said = {
      team: team?.id ?? user.team_id ?? "",
      user: user.id,
      handle: user.name ?? user.username,
      channel: channel?.id ?? "",
      channelName: channel?.name,
      words: action.value,
    };
    const reply: Answer = (asker, contents) => answerBy(respond, call, asker, contents);
    if (action.action_id.startsWith(RUN)) await handle(said, reply);
    else if (action.action_id.startsWith(ASK))
      await reply(
        said,
        render(view(note(say("slack.type", { words: said.words.trim() }))), language),
      );
  });

  app.message(async ({ message, body }) => {
    if (message.subtype !== undefined || message.channel_type !== "im") return;
    if (message.bot_id !== undefined || message.user === undefined) return;
    const { user, channel, text = "" } = message;
    const said: Said = { team: body.team_id, user, channel, words: unescaped(text) };
    await handle(said, (asker, contents) => answerDirectly(call, asker, contents));
  });

  app.event("app_mention", async ({ event, body }) => {
    const { user, channel, text } = event;
    if (user === undefined || event.bot_id !== undefined) return;
    const words = unescaped(text.replace(/^\s*<@[^>]+>\s*[,:]?\s*/u, ""));
    const said: Said = { team: body.team_id, user, channel, words };
    await handle(said, (asker, contents) => answerAside(call, asker, contents));
  });
}
