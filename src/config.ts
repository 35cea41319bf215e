import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { SetupFault } from "./errors.ts";

const schema = z.object({
  UTOPIA_DB: z.string().min(1).default("var/utopia.db"),
  UTOPIA_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
});

export interface Config {
  /** The SQLite file. */
  readonly database: string;
  readonly logLevel: string;
}

/**
 * Reads the environment, and the file `.env` where there is one, into a frozen Config.
 * @throws {SetupFault} naming every variable that is wrong, and what it may be
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = schema.safeParse(environment);
  if (!read.success)
    throw new SetupFault(
      read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
    );
  return Object.freeze({ database: read.data.UTOPIA_DB, logLevel: read.data.UTOPIA_LOG });
}

/** Adds what `.env` says to the environment; what the environment says already stands. */
export function environmentWithFile(): NodeJS.ProcessEnv {
  if (existsSync(".env")) loadEnvFile(".env");
  return process.env;
}
