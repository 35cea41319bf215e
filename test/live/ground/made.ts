import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
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
  const unfinished = join(CACHE, `${name}.${process.pid}`);
  try {
    await step(what, () => install(unfinished));
    renameSync(unfinished, join(CACHE, name));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return join(CACHE, name);
}
