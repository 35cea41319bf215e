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
  /** What was asked, and what each /sync told. */
  readonly #asked: string[] = [];
  readonly #told: string[] = [];
  url = "";
  /** How much longer ago (ms) everything seems to have been said. */
  later = 0;
  /** Whether the keys that people give its client are kept back; they are told once they no longer are. */
  keepsKeys = false;
  #keys: readonly unknown[] = [];

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
        const bodies = this.#told.filter(isIt);
        if (bodies.length === 0) throw new Error(`the client was never told ${String(words)}`);
        // What is told again after a mishap may end elsewhere.
        if (!bodies.some((body) => this.#isFollowed(body)))
          throw new Error(`the client is not done with ${String(words)}`);
      },
      { timeout: PATIENCE, interval: 10 },
    );
  }

  #isFollowed(body: string): boolean {
    const { next_batch: next } = JSON.parse(body) as { readonly next_batch: string };
    const since = `since=${encodeURIComponent(next)}`;
    return this.#asked.some((one) => one.includes("/sync?") && one.includes(since));
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const line = `${asked.method} ${asked.url}`;
    this.#asked.push(line);
    const at = this.#planned.findIndex(({ of }) => of.test(line));
    const mishap = at === -1 ? undefined : this.#planned.splice(at, 1)[0]?.mishap;
    if (mishap !== undefined && mishap !== "lost") {
      asked.resume();
      answer.writeHead(mishap.status, { "content-type": "application/json" });
      answer.end(mishap.body === undefined ? "" : JSON.stringify(mishap.body));
      return;
    }
    const { hostname, port } = this.#home;
    const { method, url: path } = asked;
    const onward = request({ hostname, port, method, path, headers: asked.headers }, (told) => {
      const parts: Buffer[] = [];
      told.on("data", (part: Buffer) => parts.push(part));
      told.on("end", () => {
        const aged = this.#aged(Buffer.concat(parts).toString("utf8"));
        const isSync = line.includes("/sync?") && told.statusCode === 200;
        const body = Buffer.from(isSync ? this.#keyed(aged) : aged);
        if (line.includes("/sync?")) this.#told.push(body.toString("utf8"));
        if (mishap === "lost") answer.destroy();
        else {
          const { "transfer-encoding": _, ...headers } = told.headers;
          answer.writeHead(told.statusCode ?? 500, { ...headers, "content-length": body.length });
          answer.end(body);
        }
      });
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  }

  #aged(body: string): string {
    if (this.later === 0) return body;
    return body.replaceAll(/"age":(\d+)/gu, (_, age) => `"age":${Number(age) + this.later}`);
  }

  #keyed(body: string): string {
    const sync = JSON.parse(body) as {
      readonly to_device?: { readonly events?: readonly unknown[] };
    };
    const keys = [...this.#keys, ...(sync.to_device?.events ?? [])];
    this.#keys = this.keepsKeys ? keys : [];
    return JSON.stringify({ ...sync, to_device: { events: this.keepsKeys ? [] : keys } });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
