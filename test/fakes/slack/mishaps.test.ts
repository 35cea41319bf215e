import { expect, test } from "vitest";
import { clientOf, slackWith } from "./bolt-app.ts";
import type { Turn } from "./turns.ts";

/* What can go wrong on the way, and what stands afterwards. */

const message = { channel: "C1", text: "Bonjour" };

test.each<readonly [turn: Turn, code: string, stands: number]>([
  ["answer lost", "slack_webapi_request_error", 1],
  ["lost", "slack_webapi_request_error", 0],
  ["done and broken", "slack_webapi_http_error", 1],
  ["broken", "slack_webapi_http_error", 0],
  [{ limited: 2 }, "slack_webapi_rate_limited_error", 0],
  [{ refused: "restricted_action" }, "slack_webapi_platform_error", 0],
])("%o", async (turn, code, stands) => {
  const slack = await slackWith();
  const { chat } = clientOf(slack);
  slack.fails("chat.postMessage", turn);
  await expect(chat.postMessage(message)).rejects.toMatchObject({ code });
  expect(slack.standing("C1")).toHaveLength(stands);
  expect(slack.accepted("chat.postMessage")).toBe(stands);
});

test.each<readonly [turn: Turn, stands: number]>([
  ["mute", 0],
  ["done and mute", 1],
])("%s: no answer comes", async (turn, stands) => {
  const slack = await slackWith();
  slack.fails("chat.postMessage", turn);
  const said = fetch(`${slack.apiUrl}chat.postMessage`, {
    method: "POST",
    body: JSON.stringify(message),
    headers: { "content-type": "application/json", authorization: `Bearer ${slack.botToken}` },
    signal: AbortSignal.timeout(500),
  });
  await expect(said).rejects.toMatchObject({ name: "TimeoutError" });
  expect(slack.standing("C1")).toHaveLength(stands);
});

test("a limit holds for its channel until the wait is over", async () => {
  let now = 1_000_000;
  const slack = await slackWith({ now: () => now });
  slack.channel("C2", "santé");
  const { chat } = clientOf(slack);
  slack.fails("chat.postMessage", { limited: 2 }, { channel: "C1" });
  const limited = { code: "slack_webapi_rate_limited_error" };
  await expect(chat.postMessage(message)).rejects.toMatchObject({ ...limited, retryAfter: 2 });
  now += 1_500;
  await expect(chat.postMessage(message)).rejects.toMatchObject({ ...limited, retryAfter: 1 });
  await chat.postMessage({ ...message, channel: "C2" });
  now += 500;
  await chat.postMessage(message);
  expect(slack.calls.map(({ isImpatient }) => isImpatient)).toEqual([false, true, false, false]);
});

test("a form with JSON in it and JSON say the same", async () => {
  const slack = await slackWith();
  const blocks = [{ type: "header", text: { type: "plain_text", text: "Réunion & repas" } }];
  await clientOf(slack).chat.postMessage({ ...message, blocks });
  await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: "POST",
    body: JSON.stringify({ ...message, blocks }),
    headers: {
      "content-type": "application/json; charset=utf-8",
      authorization: `Bearer ${slack.botToken}`,
    },
  });
  const [one, other] = slack.shown("C1");
  expect(one).toEqual(other);
  expect(one?.text).toBe("Réunion & repas");
});
