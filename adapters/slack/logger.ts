import type { Logger } from "@slack/bolt";
import type { Log } from "../../src/log.ts";

const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/gu;

/** Bolt's log in ours, without what it says at each step, and without any token. */
export function quietly(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn({ from: "slack" }, words(said)),
    error: (...said) => log.error({ from: "slack" }, words(said)),
    setLevel: () => undefined,
    getLevel: () => "warn" as ReturnType<Logger["getLevel"]>,
    setName: () => undefined,
  };
}

const words = (said: readonly unknown[]): string =>
  said
    .map((one) => (one instanceof Error ? one.message : String(one)))
    .join(" ")
    .replaceAll(TOKEN, "[…]");
