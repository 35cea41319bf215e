import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import type { Readable, Writable } from "node:stream";

/** A Python, and where its file system begins: at « / », but in a chroot. */
export interface Python {
  readonly command: readonly [string, ...string[]];
  readonly root: string;
}

/** Those of the machine. Debian's own packages are for the first, which may not be the first on PATH. */
export const HERE: readonly Python[] = ["/usr/bin/python3", "python3"].map((program) => ({
  command: [program],
  root: "/",
}));

export type Running = ChildProcessByStdio<Writable, Readable, Readable>;

export function run({ command: [program, ...first] }: Python, args: readonly string[]): Running {
  const running = spawn(program, [...first, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  running.stdout.setEncoding("utf8");
  running.stderr.setEncoding("utf8");
  return running;
}

/** Whether it can import all of these. */
export function has({ command: [program, ...first] }: Python, modules: readonly string[]): boolean {
  const { status } = spawnSync(program, [...first, "-c", `import ${modules.join(", ")}`]);
  return status === 0;
}

/** A folder as this Python names it. */
export const seenBy = ({ root }: Python, folder: string): string =>
  join("/", relative(root, folder));
