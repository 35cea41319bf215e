import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Line, line, type Unit } from "./line.ts";
import { compare } from "./measure.ts";
import { BODY, type Size } from "./town-of-size.ts";

const ROUNDS = 5;
const MAIN = resolve("dist/main.js");
const AT = "--at=2027-03-01T10:00";
const BARE = ["-e", "process.stdout.write('ready\\n'); process.stdin.resume()"];

interface Started {
  /** µs from the start to the first output that matches. */
  readonly ready: number;
  /** MB in memory then. */
  readonly memory: number;
}

type Start = () => Promise<Started>;

const bare: Start = () => start(BARE, /ready/u);
const ready = (started: Started): number => started.ready;
const memory = (started: Started): number => started.memory;

/** The built bundle on a town's file, against a bare node that says something. */
export async function benchProcess(file: string, size: Size): Promise<readonly Line[]> {
  const answer: Start = () => start([MAIN, AT, "next-meeting", BODY], /2027/u, file);
  const conversation: Start = () => start([MAIN, AT], /\/quit/u, file);
  const measured = async (
    what: string,
    unit: Unit,
    ours: Start,
    of: (started: Started) => number,
  ): Promise<Line> => {
    const subject = { what, floorIs: "node that prints a word", unit };
    const compared = await compare(
      async () => of(await ours()),
      async () => of(await bare()),
      ROUNDS,
    );
    return line(subject, size, compared);
  };
  return [
    await measured(`\`utopia next-meeting ${BODY}\` to its answer`, "ms", answer, ready),
    await measured("the conversation to its welcome", "ms", conversation, ready),
    await measured("the conversation's memory then", "MB", conversation, memory),
  ];
}

async function start(args: readonly string[], shows: RegExp, file = ""): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, UTOPIA_DB: file, NO_COLOR: "1" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = new Promise<void>((settle) => child.once("close", () => settle()));
  const started = await new Promise<Started>((settle, fail) => {
    let shown = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (shown += text));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      if (shows.test(shown))
        settle({ ready: (performance.now() - began) * 1_000, memory: memoryOf(child.pid) });
    });
    child.once("close", () => fail(new Error(`it never was ready:\n${shown}`)));
  });
  child.stdin.end();
  if (args === BARE) child.kill();
  await ended;
  return started;
}

/** MB of the process that are in memory; not a number where the system does not tell as Linux does, or it has ended. */
export function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(?<kilobytes>\d+)/mu.exec(status)?.groups?.["kilobytes"]) / 1_024;
  } catch {
    return Number.NaN;
  }
}
