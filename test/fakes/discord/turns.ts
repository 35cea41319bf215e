import type { Fields } from "./checks.ts";

/** How one request goes. */
export type Turn =
  /** As it should: what a plan has between its mishaps. */
  | "well"
  /** Carried out; the connection is closed instead of an answer. */
  | "answer lost"
  /** Not carried out; the connection is closed. */
  | "lost"
  /** 500, carried out or not. */
  | "done and broken"
  | "broken"
  /** Never answered, carried out or not. */
  | "done and mute"
  | "mute"
  /** 429 for so many seconds, for the same again in the same channel, or for whatever is asked. */
  | { readonly limited: number; readonly scope?: "user" | "shared" | "global" }
  /** Not carried out; Discord's own code of the error. */
  | { readonly refused: number };

/** A request, and what became of it. */
export interface Call {
  /** The method and the pattern of its path, « POST /channels/:channel/messages ». */
  readonly route: string;
  readonly path: string;
  readonly body: Fields;
  readonly turn: Turn;
  /** Whether it was carried out, the answer having arrived or not. */
  readonly isDone: boolean;
  /** Undefined where nothing was answered. */
  readonly status: number | undefined;
  /** Why Discord refused it. */
  readonly refusal: number | undefined;
  /** Whether it came before the wait that was asked for was over. */
  readonly isImpatient: boolean;
}

interface Planned {
  readonly route: string;
  /** What the path must hold: a channel, a message. */
  readonly of: string | undefined;
  readonly turn: Turn;
}

interface Standing {
  readonly until: number;
  readonly scope: "user" | "shared" | "global";
}

const SECOND = 1_000;

/** What a test plans for coming requests, and the waits that it asked for. */
export class Turns {
  #planned: readonly Planned[] = [];
  readonly #waits = new Map<string, Standing>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  plan(route: string, turn: Turn, times: number, of?: string): void {
    const planned = Array.from({ length: times }, () => ({ route, of, turn }));
    this.#planned = [...this.#planned, ...planned];
  }

  /** `major`: the channel, guild or token of which the path is. */
  next(route: string, path: string, major: string): { turn: Turn; isImpatient: boolean } {
    const key = `${route} ${major}`;
    for (const standing of [this.#waits.get("everything"), this.#waits.get(key)]) {
      const wait = (standing?.until ?? 0) - this.#now();
      if (standing !== undefined && wait > 0)
        return { turn: { limited: wait / SECOND, scope: standing.scope }, isImpatient: true };
    }
    const at = this.#planned.findIndex(
      (one) => one.route === route && (one.of === undefined || path.split("/").includes(one.of)),
    );
    const turn = this.#planned[at]?.turn ?? "well";
    this.#planned = this.#planned.filter((_, index) => index !== at);
    if (typeof turn === "object" && "limited" in turn) {
      const { limited, scope = "user" } = turn;
      const until = this.#now() + limited * SECOND;
      this.#waits.set(scope === "global" ? "everything" : key, { until, scope });
    }
    return { turn, isImpatient: false };
  }
}
