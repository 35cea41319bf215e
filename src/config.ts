import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { SetupFault } from "./errors.ts";

const MOST_KEPT = 3_650;
const LAST_PORT = 65_535;
/** What seals keys is not to be guessed. */
const LEAST_KEY = 32;
const MOST_PACE = 60_000;

/** What stands in `.env` without a value is not set. */
const unset = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), type);

const slack = {
  UTOPIA_SLACK_BOT_TOKEN: unset(
    z.string().startsWith("xoxb-", "commence par / begins with xoxb-").optional(),
  ),
  UTOPIA_SLACK_APP_TOKEN: unset(
    z.string().startsWith("xapp-", "commence par / begins with xapp-").optional(),
  ),
  UTOPIA_SLACK_SIGNING_SECRET: unset(z.string().optional()),
  UTOPIA_SLACK_PORT: unset(z.coerce.number().int().min(1).max(LAST_PORT).default(3_000)),
  UTOPIA_SLACK_API_URL: unset(z.url({ protocol: /^https?$/u }).optional()),
};

const discord = {
  UTOPIA_DISCORD_TOKEN: unset(z.string().optional()),
  UTOPIA_DISCORD_SHARDS: unset(z.coerce.number().int().min(1).optional()),
  UTOPIA_DISCORD_EVENTS: unset(z.enum(["on", "off"]).default("on")),
  UTOPIA_DISCORD_API_URL: unset(z.url({ protocol: /^https?$/u }).optional()),
};

const matrix = {
  UTOPIA_MATRIX_URL: unset(z.url({ protocol: /^https?$/u }).optional()),
  UTOPIA_MATRIX_USER: unset(z.string().optional()),
  UTOPIA_MATRIX_PASSWORD: unset(z.string().optional()),
  UTOPIA_MATRIX_TOKEN: unset(z.string().optional()),
  UTOPIA_MATRIX_KEY: unset(
    z
      .string()
      .min(LEAST_KEY, `au moins ${LEAST_KEY} caractères / at least ${LEAST_KEY} characters`)
      .optional(),
  ),
  UTOPIA_MATRIX_INVITE: unset(z.string().default("")),
  UTOPIA_MATRIX_PACE: unset(z.coerce.number().int().min(0).max(MOST_PACE).default(0)),
  UTOPIA_MATRIX_CONFIRMED: unset(z.iso.date().optional()),
};

const schema = z
  .object({
    ...slack,
    ...discord,
    ...matrix,
    UTOPIA_DB: z.string().min(1).default("var/utopia.db"),
    UTOPIA_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
    UTOPIA_BACKUPS: unset(z.string().optional()),
    UTOPIA_BACKUPS_KEPT: unset(z.coerce.number().int().min(1).max(MOST_KEPT).default(14)),
    UTOPIA_HEALTH_PORT: unset(z.coerce.number().int().min(1).max(LAST_PORT).optional()),
    UTOPIA_HEARTBEAT_URL: unset(z.url({ protocol: /^https?$/u }).optional()),
    UTOPIA_SCHOOL_HOLIDAYS: unset(z.string().optional()),
  })
  .refine((read) => read.UTOPIA_SLACK_BOT_TOKEN === undefined || waysToSlack(read).length === 1, {
    path: ["UTOPIA_SLACK_BOT_TOKEN"],
    error:
      "donnez aussi UTOPIA_SLACK_APP_TOKEN, ou bien UTOPIA_SLACK_SIGNING_SECRET / give UTOPIA_SLACK_APP_TOKEN too, or else UTOPIA_SLACK_SIGNING_SECRET",
  });

/** By sockets, or by requests that are signed. */
function waysToSlack(read: {
  readonly UTOPIA_SLACK_APP_TOKEN?: string | undefined;
  readonly UTOPIA_SLACK_SIGNING_SECRET?: string | undefined;
}): readonly string[] {
  return [read.UTOPIA_SLACK_APP_TOKEN, read.UTOPIA_SLACK_SIGNING_SECRET].filter(
    (one) => one !== undefined,
  );
}

