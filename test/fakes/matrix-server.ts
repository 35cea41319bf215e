import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { claim, publishIdentity, query, sendToDevices, sign, upload } from "./matrix/keys.ts";
import { type Json, type Person, Refused, World } from "./matrix/world.ts";

/*
 * The part of a homeserver that devices and their keys need, on loopback. What rooms are
 * for people is tried on a real one, in test/live.
 */

/** How one request goes; « lost »: it is carried out, and the connection closed instead of an answer; « cut »: it never arrives. */
export type Turn = "well" | "lost" | "cut";

type Route = (given: {
  readonly world: World;
  readonly by: Person;
  readonly parts: readonly string[];
  readonly body: Json;
  readonly since: number;
}) => Json | readonly Json[];

const ROUTES: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  ["GET", /^account\/whoami$/u, ({ by }) => ({ user_id: by.userId, device_id: by.deviceId })],
  ["POST", /^logout$/u, ({ world, by }) => (world.signsOut(by), {})],
  ["POST", /^keys\/upload$/u, ({ world, by, body }) => upload(world, by, body)],
  ["POST", /^keys\/query$/u, ({ world, body }) => query(world, body)],
  ["POST", /^keys\/claim$/u, ({ world, body }) => claim(world, body)],
  ["POST", /^keys\/signatures\/upload$/u, ({ world, by, body }) => sign(world, by, body)],
  [
    "POST",
    /^keys\/device_signing\/upload$/u,
    ({ world, by, body }) => publishIdentity(world, by, body),
  ],
  [
    "PUT",
    /^sendToDevice\/([^/]+)\/[^/]+$/u,
    ({ world, by, parts: [type = ""], body }) => sendToDevices(world, by, type, body),
  ],
  [
    "GET",
    /^user\/[^/]+\/account_data\/([^/]+)$/u,
    ({ by, parts: [type = ""] }) => {
      const found = by.account.data.get(type);
      if (found === undefined) throw new Refused(404, "M_NOT_FOUND", "Account data not found");
      return found.content;
    },
  ],
  [
    "PUT",
    /^user\/[^/]+\/account_data\/([^/]+)$/u,
    ({ world, by, parts: [type = ""], body }) => {
      by.account.data.set(type, { at: world.next(), content: body });
      return {};
    },
  ],
  [
    "GET",
    /^rooms\/([^/]+)\/state\/([^/]+)\/([^/]*)$/u,
    ({ world, parts: [room = "", type = "", key = ""] }) => world.state(room, type, key),
  ],
  ["GET", /^rooms\/([^/]+)\/state$/u, ({ world, parts: [room = ""] }) => world.states(room)],
  [
    "GET",
    /^rooms\/([^/]+)\/event\/([^/]+)$/u,
    ({ world, parts: [room = "", id = ""] }) => world.event(room, id),
  ],
  [
    "GET",
    /^rooms\/([^/]+)\/members$/u,
    ({ world, parts: [room = ""] }) => ({ chunk: world.members(room) }),
  ],
  [
    "PUT",
    /^rooms\/([^/]+)\/send\/([^/]+)\/([^/]+)$/u,
    ({ world, by, parts: [room = "", type = "", txn = ""], body }) =>
      world.sends(by, room, type, txn, body),
  ],
  ["GET", /^sync$/u, ({ world, by, since }) => world.syncs(by, since)],
];

export class MatrixServer {
  readonly world = new World();
  /** Every request, in order: « PUT sendToDevice/… ». */
  readonly asked: string[] = [];
  /** Asked before each request. */
  turn: () => Turn = () => "well";
  readonly #server: Server;
  #broken: RegExp | undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      const turn = this.turn();
      if (turn === "cut") {
        request.socket.destroy();
        return;
      }
      this.#answer(request)
        .then(
          (body) => ({ status: 200, body }),
          (error: unknown) =>
            error instanceof Refused
              ? { status: error.status, body: error.body }
              : { status: 500, body: { errcode: "M_UNKNOWN", error: String(error) } },
        )
        .then(({ status, body }) => {
          if (turn === "lost") request.socket.destroy();
          response.statusCode = status;
          return response.end(JSON.stringify(body));
        })
        .catch(() => request.socket.destroy());
    });
  }

  static async start(): Promise<MatrixServer> {
    const matrix = new MatrixServer();
    await new Promise<void>((resolve) => {
      matrix.#server.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => {
      matrix.#server.closeAllConnections();
      matrix.#server.close();
    });
    return matrix;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on, such requests fail. */
  breaks(path: RegExp): void {
    this.#broken = path;
  }

  mends(): void {
    this.#broken = undefined;
  }

  async #answer(request: IncomingMessage): Promise<ReturnType<Route>> {
    const { pathname, searchParams } = new URL(request.url ?? "", this.url);
    const path = pathname.replace("/_matrix/client/v3/", "");
    const method = request.method ?? "";
    this.asked.push(`${method} ${path}`);
    if (this.#broken?.test(path)) throw new Refused(502, "M_UNKNOWN", "out of order");
    const body = (method === "GET" ? {} : await json(request).catch(() => ({}))) as Json;
    if (path === "login") return this.#signIn(body);
    const by = this.world.withToken(request.headers.authorization?.replace("Bearer ", ""));
    for (const [verb, pattern, route] of ROUTES) {
      const found = method === verb ? pattern.exec(path) : null;
      if (found === null) continue;
      const parts = found.slice(1).map((part) => decodeURIComponent(part));
      return route({
        world: this.world,
        by,
        parts,
        body,
        since: Number(searchParams.get("since") ?? 0),
      });
    }
    throw new Refused(404, "M_UNRECOGNIZED", `${method} ${path}`);
  }

  #signIn(body: Json): Json {
    const { user } = body["identifier"] as { readonly user: string };
    const userId = user.startsWith("@") ? user : `@${user}:thionville.fr`;
    if (this.world.accounts.get(userId)?.password !== body["password"])
      throw new Refused(403, "M_FORBIDDEN", "Invalid username or password");
    return this.world.signsIn(userId, body["device_id"] as string | undefined);
  }
}
