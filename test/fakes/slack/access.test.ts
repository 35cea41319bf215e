import type { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import type { SlackServer } from "../slack-server.ts";
import { clientOf, slackWith } from "./bolt-app.ts";

/* Who may call: tokens, and the scopes that the app was granted. */

type Ask = (client: webApi.WebClient, slack: SlackServer) => Promise<unknown>;

async function scene(): Promise<{ slack: SlackServer; client: webApi.WebClient }> {
  const slack = await slackWith();
  slack.person("U1", "Julie");
  slack.channel("C2", "sans-utopia", { withBot: false });
  slack.channel("C3", "cachette", { kind: "private" });
  return { slack, client: clientOf(slack) };
}

test.each<readonly [why: string, error: string, ask: Ask]>([
  ["an unknown token", "invalid_auth", (_, slack) => clientOf(slack, "xoxb-autre").auth.test()],
  ["no token", "not_authed", (_, slack) => clientOf(slack, "").auth.test()],
  [
    "the other token",
    "not_allowed_token_type",
    (_, slack) => clientOf(slack, slack.appToken).auth.test(),
  ],
  [
    "the app removed from the team",
    "token_revoked",
    (client, slack) => {
      slack.revokesTokens();
      return client.auth.test();
    },
  ],
])("%s: %s", async (_, error, ask) => {
  const { slack, client } = await scene();
  await expect(ask(client, slack)).rejects.toMatchObject({ data: { ok: false, error } });
});

test.each<readonly [needed: string, ask: Ask]>([
  ["chat:write", ({ chat }) => chat.postMessage({ channel: "C1", text: "Bonjour" })],
  ["channels:history", ({ conversations }) => conversations.history({ channel: "C1" })],
  ["groups:history", ({ conversations }) => conversations.history({ channel: "C3" })],
  ["channels:read", ({ conversations }) => conversations.info({ channel: "C1" })],
  ["channels:join", ({ conversations }) => conversations.join({ channel: "C2" })],
  ["users:read", ({ users }) => users.info({ user: "U1" })],
  ["im:write", ({ conversations }) => conversations.open({ users: "U1" })],
  ["connections:write", (_, slack) => clientOf(slack, slack.appToken).apps.connections.open()],
])("%s is missed by its name", async (needed, ask) => {
  const { slack, client } = await scene();
  expect(await ask(client, slack)).toMatchObject({ ok: true });
  slack.withdraws(needed);
  await expect(ask(client, slack)).rejects.toMatchObject({
    data: { error: "missing_scope", needed, provided: expect.not.stringContaining(needed) },
  });
});

test("chat:write.public writes where the bot is not", async () => {
  const { slack, client } = await scene();
  slack.grants("chat:write.public");
  const said = await client.chat.postMessage({ channel: "C2", text: "Bonjour" });
  expect(said).toMatchObject({ ok: true });
});
