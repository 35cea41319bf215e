import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket as Link } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import { Listener } from "../../adapters/slack/listener.ts";
import { Socket } from "../../adapters/slack/socket.ts";
import { makeLog } from "../../src/log.ts";
import { MINUTE } from "../../src/when.ts";
import { signed } from "../fakes/slack/signed-http.ts";
import { hearingSlack } from "../support/slack-hearing.ts";

const log = makeLog("silent");
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Gives addresses for sockets, and then hangs: before it opens one, or before it says hello. */
async function hangingSlack(hangs: "upgrade" | "hello"): Promise<string> {
  const server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo;
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` }));
  });
  const links = new Set<Link>();
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, link: Link, head) => {
    links.add(link);
    // Deaf as well: it never answers a goodbye.
    if (hangs === "hello") sockets.handleUpgrade(request, link, head, () => link.pause());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const link of links) link.destroy();
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

test.each(["upgrade", "hello"] as const)(
  "a Slack that hangs before its %s is told, and does not keep us from stopping",
  async (hangs) => {
    const apiUrl = await hangingSlack(hangs);
    const socket = new Socket({ appToken: "xapp-1", apiUrl, log, patience: 200 });
    onTestFinished(() => socket.close());
    expect(socket.state).toEqual({ state: "connecting" });
    void socket.open();
    const told = () => expect(socket.state).toEqual({ state: "lost", reason: "timeout" });
    await vi.waitFor(told, { timeout: 5_000 });

    // The next attempt is under way when it is stopped.
    await new Promise((wake) => setTimeout(wake, 1_500));
    const since = performance.now();
    await socket.close();
    expect(performance.now() - since).toBeLessThan(4_000);
  },
);

test("by signed requests nobody but Slack is heard, nor Slack of more than five minutes ago", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("http");
  await lea.types("/utopia aide", { in: "C1" });
  await chat.settled();
  expect(hear).toHaveBeenCalledOnce();
  const body = new URLSearchParams({ command: "/utopia", text: "aide", user_id: "U1" }).toString();
  const ask = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(slack.listensAt, { method: "POST", body, headers: { ...FORM, ...headers } }))
      .status;
  const { signingSecret } = slack;
  expect(await ask({})).toBe(401);
  expect(await ask(signed("another secret", body))).toBe(401);
  expect(await ask(signed(signingSecret, `${body}&x=1`))).toBe(401);
  expect(await ask(signed(signingSecret, body, Date.now() - 6 * MINUTE))).toBe(401);
  await chat.settled();
  expect(hear).toHaveBeenCalledOnce();
});

test("a port that another process has is told, and had as soon as it is free", async () => {
  const other = createServer();
  other.listen(0);
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const listener = new Listener({ signingSecret: "secret", port, log });
  onTestFinished(() => listener.close());

  await listener.open();
  expect(listener.state).toEqual({ state: "lost", reason: `port ${port}: EADDRINUSE` });

  other.close();
  await vi.waitFor(() => expect(listener.state).toEqual({ state: "connected" }), {
    timeout: 10_000,
  });
});

test("what was closed before it was opened stays closed", async () => {
  const listener = new Listener({ signingSecret: "secret", port: 0, log });
  const socket = new Socket({ appToken: "xapp-1", apiUrl: undefined, log, patience: 200 });
  for (const way of [listener, socket]) {
    await way.close();
    await way.open();
    expect(way.state).toEqual({ state: "connecting" });
  }
});
