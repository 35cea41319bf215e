import { type AddressInfo, createServer } from "node:net";
import { App, type LogLevel, SocketModeReceiver, webApi } from "@slack/bolt";
import { onTestFinished } from "vitest";
import { SlackServer } from "../slack-server.ts";

/** The library has no such level; it prints nothing at a level that it does not know. */
const SILENT = "none" as LogLevel;

export type Transport = "sockets" | "http";
type Settings = Parameters<typeof SlackServer.start>[0];

/** Slack with a channel of which the bot is a member, until the test ends. */
export async function slackWith(settings: Settings = {}): Promise<SlackServer> {
  const slack = await SlackServer.start({
    acknowledgedWithin: 1_000,
    retriesAfter: [],
    ...settings,
  });
  onTestFinished(() => slack.close());
  slack.channel("C1", "logement");
  return slack;
}

/** The real client of the Web API, which tries once. */
export function clientOf(
  { botToken, apiUrl: slackApiUrl }: SlackServer,
  token = botToken,
): webApi.WebClient {
  const retryConfig = { retries: 0 };
  return new webApi.WebClient(token, {
    slackApiUrl,
    retryConfig,
    logLevel: SILENT,
    rejectRateLimitedCalls: true,
  });
}

/** A minimal real Bolt app before it; `receivers`: how many sockets it keeps. */
export async function boltApp(
  slack: SlackServer,
  transport: Transport,
  listen: (app: App) => void,
  receivers = 1,
): Promise<App> {
  const { botToken: token, apiUrl: slackApiUrl, signingSecret } = slack;
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 } };
  const logLevel = SILENT;
  if (transport === "http") {
    const port = await freePort();
    const app = new App({ token, signingSecret, port, clientOptions, logLevel });
    listen(app);
    await app.start();
    onTestFinished(() => app.stop() as Promise<void>);
    slack.postsTo(`http://127.0.0.1:${port}/slack/events`);
    return app;
  }
  const all = Array.from({ length: receivers }, () => receiverOf(slack));
  const [first, ...others] = all;
  if (first === undefined) throw new Error("No receiver");
  const app = new App({ token, receiver: first, clientOptions, logLevel });
  for (const other of others) other.init(app);
  listen(app);
  for (const receiver of all) await receiver.start();
  onTestFinished(async () => {
    for (const receiver of all) await receiver.stop();
  });
  return app;
}

function receiverOf({ appToken, apiUrl }: SlackServer): SocketModeReceiver {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 3, minTimeout: 50 } };
  // The pause before a socket is opened anew is as long as the patience with pings.
  const clientPingTimeout = 300;
  const installerOptions = { clientOptions };
  return new SocketModeReceiver({
    appToken,
    logLevel: SILENT,
    clientPingTimeout,
    installerOptions,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
