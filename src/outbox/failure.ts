import { ChatError, type ChatFailure } from "../chat.ts";

/** What an error of an adapter means; one that is not a ChatError may have been sent. */
export function failureOf(error: unknown): ChatFailure {
  if (error instanceof ChatError) return error.failure;
  return { kind: "ambiguous", code: error instanceof Error ? error.name : "unknown" };
}

/** The same for what does no harm when it is done twice: it is done again after an answer that was lost. */
export function harmlessFailureOf(error: unknown): ChatFailure {
  const failure = failureOf(error);
  return failure.kind === "ambiguous" ? { kind: "unavailable", code: failure.code } : failure;
}
