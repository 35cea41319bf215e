import type { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import type { SlackServer } from "../slack-server.ts";
import { clientOf, slackWith } from "./bolt-app.ts";
import { BLOCK_WEIGHT, LIMITS } from "./limits.ts";

/* What Slack refuses, in its own words: https://docs.slack.dev/reference/methods */

const text = "Bonjour";
const x = (count: number) => "x".repeat(count);
const plain = (words: string) => ({ type: "plain_text" as const, text: words });
const modal = { type: "modal" as const, title: plain("Titre"), blocks: [] };
const payload = (value: unknown) => ({
  event_type: "utopia_outbox",
  event_payload: { value } as never,
});
const twins = ["Oui", "Non"].map((label) => ({
  type: "button" as const,
  action_id: "vote",
  text: plain(label),
}));
const heavy = (weight: number) =>
  [3_000, 3_000, 3_000, 3_000, weight - 12_000 - 5 * BLOCK_WEIGHT].map((count) => ({
    type: "section" as const,
    text: plain(x(count)),
  }));

/** A place for each way to be wrong: C1 is as it should be. */
async function scene(): Promise<{ slack: SlackServer; client: webApi.WebClient }> {
  const slack = await slackWith();
  slack.person("U1", "Julie");
  slack.channel("C2", "sans-utopia", { withBot: false });
  slack.channel("C3", "cachette", { withBot: false, kind: "private" });
  slack.channel("C4", "vieux");
  await slack.archives("C4");
  return { slack, client: clientOf(slack) };
}

type Ask = (client: webApi.WebClient, slack: SlackServer) => Promise<unknown>;

const post =
  (more: object): Ask =>
  ({ chat }) =>
    chat.postMessage({ channel: "C1", text, ...more });
const opening =
  (view: object): Ask =>
  ({ views }, slack) =>
    views.open({ trigger_id: slack.triggerOf("U1"), view: { ...modal, ...view } as never });

const refusals: readonly (readonly [why: string, error: string, ask: Ask])[] = [
  ["no such channel", "channel_not_found", post({ channel: "C9" })],
  ["a private channel without the bot", "channel_not_found", post({ channel: "C3" })],
  ["a channel without the bot", "not_in_channel", post({ channel: "C2" })],
  ["an archived channel", "is_archived", post({ channel: "C4" })],
  ["no channel", "invalid_arguments", post({ channel: undefined })],
  ["nothing to say", "no_text", post({ text: "" })],
  ["blocks that are no list", "invalid_blocks_format", post({ blocks: "{" })],
  ["an unknown block", "invalid_blocks", post({ blocks: [{ type: "poem" }] })],
  ["an unknown field", "invalid_blocks", post({ blocks: [{ type: "divider", disabled: true }] })],
  ["a section without text", "invalid_blocks", post({ blocks: [{ type: "section" }] })],
  [
    "a header with markup",
    "invalid_blocks",
    post({ blocks: [{ type: "header", text: { type: "mrkdwn", text } }] }),
  ],
  ["an empty text", "invalid_blocks", post({ blocks: [{ type: "header", text: plain("") }] })],
  [
    "twins in one block",
    "invalid_blocks",
    post({ blocks: [{ type: "actions", elements: twins }] }),
  ],
  [
    "twin blocks",
    "invalid_blocks",
    post({ blocks: [1, 2].map(() => ({ type: "divider", block_id: "b" })) }),
  ],
  [
    "blocks too long together",
    "msg_blocks_too_long",
    post({ blocks: heavy(LIMITS.weightOfBlocks.most + 1) }),
  ],
  [
    "metadata without a payload",
    "invalid_metadata_format",
    post({ metadata: { event_type: "a" } }),
  ],
  ["metadata too deep", "invalid_metadata_schema", post({ metadata: payload({ a: { b: 1 } }) })],
  [
    "metadata too large",
    "metadata_too_large",
    post({ metadata: payload(x(LIMITS.metadataBytes.most)) }),
  ],
  [
    "an update of nothing",
    "message_not_found",
    ({ chat }) => chat.update({ channel: "C1", ts: "1.000000", text }),
  ],
  [
    "an update of somebody’s message",
    "cant_update_message",
    async ({ chat }, slack) => {
      await slack.person("U1", "Julie").types(text, { in: "C1" });
      return chat.update({ channel: "C1", ts: slack.standing("C1")[0]?.ts ?? "", text });
    },
  ],
  [
    "an update too long",
    "msg_too_long",
    async ({ chat }) => {
      const { ts = "" } = await chat.postMessage({ channel: "C1", text });
      return chat.update({ channel: "C1", ts, text: x(LIMITS.updatedText.most + 1) });
    },
  ],
  [
    "an update in an archived channel",
    "is_inactive",
    async ({ chat }, slack) => {
      const { ts = "" } = await chat.postMessage({ channel: "C1", text });
      await slack.archives("C1");
      return chat.update({ channel: "C1", ts, text });
    },
  ],
  [
    "an update of an ephemeral message",
    "message_not_found",
    async ({ chat }, slack) => {
      await slack.person("U1", "Julie").types("Bonjour", { in: "C1" });
      const { message_ts: ts = "" } = await chat.postEphemeral({ channel: "C1", user: "U1", text });
      return chat.update({ channel: "C1", ts, text });
    },
  ],
  [
    "ephemeral for somebody who is not there",
    "user_not_in_channel",
    ({ chat }) => chat.postEphemeral({ channel: "C1", user: "U1", text }),
  ],
  [
    "a removal of nothing",
    "message_not_found",
    ({ chat }) => chat.delete({ channel: "C1", ts: "1.000000" }),
  ],
  [
    "the history of a channel without the bot",
    "not_in_channel",
    ({ conversations }) => conversations.history({ channel: "C2" }),
  ],
  [
    "a cursor that was never given",
    "invalid_cursor",
    ({ conversations }) => conversations.history({ channel: "C1", cursor: "x" }),
  ],
  [
    "a moment that is none",
    "invalid_ts_oldest",
    ({ conversations }) => conversations.history({ channel: "C1", oldest: "demain" }),
  ],
  ["nobody", "user_not_found", ({ users }) => users.info({ user: "U9" })],
  [
    "a direct message to nobody",
    "user_not_found",
    ({ conversations }) => conversations.open({ users: "U9" }),
  ],
  [
    "joining a private channel",
    "channel_not_found",
    ({ conversations }) => conversations.join({ channel: "C3" }),
  ],
  [
    "a trigger of another shape",
    "invalid_trigger_id",
    ({ views }) => views.open({ trigger_id: "x", view: modal }),
  ],
  [
    "a trigger used twice",
    "exchanged_trigger_id",
    async ({ views }, slack) => {
      const trigger = slack.triggerOf("U1");
      await views.open({ trigger_id: trigger, view: modal });
      return views.open({ trigger_id: trigger, view: modal });
    },
  ],
  [
    "an input without a button to send it",
    "invalid_arguments",
    opening({
      blocks: [{ type: "input", label: plain("Titre"), element: { type: "plain_text_input" } }],
    }),
  ],
  ["a view without a title", "invalid_arguments", opening({ title: undefined })],
  [
    "a view too large",
    "view_too_large",
    opening({
      blocks: Array.from({ length: 100 }, () => ({ type: "section", text: plain(x(3_000)) })),
    }),
  ],
  [
    "an update of a view that is not open",
    "not_found",
    ({ views }) => views.update({ view_id: "V9", view: modal }),
  ],
  [
    "a home tab that has changed since",
    "hash_conflict",
    async ({ views }) => {
      const home = { type: "home" as const, blocks: [] };
      await views.publish({ user_id: "U1", view: home });
      return views.publish({ user_id: "U1", view: home, hash: "old" });
    },
  ],
  [
    "a method that Slack does not have",
    "unknown_method",
    (client) => client.apiCall("chat.whisper"),
  ],
];

test.each(refusals)("%s: %s", async (_, error, ask) => {
  const { slack, client } = await scene();
  await expect(ask(client, slack)).rejects.toMatchObject({ data: { ok: false, error } });
});

test("as much as blocks may weigh together is taken", async () => {
  const { client } = await scene();
  const blocks = heavy(LIMITS.weightOfBlocks.most);
  expect(await client.chat.postMessage({ channel: "C1", text, blocks })).toMatchObject({
    ok: true,
  });
});

test("a text too long is cut, with a warning", async () => {
  const { slack, client } = await scene();
  const said = await client.chat.postMessage({
    channel: "C1",
    text: x(LIMITS.messageText.most + 1),
  });
  expect(said.response_metadata?.warnings).toEqual(["message_truncated"]);
  expect(slack.standing("C1")[0]?.text).toHaveLength(LIMITS.messageText.most);
});

test("metadata whose name has a dot is left out without a word", async () => {
  const { slack, client } = await scene();
  const metadata = { event_type: "utopia.outbox", event_payload: { key: "1" } };
  await client.chat.postMessage({ channel: "C1", text, metadata });
  expect(slack.standing("C1")[0]?.metadata).toBeUndefined();
});

test("a trigger too old", async () => {
  const slack = await slackWith({ triggersLive: 5 });
  const trigger = slack.triggerOf("U1");
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(
    clientOf(slack).views.open({ trigger_id: trigger, view: modal }),
  ).rejects.toMatchObject({
    data: { error: "expired_trigger_id" },
  });
});

test("a fourth view on top of three", async () => {
  const { slack, client } = await scene();
  const next = () => ({ trigger_id: slack.triggerOf("U1"), view: modal });
  await client.views.open(next());
  await client.views.push(next());
  await client.views.push(next());
  await expect(client.views.push(next())).rejects.toMatchObject({
    data: { error: "push_limit_reached" },
  });
});
