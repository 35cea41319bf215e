import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { step } from "./progress.ts";

const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "utopia-synapse");

/** Something installed in a folder of its own: once for all later runs. */
export interface Installation {
  readonly name: string;
  readonly what: string;
  readonly install: (folder: string) => Promise<void>;
}

/** The folder of an installation that an earlier run made. */
export function kept({ name }: Installation): string | undefined {
  const folder = join(CACHE, name);
  return existsSync(folder) ? folder : undefined;
}

/** Installs it now. It gets its name when it is whole: half of one is never taken for it. */
export async function made({ name, what, install }: Installation): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const folder = join(CACHE, name);
  const unfinished = `${folder}.${process.pid}`;
  try {
    await step(what, () => install(unfinished));
    // Another run may have been faster.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    if (!holdsMounts(unfinished)) rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Whether the machine's own /dev or /proc may still be reached through it: it is then not to be removed. */
function holdsMounts(folder: string): boolean {
  const mounts = "/proc/self/mounts";
  return existsSync(mounts) && readFileSync(mounts, "utf8").includes(` ${folder}/`);
}
