import { MatrixError } from "matrix-bot-sdk";
import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { unanswered } from "../../src/unanswered.ts";

/** What a homeserver's refusals mean to us (spec.matrix.org/v1.14/client-server-api/#standard-error-response). */
const REFUSALS: Readonly<Record<string, string>> = {
  M_FORBIDDEN: "not-allowed",
  M_NOT_FOUND: "channel-gone",
  M_TOO_LARGE: "too-long",
  M_USER_DEACTIVATED: "no-account",
};

/** Nothing works until somebody signs in again, or confirms the account. */
const SIGNED_OUT: Readonly<Record<string, string>> = {
  M_UNKNOWN_TOKEN: "signed-out",
  M_MISSING_TOKEN: "signed-out",
  M_USER_SUSPENDED: "account-suspended",
  // https://github.com/matrix-org/synapse-email-account-validity
  ORG_MATRIX_EXPIRED_ACCOUNT: "account-expired",
};

const SOME_SECONDS = 5_000;

/** An error of the library as a failure of a chat platform. */
export function chatError(error: unknown): ChatError {
  return error instanceof ChatError ? error : new ChatError(failureOf(error));
}

/** Why the homeserver does not let us in, which nothing but a person mends; undefined when it is something else. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof MatrixError && Object.hasOwn(SIGNED_OUT, error.errcode)
    ? SIGNED_OUT[error.errcode]
    : undefined;
}

/** Whether something was refused for good, by this code if one is given. */
export const isRefused = (error: unknown, code?: string): boolean =>
  error instanceof ChatError &&
  error.failure.kind === "refused" &&
  (code === undefined || error.failure.code === code);

function failureOf(error: unknown): ChatFailure {
  if (error instanceof MatrixError) return answerOf(error);
  const status = statusOf(error);
  if (status === 429) return { kind: "limited", retryAfter: SOME_SECONDS };
  // Whatever stands before the homeserver turned us away.
  if (status === 503) return { kind: "unavailable", code: `http-${status}` };
  if (status !== undefined) return { kind: "ambiguous", code: `http-${status}` };
  return unanswered(error);
}

function answerOf(error: MatrixError): ChatFailure {
  const { errcode, statusCode, retryAfterMs } = error;
  if (errcode === "M_LIMIT_EXCEEDED" || statusCode === 429)
    return { kind: "limited", retryAfter: retryAfterMs ?? SOME_SECONDS };
  const refusal = refusalOf(error);
  // Once it is mended it will be sent: nothing is wrong with the message.
  if (refusal !== undefined) return { kind: "unavailable", code: refusal };
  if (statusCode >= 500) return { kind: "ambiguous", code: `http-${statusCode}` };
  return { kind: "refused", code: REFUSALS[errcode] ?? errcode };
}

/** What is no answer of a homeserver, but of something before it, is thrown as it came. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
