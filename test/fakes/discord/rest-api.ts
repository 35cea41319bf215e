import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Fields, isFields, wrong } from "./checks.ts";
import { limited } from "./rate-limits.ts";
import { invalidForm, type Reply, refusedAs, unauthorized } from "./refusals.ts";
import type { Discord } from "./requests.ts";
import { type Found, majorOf, routeOf } from "./routes.ts";
import type { Call, Turn, Turns } from "./turns.ts";

const BASE = "/api/v10";

export interface Desk {
  readonly discord: Discord;
  readonly turns: Turns;
  readonly calls: Call[];
  readonly token: () => string;
}

/** Answers one request, or fails in the way that was planned for it. */
export async function answerRequest(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://local");
  const path = decodeURIComponent(pathname).replace(BASE, "");
  const found = routeOf(request.method ?? "", path);
  const whole = await bodyOf(request);
  const major = majorOf(found);
  const { turn, isImpatient } = desk.turns.next(found.route, path, major);
  const carriedOut = isCarriedOut(turn)
    ? carryOut(desk, found, request, searchParams, whole)
    : undefined;
  const reply = answerOf(turn, carriedOut);
  desk.calls.push({
    route: found.route,
    path,
    body: isFields(whole) ? whole : {},
    turn,
    isDone: carriedOut !== undefined && carriedOut.status < 300,
    status: reply === undefined || reply === "closed" ? undefined : reply.status,
    refusal: carriedOut?.refusal,
    isImpatient,
  });
  if (reply === undefined) return;
  if (reply === "closed") {
    request.socket.destroy();
    return;
  }
  const headers = { ...desk.discord.limits.headers(found.route, major), ...reply.headers };
  if (reply.body === undefined) {
    response.writeHead(reply.status, headers).end();
    return;
  }
  response.writeHead(reply.status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(reply.body));
}

function carryOut(
  { discord, token }: Desk,
  found: Found,
  request: IncomingMessage,
  query: URLSearchParams,
  whole: unknown,
): Reply {
  if (!found.isOpen && request.headers.authorization !== `Bot ${token()}`) return unauthorized;
  const tooMany = discord.limits.refuse(found.route, majorOf(found), !found.isOpen);
  if (tooMany !== undefined) return tooMany;
  if (whole === UNREADABLE)
    return invalidForm(wrong([], "CONTENT_TYPE_INVALID", "Expected JSON in the body."));
  const body: Fields = isFields(whole) ? whole : {};
  return found.run(discord, { params: found.params, query, body, whole });
}

const isCarriedOut = (turn: Turn): boolean =>
  turn === "well" ||
  turn === "answer lost" ||
  turn === "done and broken" ||
  turn === "done and mute";

const BROKEN: Reply = { status: 500, body: { message: "500: Internal Server Error", code: 0 } };

/** What comes back; undefined: nothing ever does. */
function answerOf(turn: Turn, carriedOut: Reply | undefined): Reply | "closed" | undefined {
  if (typeof turn === "object")
    return "refused" in turn
      ? refusedAs(turn.refused)
      : limited(turn.limited, turn.scope ?? "user");
  switch (turn) {
    case "well":
      return carriedOut;
    case "answer lost":
    case "lost":
      return "closed";
    case "done and broken":
    case "broken":
      return BROKEN;
    case "done and mute":
    case "mute":
      return undefined;
    default:
      return turn satisfies never;
  }
}

/** Files are not spoken here: a body is JSON, or there is none. */
const UNREADABLE = Symbol("unreadable");

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return UNREADABLE;
  }
}
