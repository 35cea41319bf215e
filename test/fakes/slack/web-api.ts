import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Fields, word } from "./checks.ts";
import { type Bearer, call, type Slack } from "./methods.ts";
import type { Reply } from "./refusals.ts";
import { refused } from "./refusals.ts";
import type { Call, Turn, Turns } from "./turns.ts";

/** Arguments that come as JSON within a form. */
const NESTED = ["blocks", "metadata", "view", "attachments"];

interface Tokens {
  readonly bot: string;
  readonly app: string;
  readonly isRevoked: boolean;
}

export interface Desk {
  readonly slack: Slack;
  readonly turns: Turns;
  readonly calls: Call[];
  readonly tokens: () => Tokens;
}

/** Answers one call of the Web API, or fails in the way that was planned for it. */
export async function answerCall(
  desk: Desk,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const args = await argumentsOf(request);
  const { turn, isImpatient } = desk.turns.next(method, word(args["channel"]));
  const reply = isCarriedOut(turn)
    ? call(desk.slack, method, args, bearerOf(desk.tokens(), request, args))
    : undefined;
  const { token: _, ...seen } = args;
  desk.calls.push({
    method,
    args: seen,
    turn,
    isDone: reply?.ok === true,
    error: reply?.ok === false ? String(reply["error"]) : undefined,
    isImpatient,
  });
  respond(turn, reply, request, response, desk.slack.scopes);
}

const isCarriedOut = (turn: Turn | "well"): boolean =>
  turn === "well" ||
  turn === "answer lost" ||
  turn === "done and broken" ||
  turn === "done and mute";

function respond(
  turn: Turn | "well",
  reply: Reply | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  scopes: ReadonlySet<string>,
): void {
  if (typeof turn === "object") {
    if ("refused" in turn) return send(response, 200, refused(turn.refused));
    response.setHeader("retry-after", turn.limited);
    return send(response, 429, refused("ratelimited"));
  }
  switch (turn) {
    case "well":
      response.setHeader("x-oauth-scopes", [...scopes].join(","));
      return send(response, 200, reply);
    case "answer lost":
    case "lost":
      request.socket.destroy();
      return undefined;
    case "done and broken":
    case "broken":
      return send(response, 500, refused("internal_error"));
    case "done and mute":
    case "mute":
      return undefined;
    default:
      return turn satisfies never;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

/** A form whose nested values are JSON, or JSON throughout. */
async function argumentsOf(request: IncomingMessage): Promise<Fields> {
  const body = await text(request);
  if (request.headers["content-type"]?.includes("application/json"))
    return body === "" ? {} : JSON.parse(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  const nested = NESTED.filter((name) => form[name] !== undefined).map((name) => [
    name,
    parsed(form[name] ?? ""),
  ]);
  return { ...form, ...Object.fromEntries(nested) };
}

/** What is no JSON stays the text that it is, for the method to refuse. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function bearerOf(tokens: Tokens, request: IncomingMessage, args: Fields): Bearer {
  const token = request.headers.authorization?.replace(/^Bearer /u, "") ?? args["token"] ?? "";
  if (token === "") return "nobody";
  if (tokens.isRevoked) return "revoked";
  if (token === tokens.bot) return "bot";
  return token === tokens.app ? "app" : "unknown";
}
