import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { Content, Found, Place } from "../../src/chat.ts";

/*
 * A chat platform as a process of its own on loopback, which outlives the bot that speaks
 * to it. It holds several worlds that know nothing of each other: `/<world>/<act>`. It
 * prints its port, and ends with its input.
 */

export type Act = "post" | "edit" | "find";

/** What a request carries: its instant (epoch ms) is by the clock that the test plays. */
export interface Asked {
  readonly at: Place;
  readonly key: string;
  readonly instant: number;
  /** Of a post or an edit. */
  readonly content?: Content;
  /** Of an edit. */
  readonly messageId?: string;
  /** Of a search: epoch ms. */
  readonly since?: number;
}

/** How one request goes. */
export type Turn =
  | "well"
  /** Carried out; the connection is closed instead of an answer. */
  | "answer lost"
  /** 500, carried out or not. */
  | "done and broken"
  | "broken"
  /** Never answered, carried out or not. */
  | "done and mute"
  | "mute"
  /** Never answered; carried out once it was looked for in vain, as what was long under way. */
  | "late"
  /** 429, and so is the same again within so many seconds. */
  | { readonly limited: number }
  /** Carried out; this process is killed instead of an answer. */
  | { readonly kill: number };

/** How the coming requests of each act go, one after the other; those after them go well. */
export type Turns = Readonly<Partial<Record<Act, readonly Turn[]>>>;

/** A request without what it said, and what became of it. */
export interface Handled extends Omit<Asked, "content"> {
  readonly act: Act;
  readonly turn: Turn;
  /** Whether it came before the wait that was asked for was over. */
  readonly impatient: boolean;
}

export interface Standing {
  readonly id: string;
  readonly at: Place;
  /** The key of its post. */
  readonly key: string;
  readonly content: Content;
  /** Epoch ms: when it was posted or last edited. */
  readonly changedAt: number;
}

/** All that a world knows. */
export interface Memory {
  readonly standing: readonly Standing[];
  readonly requests: readonly Handled[];
}

type Answer = { readonly status: number; readonly body: unknown; readonly retryAfter?: number };

const DONE: Answer = { status: 200, body: {} };
const SECOND = 1_000;
/** How long an edit takes to be answered (ms): more may change meanwhile. */
const EDITING = 20;

class World {
  readonly #standing = new Map<string, Standing>();
  readonly #requests: Handled[] = [];
  readonly #turns: Record<Act, Turn[]> = { post: [], edit: [], find: [] };
  /** Until when (epoch ms) each request is asked to wait, by its act and key. */
  readonly #limits = new Map<string, number>();
  readonly #late = new Map<string, () => void>();

  get memory(): Memory {
    return { standing: [...this.#standing.values()], requests: this.#requests };
  }

  expect({ post = [], edit = [], find = [] }: Turns): void {
    Object.assign(this.#turns, { post: [...post], edit: [...edit], find: [...find] });
  }

  /** Undefined: no answer at all. `close`: the connection with it. */
  hear(act: Act, asked: Asked): Answer | "close" | undefined {
    const limit = `${act} ${asked.at.address}`;
    const wait = (this.#limits.get(limit) ?? 0) - asked.instant;
    const impatient = wait > 0;
    const turn = impatient ? { limited: wait / SECOND } : (this.#turns[act].shift() ?? "well");
    const { content: _, ...request } = asked;
    this.#requests.push({ ...request, act, turn, impatient });
    const finish = () => this.#carryOut(act, asked);
    if (typeof turn === "object" && "limited" in turn) {
      this.#limits.set(limit, asked.instant + turn.limited * SECOND);
      return { status: 429, body: {}, retryAfter: Math.ceil(turn.limited) };
    }
    if (typeof turn === "object") {
      finish();
      process.kill(turn.kill, "SIGKILL");
      return "close";
    }
    switch (turn) {
      case "well":
        return finish();
      case "answer lost":
        finish();
        return "close";
      case "done and broken":
        finish();
        return { status: 500, body: {} };
      case "broken":
        return { status: 500, body: {} };
      case "done and mute":
        finish();
        return undefined;
      case "mute":
        return undefined;
      case "late":
        this.#late.set(asked.key, finish);
        return undefined;
      default:
        return turn satisfies never;
    }
  }

  #carryOut(act: Act, asked: Asked): Answer {
    switch (act) {
      case "post":
        return this.#post(asked);
      case "edit":
        return this.#edit(asked);
      case "find":
        return { status: 200, body: this.#find(asked) };
      default:
        return act satisfies never;
    }
  }

  /** The same key again gives the same message. */
  #post({ at, key, content = {}, instant }: Asked): Answer {
    const known = this.#byKey(at, key);
    const id = known?.id ?? `m${this.#standing.size + 1}`;
    if (known === undefined) this.#standing.set(id, { id, at, key, content, changedAt: instant });
    return { status: 200, body: { messageId: id } };
  }

  #edit({ messageId = "", content = {}, instant }: Asked): Answer {
    const message = this.#standing.get(messageId);
    if (message === undefined) return { status: 404, body: {} };
    this.#standing.set(messageId, { ...message, content, changedAt: instant });
    return DONE;
  }

  #find({ at, key, since = 0 }: Asked): Found {
    const message = this.#byKey(at, key);
    this.#late.get(key)?.();
    this.#late.delete(key);
    return message === undefined || message.changedAt < since
      ? { found: "no" }
      : { found: "yes", messageId: message.id };
  }

  #byKey(at: Place, key: string): Standing | undefined {
    return [...this.#standing.values()].find(
      (one) => one.key === key && one.at.address === at.address,
    );
  }
}

const worlds = new Map<string, World>();

function worldNamed(name: string): World {
  const world = worlds.get(name) ?? new World();
  worlds.set(name, world);
  return world;
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.retryAfter !== undefined) response.setHeader("retry-after", answer.retryAfter);
  response.writeHead(answer.status, { "content-type": "application/json" });
  response.end(JSON.stringify(answer.body));
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = "", path = ""] = (request.url ?? "").split("/");
  const world = worldNamed(name);
  const asked = request.method === "GET" ? undefined : await json(request);
  switch (path) {
    case "memory":
      return send(response, { status: 200, body: world.memory });
    case "turns":
      world.expect(asked as Turns);
      return send(response, DONE);
    case "post":
    case "edit":
    case "find": {
      const answer = world.hear(path, asked as Asked);
      if (path === "edit") await setTimeout(EDITING);
      if (answer === "close") request.socket.destroy();
      else if (answer) send(response, answer);
      return undefined;
    }
    default:
      return send(response, { status: 404, body: {} });
  }
}

const server = createServer((request, response) => {
  // A bot that was killed while it spoke has said nothing.
  handle(request, response).catch(() => request.socket.destroy());
});
// A connection is never closed just as somebody, on a busy machine, takes it up again.
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
