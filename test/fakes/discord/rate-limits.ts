import { type Bucket, LIMITS, OLD_EDITS } from "./limits.ts";
import type { Reply } from "./refusals.ts";

/* https://docs.discord.com/developers/topics/rate-limits */

interface Window {
  /** Epoch ms. */
  readonly until: number;
  readonly used: number;
}

const SECOND = 1_000;

type Scope = "user" | "shared" | "global";

/** What is asked too often. */
export class RateLimits {
  readonly #buckets: Readonly<Record<string, Bucket>>;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(buckets: Readonly<Record<string, Bucket>>, now: () => number) {
    this.#buckets = buckets;
    this.#now = now;
  }

  /** Counts a request; its answer where it is one too many. `major`: what it is about. */
  refuse(route: string, major: string, isCountedGlobally: boolean): Reply | undefined {
    if (isCountedGlobally) {
      const wait = this.#use("everything", { most: LIMITS.requests.most, window: SECOND });
      if (wait !== undefined) return limited(wait / SECOND, "global");
    }
    const bucket = this.#buckets[route];
    if (bucket === undefined) return undefined;
    const wait = this.#use(`${route} ${major}`, bucket);
    return wait === undefined ? undefined : limited(wait / SECOND, "user");
  }

  /** One more edit of an old message there, or its refusal. */
  refuseOldEdit(channel: string): Reply | undefined {
    const bucket = { most: LIMITS.oldEdits.most, window: OLD_EDITS.window };
    const wait = this.#use(`old ${channel}`, bucket);
    return wait === undefined ? undefined : limited(wait / SECOND, "user", TOO_MANY_OLD_EDITS);
  }

  /** How long to wait (ms) where the bucket is empty. */
  #use(key: string, { most, window }: Bucket): number | undefined {
    const now = this.#now();
    const open = this.#windows.get(key);
    const current =
      open === undefined || open.until <= now ? { until: now + window, used: 0 } : open;
    if (current.used >= most) return current.until - now;
    this.#windows.set(key, { ...current, used: current.used + 1 });
    return undefined;
  }

  /** How the bucket of a route stands, as each answer says. */
  headers(route: string, major: string): Readonly<Record<string, string>> {
    const bucket = this.#buckets[route];
    const open = this.#windows.get(`${route} ${major}`);
    if (bucket === undefined || open === undefined) return {};
    return {
      "x-ratelimit-limit": String(bucket.most),
      "x-ratelimit-remaining": String(bucket.most - open.used),
      "x-ratelimit-reset": String(open.until / SECOND),
      "x-ratelimit-reset-after": String(Math.max(0, open.until - this.#now()) / SECOND),
      "x-ratelimit-bucket": Buffer.from(route).toString("hex").slice(-32),
    };
  }
}

const TOO_MANY_OLD_EDITS = 30_046;

/** A request too many; `wait` in seconds. */
export function limited(wait: number, scope: Scope, code = 0): Reply {
  const isGlobal = scope === "global";
  const message =
    code === TOO_MANY_OLD_EDITS
      ? "Maximum number of edits to messages older than 1 hour reached. Try again later."
      : `${scope === "shared" ? "The resource is" : "You are"} being rate limited.`;
  return {
    status: 429,
    refusal: code,
    body: { message, retry_after: wait, global: isGlobal, ...(code > 0 && { code }) },
    headers: {
      "retry-after": String(Math.ceil(wait)),
      "x-ratelimit-scope": scope,
      ...(isGlobal && { "x-ratelimit-global": "true" }),
    },
  };
}
