import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { BareBolt } from "./bare-bolt.ts";

const MAIN = resolve("dist/main.js");
const BARE = new URL("bare-bolt.mjs", import.meta.url).pathname;
/** When the towns of the bench are. */
const AT = "--at=2027-03-01T09:00";
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
    started([MAIN, AT], {
      UTOPIA_DB: file,
      UTOPIA_LOG: "error",
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
    return started([BARE, JSON.stringify(bare)]);
  };
}

/** Ends with this process, also when that is interrupted. */
function started(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment },
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("close", () => process.off("exit", end));
  return child;
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

export async function stopped(child: ChildProcess): Promise<void> {
  const ended = new Promise((settle) => child.once("close", settle));
  child.kill();
  await ended;
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
