import type { Language } from "./text.ts";
import type { View } from "./view.ts";

/** The embedded platform: its channels stand in for a body that has none elsewhere. */
export const EMBEDDED = "terminal";

/** An account on a platform. `scope` is the Slack team; empty where ids are global. */
export interface Account {
  readonly platform: string;
  readonly scope: string;
  readonly userId: string;
  /** What the platform shows as this account's name. */
  readonly name: string;
}

/** Where something was said, or is to be said. */
export interface Place {
  readonly platform: string;
  readonly scope: string;
  readonly address: string;
  readonly kind: "channel" | "direct";
  readonly name: string;
}

/** Something that a person typed or clicked. A click carries the typed command of its button. */
export interface Incoming {
  readonly from: Account;
  readonly place: Place;
  readonly words: string;
}

/** A message as the platform takes it: made by `render`, kept with the delivery, opaque to everyone else. */
export type Content = Readonly<Record<string, unknown>>;

interface Capabilities {
  readonly edits: boolean;
  readonly buttons: boolean;
  readonly direct: boolean;
}

/** Pauses in ms that keep us within the platform's limits. */
interface Pacing {
  readonly betweenPosts: number;
  readonly betweenEdits: number;
}

/** What a search for a message of ours, by its key, tells. */
export type Found =
  | { readonly found: "yes"; readonly messageId: string }
  | { readonly found: "no" }
  /** The platform cannot tell: the message is left uncertain, never sent again blindly. */
  | { readonly found: "unknown" };

export type ChatFailure =
  /** Final: the channel is gone, we are not invited, the text is refused. `code` names it. */
  | { readonly kind: "refused"; readonly code: string }
  /** Not sent; the platform asks for a wait (ms). */
  | { readonly kind: "limited"; readonly retryAfter: number }
  /** Certainly not sent; worth another try. */
  | { readonly kind: "unavailable"; readonly code: string }
  /** The answer was lost: it may stand there. `find` decides. */
  | { readonly kind: "ambiguous"; readonly code: string };

/** How an adapter says that it did not get a clear « yes ». Any other error counts as ambiguous. */
export class ChatError extends Error {
  override readonly name = "ChatError";
  readonly failure: ChatFailure;

  constructor(failure: ChatFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * How a platform does, as its adapter sees it. `lost`: it was there and will be tried
 * again; `refused`: it does not let us in until somebody mends that. The reason is shown
 * to the coordination and to monitors: a few words, never a secret.
 */
export interface ChatState {
  readonly state: "connected" | "connecting" | "lost" | "refused";
  readonly reason?: string;
}

/**
 * A chat platform. Adapters know how to speak; they decide nothing. Every method
 * that sends throws a ChatError when the message does not surely stand there.
 */
export interface Chat {
  readonly platform: string;
  readonly capabilities: Capabilities;
  readonly pacing: Pacing;

  /** Whether people can be heard and answered now; known at once, without asking the platform. */
  state(): ChatState;

  /** Connects and hands over what people say; the promise is settled when we can send. */
  connect(hear: (incoming: Incoming) => Promise<View>): Promise<void>;

  /** A view as one or several messages within the platform's limits, in the reader's language; pure. */
  render(view: View, language: Language): readonly Content[];

  /** Posts, and gives the platform's id of the message. The same key again never makes a second message where the platform can tell. */
  post(to: Place, content: Content, key: string): Promise<string>;

  /** Replaces a message of ours. Done twice it changes nothing more. */
  edit(at: Place, messageId: string, content: Content, key: string): Promise<void>;

  /** The place where this account reads its direct messages. */
  direct(to: Account): Promise<Place>;

  /** Looks for the message that was posted under this key since that instant (epoch ms). */
  find(at: Place, key: string, since: number): Promise<Found>;

  /** Stops hearing and sending; what is under way ends first. */
  close(): Promise<void>;
}
