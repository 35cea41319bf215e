import { onTestFinished, vi } from "vitest";
import { Slack } from "../../adapters/slack/index.ts";
import type { Incoming } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { type View, view } from "../../src/view.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { ourSlack, settingsOf, type Transport } from "./slack-side.ts";

/** The adapter alone, connected; what it hears is answered by what a test says. */
export async function hearingSlack(
  transport: Transport,
  prepare: (slack: SlackServer) => void = () => {},
) {
  const slack = await ourSlack();
  slack.channel("C1", "logement");
  slack.channel("C2", "sans-utopia", { withBot: false });
  prepare(slack);
  const lea = slack.person("U1", "Léa");
  const logged: unknown[][] = [];
  const write = (...said: unknown[]) => void logged.push(said);
  const log = { info: write, warn: write, error: write, debug: write } as Log;
  const settings = await settingsOf(slack, transport);
  const chat = new Slack({ settings, language: "fr", log });
  onTestFinished(async () => {
    await chat.close();
    await slack.close();
  });
  const hear = vi.fn<(incoming: Incoming) => Promise<View>>(async () => view());
  await chat.connect(hear);
  return { slack, lea, chat, hear, logged };
}
