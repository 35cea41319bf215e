import type { ChatFailure } from "./chat.ts";

/** No connection was made: nothing can have been carried out (nodejs.org/api/errors.html#common-system-errors). */
const NEVER_ARRIVED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** What a request means to us that ended in this error instead of an answer: whether it may have been carried out all the same. */
export function unanswered(error: unknown): ChatFailure {
  const code = codeOf(error);
  return { kind: NEVER_ARRIVED.has(code) ? "unavailable" : "ambiguous", code };
}

/** The code of an error, or of what caused it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
