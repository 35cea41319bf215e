import { type Logger, pino } from "pino";

export type Log = Pick<Logger, "info" | "warn" | "error" | "debug">;

/**
 * The operator's log: JSON lines on stderr, so that stdout stays the conversation's.
 * What could hold a secret is named here and never written.
 */
export function makeLog(level: string): Log {
  return pino(
    {
      level,
      redact: {
        paths: ["*.token", "*.secret", "*.password", "token", "secret", "password"],
        censor: "[…]",
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
