import { LogService } from "matrix-bot-sdk";
import type { Log } from "../../src/log.ts";

/** What the library says of each failure comes with an error that we handle: it is only of use when one looks for more. */
export function quieten(log: Log): void {
  const debug = (from: string, ...said: readonly unknown[]) =>
    log.debug({ from: `matrix ${from}` }, said.map(wordsOf).join(" "));
  LogService.setLogger({
    trace: () => undefined,
    debug: () => undefined,
    info: debug,
    warn: debug,
    error: debug,
  });
}

const wordsOf = (one: unknown): string => {
  if (one instanceof Error) return one.message;
  return typeof one === "string" ? one : (JSON.stringify(one) ?? "");
};
