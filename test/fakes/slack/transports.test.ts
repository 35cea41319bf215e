import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { boltApp, clientOf, slackWith } from "./bolt-app.ts";
import { DEFAULTS } from "./settings.ts";
import { signed } from "./signed-http.ts";

/* What only one of the two ways to the app knows. */

test("two receivers keep serving through a refresh", async () => {
  const slack = await slackWith({ chance: () => 0 });
  const julie = slack.person("U1", "Julie");
  const run = vi.fn<(text: string) => void>();
  await boltApp(
    slack,
    "sockets",
    (app) => {
      app.command("/utopia", async ({ ack, command }) => {
        await ack();
        run(command.text);
      });
    },
    2,
  );
  expect(slack.connections).toBe(2);
  slack.refreshes();
  const answers = await Promise.all(
    ["1", "2", "3"].map((text) => julie.types(`/utopia ${text}`, { in: "C1" })),
  );
  expect(answers.map((answer) => answer?.outcome)).toEqual(Array(3).fill("acknowledged"));
  expect(run).toHaveBeenCalledTimes(3);
  await vi.waitFor(() => expect(slack.connections).toBe(2), { timeout: 5_000 });
});

test("one receiver is deaf until it is back, and people are told", async () => {
  const slack = await slackWith();
  const julie = slack.person("U1", "Julie");
  await boltApp(slack, "sockets", (app) => app.command("/utopia", async ({ ack }) => ack("Voici")));
  slack.cutsSockets();
  await vi.waitFor(() => expect(slack.connections).toBe(0));
  await julie.types("/utopia aide", { in: "C1" });
  expect(julie.told).toEqual([`/utopia failed with the error "dispatch_failed"`]);
  await vi.waitFor(() => expect(slack.connections).toBe(1), { timeout: 5_000 });
  await julie.types("/utopia aide", { in: "C1" });
  expect(julie.answers).toMatchObject([{ text: "Voici" }]);
});

test("an acknowledgement that comes too late is ignored", async () => {
  const slack = await slackWith({ acknowledgedWithin: 30 });
  const julie = slack.person("U1", "Julie");
  await boltApp(slack, "sockets", (app) => {
    app.command("/utopia", async ({ ack }) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      await ack("Voici");
    });
  });
  await julie.types("/utopia aide", { in: "C1" });
  await vi.waitFor(() => expect(slack.ignoredAcknowledgements).toBe(1));
  expect(julie.told).toHaveLength(1);
  expect(julie.answers).toEqual([]);
  expect(DEFAULTS.acknowledgedWithin).toBe(3_000);
});

test("an event that nobody acknowledged comes again", async () => {
  const slack = await slackWith({ acknowledgedWithin: 150, retriesAfter: [0, 10] });
  const julie = slack.person("U1", "Julie");
  const retries: unknown[] = [];
  const app = await boltApp(slack, "http", () => {});
  app.processEvent = async ({ retryNum, retryReason, ack }) => {
    retries.push([retryNum, retryReason]);
    if (retryNum === 2) await ack();
  };
  await julie.writes("aide");
  await vi.waitFor(() => expect(retries).toHaveLength(3));
  expect(retries).toEqual([
    [undefined, undefined],
    [1, "http_timeout"],
    [2, "http_timeout"],
  ]);
});

test("the app’s address answers the challenge, and nobody but Slack", async () => {
  const slack = await slackWith();
  const { receiver } = (await boltApp(slack, "http", () => {})) as never as {
    readonly receiver: { readonly port: number };
  };
  expect(await slack.verifiesUrl("3eZbrw1a")).toBe(true);
  const url = `http://127.0.0.1:${receiver.port}/slack/events`;
  const body = "{}";
  const ask = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(url, { method: "POST", body, headers })).status;
  expect(await ask(signed("another secret", body))).toBe(401);
  expect(await ask(signed(slack.signingSecret, body, Date.now() - 6 * 60_000))).toBe(401);
});

test("an eleventh socket is sent away", async () => {
  const slack = await slackWith();
  await boltApp(slack, "sockets", () => {}, 10);
  const { url = "" } = await clientOf(slack, slack.appToken).apps.connections.open();
  const socket = new WebSocket(url);
  const [heard] = await once(socket, "message");
  socket.close();
  expect(JSON.parse(String(heard))).toMatchObject({ reason: "too_many_websockets" });
});
