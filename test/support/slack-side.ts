import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { EVENTS, SCOPES } from "../../adapters/slack/scopes.ts";
import type { SlackSettings } from "../../adapters/slack/settings.ts";
import { SlackServer } from "../fakes/slack-server.ts";

export type Transport = SlackSettings["transport"]["kind"];
export const TRANSPORTS: readonly Transport[] = ["sockets", "http"];

/** A Slack whose administrator pasted our manifest: no other scope is granted, no other event comes. */
export function ourSlack(
  now: () => number = Date.now,
  settings: Parameters<typeof SlackServer.start>[0] = {},
): Promise<SlackServer> {
  const scopes = [...SCOPES, "connections:write"];
  const events = Object.keys(EVENTS);
  return SlackServer.start({ now, scopes, events, retriesAfter: [], ...settings });
}

/** What connects an adapter to a Slack. By signed requests each has an address of its own, and Slack calls the latest. */
export async function settingsOf(slack: SlackServer, kind: Transport): Promise<SlackSettings> {
  const { botToken, apiUrl, appToken, signingSecret } = slack;
  if (kind === "sockets") return { botToken, apiUrl, transport: { kind, appToken } };
  const port = await freePort();
  slack.postsTo(`http://127.0.0.1:${port}/slack/events`);
  return { botToken, apiUrl, transport: { kind, signingSecret, port } };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
