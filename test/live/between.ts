import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";

/** What becomes of a request instead of being answered. `lost`: it is done, and its answer lost. */
export type Mishap =
  | "lost"
  | { readonly status: number; readonly body?: Readonly<Record<string, unknown>> };

interface Planned {
  readonly of: RegExp;
  readonly mishap: Mishap;
}

const PATIENCE = 20_000;

/**
 * Stands between a client and its homeserver: passes on all that is asked, but for what it is
 * told to have fail, and knows what the client was told by `/sync`.
 */
export class Between {
  readonly #server: Server;
  readonly #home: URL;
  readonly #planned: Planned[] = [];
  /** What was asked, and, under the number of its question, what each /sync told. */
  readonly #asked: string[] = [];
  readonly #told = new Map<number, string>();
  url = "";

  private constructor(home: string) {
    this.#home = new URL(home);
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
  }

  static async before(home: string): Promise<Between> {
    const between = new Between(home);
    await new Promise<void>((resolve) => between.#server.listen(0, "127.0.0.1", resolve));
    const { port } = between.#server.address() as AddressInfo;
    between.url = `http://127.0.0.1:${port}`;
    return between;
  }

  /** The next request of these (« PUT /_matrix/… ») fails so, that has no mishap yet. */
  fails(of: RegExp, mishap: Mishap): void {
    this.#planned.push({ of, mishap });
  }

  /** How often something of these was asked. */
  asked(of: RegExp): number {
    return this.#asked.filter((one) => of.test(one)).length;
  }

  /** Settled once the client was told something that reads so, and has asked for what follows. */
  async heard(words: string | RegExp): Promise<void> {
    const isIt = (body: string) =>
      typeof words === "string" ? body.includes(words) : words.test(body);
    await vi.waitFor(
      () => {
        const [round] = [...this.#told].find(([, body]) => isIt(body)) ?? [];
        if (round === undefined) throw new Error(`the client was never told ${String(words)}`);
        const after = this.#asked.slice(round + 1).some((one) => one.includes("/sync"));
        if (!after) throw new Error(`the client is not done with ${String(words)}`);
      },
      { timeout: PATIENCE, interval: 10 },
    );
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const line = `${asked.method} ${asked.url}`;
    const number = this.#asked.push(line) - 1;
    const at = this.#planned.findIndex(({ of }) => of.test(line));
    const mishap = at === -1 ? undefined : this.#planned.splice(at, 1)[0]?.mishap;
    if (mishap !== undefined && mishap !== "lost") {
      asked.resume();
      answer.writeHead(mishap.status, { "content-type": "application/json" });
      answer.end(mishap.body === undefined ? "" : JSON.stringify(mishap.body));
      return;
    }
    const { hostname, port } = this.#home;
    const { method, url: path, headers } = asked;
    const onward = request({ hostname, port, method, path, headers }, (told) => {
      const parts: Buffer[] = [];
      told.on("data", (part: Buffer) => parts.push(part));
      told.on("end", () => {
        const body = Buffer.concat(parts);
        if (line.includes("/sync")) this.#told.set(number, body.toString("utf8"));
        if (mishap === "lost") answer.destroy();
        else answer.writeHead(told.statusCode ?? 500, told.headers).end(body);
      });
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
