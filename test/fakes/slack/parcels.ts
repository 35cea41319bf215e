import type { Fields } from "./checks.ts";

/** What Slack sends to the app, by whichever way. */
export interface Parcel {
  readonly id: string;
  readonly type: "slash_commands" | "interactive" | "events_api";
  readonly payload: Fields;
  /** Of an event that was not acknowledged before. */
  readonly retry?: { readonly number: number; readonly reason: string };
}

/** What became of a parcel; `error` is what Slack tells the person who caused it. */
export type Acknowledged =
  | { readonly outcome: "acknowledged"; readonly body: Fields }
  /** Nothing came in time: what comes later is ignored. Nobody took it. Any status but 2xx. */
  | {
      readonly outcome: "late" | "unreachable" | "failed";
      readonly error: "operation_timeout" | "dispatch_failed";
    };

export interface Carrier {
  /** Hands a parcel over, `copies` times the same, and waits for the first answer. */
  carry(parcel: Parcel, copies: number): Promise<Acknowledged>;
}