export interface Config {
  /** The SQLite file. */
  readonly database: string;
  readonly logLevel: string;
  /** Where the database is copied each day, and how many copies stay. */
  readonly backups: BackupSettings | undefined;
  /** Of this machine only: where a monitor asks how Utopia does. */
  readonly healthPort: number | undefined;
  /** Asked for each minute as long as the clock ticks. It may hold a secret. */
  readonly heartbeatUrl: string | undefined;
  /** A file of school holidays in place of ours. */
  readonly schoolHolidays: string | undefined;
  /** What connects us to a Slack workspace. */
  readonly slack: ReturnType<typeof slackOf>;
  /** What connects us to Discord. */
  readonly discord: ReturnType<typeof discordOf>;
  /** What connects us to a Matrix homeserver. */
  readonly matrix: ReturnType<typeof matrixOf>;
}

export interface BackupSettings {
  readonly folder: string;
  readonly kept: number;
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
  const { data } = read;
  const folder = data.UTOPIA_BACKUPS;
  return Object.freeze({
    database: data.UTOPIA_DB,
    logLevel: data.UTOPIA_LOG,
    backups: folder === undefined ? undefined : { folder, kept: data.UTOPIA_BACKUPS_KEPT },
    healthPort: data.UTOPIA_HEALTH_PORT,
    heartbeatUrl: data.UTOPIA_HEARTBEAT_URL,
    schoolHolidays: data.UTOPIA_SCHOOL_HOLIDAYS,
    slack: slackOf(data),
    discord: discordOf(data),
    matrix: matrixOf(data),
  });
}

function slackOf(data: z.infer<typeof schema>) {
  const { UTOPIA_SLACK_BOT_TOKEN: botToken, UTOPIA_SLACK_APP_TOKEN: appToken } = data;
  if (botToken === undefined) return undefined;
  const apiUrl = data.UTOPIA_SLACK_API_URL;
  const transport =
    appToken === undefined
      ? {
          kind: "http" as const,
          signingSecret: data.UTOPIA_SLACK_SIGNING_SECRET ?? "",
          port: data.UTOPIA_SLACK_PORT,
        }
      : { kind: "sockets" as const, appToken };
  return { botToken, transport, ...(apiUrl !== undefined && { apiUrl }) };
}

function discordOf(data: z.infer<typeof schema>) {
  const { UTOPIA_DISCORD_TOKEN: token, UTOPIA_DISCORD_SHARDS: shards } = data;
  if (token === undefined) return undefined;
  const apiUrl = data.UTOPIA_DISCORD_API_URL;
  return {
    token,
    events: data.UTOPIA_DISCORD_EVENTS === "on",
    ...(apiUrl !== undefined && { apiUrl }),
    ...(shards !== undefined && { shards }),
  };
}

function matrixOf(data: z.infer<typeof schema>) {
  const { UTOPIA_MATRIX_URL: url, UTOPIA_MATRIX_USER: user, UTOPIA_MATRIX_TOKEN: token } = data;
  if (url === undefined) return undefined;
  const { UTOPIA_MATRIX_PASSWORD: password, UTOPIA_MATRIX_KEY: key } = data;
  const confirmed = data.UTOPIA_MATRIX_CONFIRMED;
  return {
    url: url.replace(/\/$/u, ""),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(token !== undefined && { token }),
    ...(key !== undefined && { key }),
    invite: data.UTOPIA_MATRIX_INVITE.split(/[\s,;]+/u).filter((one) => one !== ""),
    pace: data.UTOPIA_MATRIX_PACE,
    ...(confirmed !== undefined && { confirmedAt: Date.parse(confirmed) }),
  };
}

/** Adds what `.env` says to the environment; what the environment says already stands. */
export function environmentWithFile(): NodeJS.ProcessEnv {
  if (existsSync(".env")) loadEnvFile(".env");
  return process.env;
}
