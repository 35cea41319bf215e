import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { unanswered } from "../../src/unanswered.ts";

/** What Slack's refusals mean to us (docs.slack.dev/reference/methods/chat.postMessage#errors). */
const REFUSALS: Readonly<Record<string, string>> = {
  channel_not_found: "channel-gone",
  is_archived: "channel-archived",
  // What an edit is told in an archived channel.
  is_inactive: "channel-archived",
  not_in_channel: "not-invited",
  restricted_action: "not-allowed",
  restricted_action_read_only_channel: "not-allowed",
  restricted_action_thread_only_channel: "not-allowed",
  access_denied: "not-allowed",
  no_permission: "not-allowed",
  missing_scope: "missing-scope",
  messages_tab_disabled: "directs-off",
  user_not_found: "no-account",
  user_not_visible: "no-account",
  user_disabled: "no-account",
  cannot_dm_bot: "no-account",
  message_not_found: "message-gone",
  cant_update_message: "message-gone",
  edit_window_closed: "message-gone",
  msg_too_long: "too-long",
  msg_blocks_too_long: "too-long",
  metadata_too_large: "too-long",
};

/** Nothing works until somebody puts a new token. */
const SIGNED_OUT: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "not_allowed_token_type",
  "account_inactive",
  "token_revoked",
  "token_expired",
]);

/** Slack says of these that some of the operation may have been carried out. */
const MAY_HAVE_WORKED: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
]);
const WORTH_ANOTHER_TRY: ReadonlySet<string> = new Set([
  "service_unavailable",
  "team_added_to_org",
]);

interface WebApiAnswer {
  readonly response_metadata?: { readonly scopes?: readonly string[] };
}

interface WebApiError {
  readonly code: string;
  readonly data?: WebApiAnswer & { readonly error: string };
  readonly statusCode?: number;
  readonly retryAfter?: number;
  readonly original?: unknown;
}

function isWebApiError(error: unknown): error is WebApiError {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("slack_webapi")
  );
}

/** Slack's name of what is wrong with a token, which nothing but a new one mends; undefined when it is something else. */
export function refusalOf(error: unknown): string | undefined {
  const name = isWebApiError(error) ? error.data?.error : undefined;
  return name !== undefined && SIGNED_OUT.has(name) ? name : undefined;
}

/** The scopes that we have, as Slack tells with every answer and every refusal; undefined where it told none. */
export function scopesTold(answerOrError: unknown): readonly string[] | undefined {
  const answer = isWebApiError(answerOrError) ? answerOrError.data : answerOrError;
  const { response_metadata: told } = (answer ?? {}) as WebApiAnswer;
  return told?.scopes;
}

/** An error of the Web API as a failure of a chat platform. */
export function chatError(error: unknown): ChatError {
  return error instanceof ChatError ? error : new ChatError(failureOf(error));
}

function failureOf(error: unknown): ChatFailure {
  if (!isWebApiError(error)) return { kind: "ambiguous", code: "unknown" };
  switch (error.code) {
    case "slack_webapi_rate_limited_error":
      return { kind: "limited", retryAfter: (error.retryAfter ?? 1) * 1_000 };
    case "slack_webapi_platform_error":
      return platformFailure(error.data?.error ?? "unknown");
    case "slack_webapi_http_error":
      return httpFailure(error.statusCode ?? 0);
    default:
      return unanswered(error.original);
  }
}

function platformFailure(name: string): ChatFailure {
  if (name === "ratelimited" || name === "rate_limited")
    return { kind: "limited", retryAfter: 1_000 };
  if (MAY_HAVE_WORKED.has(name)) return { kind: "ambiguous", code: name };
  if (WORTH_ANOTHER_TRY.has(name)) return { kind: "unavailable", code: name };
  // With another token it will be sent: nothing is wrong with the message.
  if (SIGNED_OUT.has(name)) return { kind: "unavailable", code: "signed-out" };
  return { kind: "refused", code: REFUSALS[name] ?? name };
}

function httpFailure(status: number): ChatFailure {
  const code = `http-${status}`;
  return status >= 500 ? { kind: "ambiguous", code } : { kind: "unavailable", code };
}
