import type { App } from "@slack/bolt";
import type { Incoming } from "../../src/chat.ts";
import { answerDirectly } from "./answers.ts";
import { orApologize } from "./apology.ts";
import type { Ears, Said } from "./ears.ts";
import { render } from "./render.ts";

/** What stands behind the bolt of Slack's message box, by the `callback_id` of the manifest. */
export const SHORTCUTS: Readonly<Record<string, Pick<Incoming, "words" | "form">>> = {
  "poll-dates": { words: "poll dates", form: "asked" },
  "next-meeting": { words: "next-meeting" },
};

/** Hears the shortcuts, which can be used anywhere: no channel comes with them. */
export function listenToShortcuts(app: App, ears: Ears): void {
  const { hear, call, screens, language } = ears;
  app.shortcut(/.*/u, async ({ ack, shortcut }) => {
    await ack();
    const meant = SHORTCUTS[shortcut.callback_id];
    if (meant === undefined || shortcut.type !== "shortcut") return;
    const { user, team, trigger_id: id } = shortcut;
    const said: Said = {
      ...meant,
      team: team?.id ?? user.team_id ?? "",
      user: user.id,
      handle: user.username,
      channel: "",
      id,
    };
    await orApologize(said, ears, async () => {
      const answer = await hear(said);
      const shown = await screens.open(id, answer, { channel: "", channelName: "" }, said);
      if (shown !== undefined)
        await answerDirectly(call, { ...said, channel: user.id }, render(shown, language));
    });
  });
}
