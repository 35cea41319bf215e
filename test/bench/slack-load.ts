import { createHmac } from "node:crypto";
import { Agent, createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Told } from "./load.ts";

const SECOND = 1_000;
/** Nobody waits longer: an answer that has not come by then was lost. */
const PATIENCE = 30 * SECOND;

/** What somebody types, and where. */
export interface Typed {
  readonly user: string;
  readonly channel: string;
  readonly words: string;
}

/** Slack as far as a load needs it: sends signed commands, hears their answers, and takes all else without a look. */
export class SlackLoad {
  readonly botToken = "xoxb-bench";
  readonly appToken = "xapp-bench";
  readonly signingSecret = "bench";
  readonly #server: Server;
  // Both close what has been idle for 5 seconds: left sooner, none is used as it is closed.
  readonly #agent = new Agent({ keepAlive: true, timeout: 2 * SECOND });
  readonly #waiting = new Map<string, (at: number) => void>();
  /** What was answered last. */
  last = "";
  #count = 0;

  private constructor() {
    this.#server = createServer((asked, response) => {
      this.#take(asked).then(
        (body) => response.setHeader("content-type", "application/json").end(body),
        () => asked.socket.destroy(),
      );
    });
  }

  static async start(): Promise<SlackLoad> {
    const load = new SlackLoad();
    await new Promise<void>((resolve) => {
      load.#server.listen(0, "127.0.0.1", resolve);
    });
    return load;
  }

  close(): void {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get #url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `${this.#url}/api/`;
  }

  async #take(asked: IncomingMessage): Promise<string> {
    const body = await text(asked);
    const [, room, name = ""] = (asked.url ?? "").split("/");
    if (room === "api") return JSON.stringify(this.#reply(name, body));
    this.#answered(name, body);
    return "{}";
  }

  #answered(id: string, body: string): void {
    this.last = body;
    this.#waiting.get(id)?.(performance.now());
    this.#waiting.delete(id);
  }

  #reply(method: string, body: string): unknown {
    this.#count += 1;
    const asked = new URLSearchParams(body);
    const id = asked.get("user") ?? asked.get("channel");
    return {
      ok: true,
      ts: `1.${this.#count}`,
      ...(method === "users.info" && { user: { id, real_name: id } }),
      ...(method === "conversations.info" && { channel: { id, name: id, is_member: true } }),
      ...(method === "conversations.history" && { messages: [], has_more: false }),
    };
  }

  async #acknowledged(id: string, response: IncomingMessage): Promise<number> {
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
    const answer = await text(response);
    if (answer !== "") this.#answered(id, answer);
    return performance.now();
  }

  /** Types a command to the app that listens at a port. */
  says(port: number, typed: Typed): Told {
    this.#count += 1;
    const id = String(this.#count);
    const answered = new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer to ${typed.words}`)), PATIENCE);
      this.#waiting.set(id, (at) => {
        clearTimeout(late);
        resolve(at);
      });
    });
    const body = formOf(typed, id, `${this.#url}/answer/${id}`);
    return { acknowledged: this.#post(port, id, body), answered };
  }

  /** What comes with an acknowledgement is the answer. */
  #post(port: number, id: string, body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const posted = request(
        { port, host: "127.0.0.1", path: "/slack/events", method: "POST", agent: this.#agent },
        (response) => {
          resolve(this.#acknowledged(id, response));
        },
      );
      for (const [name, value] of Object.entries(signed(body, this.signingSecret)))
        posted.setHeader(name, value);
      posted.once("error", reject).end(body);
    });
  }
}

const formOf = ({ user, channel, words }: Typed, id: string, responseUrl: string): string =>
  new URLSearchParams({
    token: "none",
    team_id: "T",
    team_domain: "bench",
    channel_id: channel,
    channel_name: channel,
    user_id: user,
    user_name: user,
    command: "/utopia",
    text: words,
    api_app_id: "A",
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: id,
  }).toString();

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signed(body: string, secret: string): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(Date.now() / SECOND));
  const sum = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": seconds,
    "x-slack-signature": `v0=${sum}`,
  };
}
