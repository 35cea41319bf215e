import type { Fields } from "./checks.ts";
import type { Tell } from "./gateway-events.ts";
import type { Interactions } from "./interactions.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { World } from "./world.ts";

/** What a request is answered from. */
export interface Discord {
  readonly world: World;
  readonly interactions: Interactions;
  readonly limits: RateLimits;
  readonly tell: Tell;
  /** Where the gateway is, and how many times a session can still be started. */
  readonly gateway: () => { readonly url: string; readonly startsLeft: number };
}

/** A request that came to a route. */
export interface Asked {
  /** What stands in the path, by the names that the route gives. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Fields;
  /** The body where it is no object, as of commands. */
  readonly whole: unknown;
}
