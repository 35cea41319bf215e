import { expect, test, vi } from "vitest";
import type { SlackServer } from "../slack-server.ts";
import { boltApp, clientOf, slackWith } from "./bolt-app.ts";

/* What becomes of channels is told to the app that asked for it, as far as it may know of them. */

const EVENTS = ["archive", "unarchive", "deleted", "rename", "left"].flatMap((what) => [
  `channel_${what}`,
  `group_${what}`,
]);

async function scene(events: readonly string[] = [...EVENTS, "member_joined_channel"]) {
  const slack = await slackWith({ events });
  slack.channel("C2", "cachette", { kind: "private" });
  const told = vi.fn<(event: object) => void>();
  await boltApp(slack, "http", (app) => {
    app.event(/./u, async ({ event }) => told(event));
  });
  return { slack, told, types: () => told.mock.calls.map(([event]) => (event as Typed).type) };
}

interface Typed {
  readonly type: string;
}

async function everything(slack: SlackServer, id: string): Promise<void> {
  await slack.renames(id, "toits");
  await slack.archives(id);
  await slack.archives(id, false);
  await slack.removesBot(id);
  await slack.invitesBot(id);
  await slack.deletes(id);
}

test.each([
  ["C1", "channel"],
  ["C2", "group"],
])("all of it, in %s", async (id, family) => {
  const { slack, told, types } = await scene();
  await everything(slack, id);
  expect(types()).toEqual([
    `${family}_rename`,
    `${family}_archive`,
    `${family}_unarchive`,
    `${family}_left`,
    "member_joined_channel",
    `${family}_deleted`,
  ]);
  expect(told.mock.calls[0]).toMatchObject([{ channel: { id, name: "toits" } }]);
  expect(told.mock.calls[4]).toMatchObject([{ channel: id, user: slack.ids.bot }]);
});

test("nothing to which it did not subscribe", async () => {
  const { slack, types } = await scene(["channel_rename"]);
  await everything(slack, "C1");
  expect(types()).toEqual(["channel_rename"]);
});

test("nothing of what its scopes hide, nor of a private channel that it left", async () => {
  const { slack, types } = await scene();
  slack.withdraws("channels:read");
  await everything(slack, "C1");
  await slack.removesBot("C2");
  await slack.renames("C2", "toits");
  expect(types()).toEqual(["group_left"]);
});

test("a private channel that is shared has another id, and keeps what stands in it", async () => {
  const { slack, told } = await scene(["channel_id_changed"]);
  const slackSays = clientOf(slack);
  const { ts = "" } = await slackSays.chat.postMessage({ channel: "C2", text: "Bonjour." });
  await slack.shares("C2", "C9");
  const event = { type: "channel_id_changed", old_channel_id: "C2", new_channel_id: "C9" };
  expect(told.mock.calls).toMatchObject([[event]]);
  await expect(slackSays.chat.update({ channel: "C2", ts, text: "Non." })).rejects.toThrow(
    "channel_not_found",
  );
  await slackSays.chat.update({ channel: "C9", ts, text: "Bonsoir." });
  expect(slack.shown("C9").map(({ text }) => text)).toEqual(["Bonsoir."]);
});
