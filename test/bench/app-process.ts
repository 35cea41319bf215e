import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { Sqlite } from "../../src/store/sqlite.ts";

const MAIN = resolve("dist/main.js");
/** When the towns of the bench are. */
export const AT = "2027-03-01T09:00";
/** Those of the terminal stay there. */
const MOVES = "platform <> 'terminal'";

/** The built bundle on a town's file, with the settings of a platform. */
export function utopiaOn(file: string, settings: NodeJS.ProcessEnv): ChildProcess {
  return started([MAIN, `--at=${AT}`], { UTOPIA_DB: file, UTOPIA_LOG: "error", ...settings });
}

/** A floor: a program that the bench built, which reads its settings as its first argument. */
export function bareOn(program: string, settings: unknown): ChildProcess {
  const path = new URL(`${program}.mjs`, import.meta.url).pathname;
  return started([path, JSON.stringify(settings)]);
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

export async function stopped(child: ChildProcess): Promise<void> {
  const ended = new Promise((settle) => child.once("close", settle));
  child.kill();
  await ended;
}

/** Everybody and every channel of a town of the bench is on this platform from now on. */
export function moveTo(platform: string, scope: string, file: string): void {
  const raw = new Sqlite(file);
  for (const table of ["identity", "channel"])
    raw.prepare(`update ${table} set platform = ?, scope = ? where ${MOVES}`).run(platform, scope);
  raw.close();
}
