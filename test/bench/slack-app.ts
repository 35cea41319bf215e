import type { ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { bareOn, stopped, utopiaOn } from "./app-process.ts";
import type { BareBolt } from "./bare-bolt.ts";

const LONG = 20_000;

/** What an app must know of the Slack that it works with. */
type Side = Omit<BareBolt, "port">;

/** Starts an app that listens at a port, or works by Socket Mode without one. */
export type Start = (port?: number) => ChildProcess;

/** An app in a process of its own, to which Slack sends signed requests. */
export interface SlackApp {
  readonly port: number;
  stop(): Promise<void>;
}

/** The built bundle on a town's file. */
export function utopia(file: string, { apiUrl, botToken, appToken, signingSecret }: Side): Start {
  return (port) =>
    utopiaOn(file, {
      UTOPIA_SLACK_BOT_TOKEN: botToken,
      UTOPIA_SLACK_API_URL: apiUrl,
      ...(port === undefined
        ? { UTOPIA_SLACK_APP_TOKEN: appToken }
        : { UTOPIA_SLACK_SIGNING_SECRET: signingSecret, UTOPIA_SLACK_PORT: String(port) }),
    });
}

/** Bolt with one listener. */
export function bareBolt({ apiUrl, botToken, appToken, signingSecret }: Side): Start {
  return (port) => {
    const bare: BareBolt = { apiUrl, botToken, appToken, signingSecret, port };
    return bareOn("bare-bolt", bare);
  };
}

/** Settled once it listens. */
export async function listening(start: Start): Promise<SlackApp> {
  const port = await freePort();
  const child = start(port);
  for (const began = performance.now(); !(await answers(port)); await setTimeout(20))
    if (performance.now() - began > LONG || child.exitCode !== null) {
      child.kill();
      throw new Error(`nobody listens: ${child.spawnargs.join(" ")}`);
    }
  return { port, stop: () => stopped(child) };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((settle) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });
}
