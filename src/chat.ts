import type { Language } from "./text.ts";
import type { Entries, Option, View } from "./view.ts";

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

/** A place by its address alone. */
export type Address = Pick<Place, "platform" | "scope" | "address">;

/** What a platform says of a channel. */
export interface Access {
  /** What it is called now; undefined where that is not told. */
  readonly name?: string;
  /** Why nothing of ours can be posted there, by the code that a refused message would have; null: nothing known. */
  readonly barred: string | null;
  /** The permissions that are missing there, as the platform names them; absent where that is not what bars it. */
  readonly lacks?: readonly string[];
  /**
   * Where events can be kept for it, by the platform's own name: the same for channels that
   * share it. Null where none can; undefined where that is not told.
   */
  readonly calendar?: string | null;
}

/** What became of a channel, as its platform tells by itself. */
export interface Change extends Partial<Access> {
  /** The place that goes on for it: what is bound here is bound there from now on. */
  readonly movedTo?: Place;
  /** The same place by its new address: what stands in it still does. */
  readonly address?: string;
}

/** Something that a person typed or clicked. A click carries the typed command of its button. */
export interface Incoming {
  readonly from: Account;
  readonly place: Place;
  readonly words: string;
  /** The words of arguments that the platform took apart already, by argument: they follow `words`. */
  readonly given?: Entries;
  /** Set where a form can be shown: `asked` by a button of its own, or `possible` where words are missing. */
  readonly form?: "asked" | "possible";
  /** What was entered in the form of the command that `words` begin. */
  readonly entries?: Entries;
  /** Whether just these entries were read back before. */
  readonly confirmed?: boolean;
  /** The platform's own name of it: under the same, it is done once. */
  readonly id?: string;
  /** How long ago (ms) it was said, where the platform tells later what nobody heard. */
  readonly age?: number;
}

/** An argument of a command that somebody is typing. */
export interface Begun extends Pick<Incoming, "from" | "place"> {
  /** Of the command: « poll dates ». */
  readonly path: string;
  readonly argument: string;
  readonly typed: string;
  /** The words of its other arguments, as far as they are there. */
  readonly others?: Entries;
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
  /** What we need and were not allowed, as the platform names it; absent where nothing is missing. */
  readonly lacks?: readonly string[];
  /** When our account lapses (epoch ms) unless somebody renews it; absent where it does not. */
  readonly lapsesAt?: number;
}

/**
 * What an adapter keeps in our database, under names of its own: what is set stands there
 * whatever becomes of this process. It waits for the disk.
 */
export interface Keep {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** Forgets what was set before an instant (epoch ms) under names that begin so. */
  forget(prefix: string, before: number): Promise<void>;
}

/** What is held until it is released, or until this process ends in whatever way. */
interface Hold {
  release(): void;
}

/**
 * Takes a place of that name on this machine (letters, digits and hyphens), or gives
 * undefined when another process has it. Throws where that cannot be told.
 */
export type TakePlace = (name: string) => Hold | undefined;

/**
 * Where a platform keeps events, as messages of their own kind: they are put there, changed
 * in place and looked for in the same way. A place is a calendar, by its name as address.
 */
export type Calendars = Pick<Chat, "platform" | "pacing" | "render" | "post" | "edit" | "find">;

/**
 * A chat platform. Adapters know how to speak; they decide nothing. Every method
 * that sends throws a ChatError when the message does not surely stand there.
 */
export interface Chat {
  readonly platform: string;
  readonly capabilities: Capabilities;
  readonly pacing: Pacing;
  /** Absent where the platform keeps no events. */
  readonly calendars?: Calendars | undefined;

  /** Whether people can be heard and answered now; known at once, without asking the platform. */
  state(): ChatState;

  /**
   * Connects and hands over what people say, what becomes of channels as far as the platform
   * tells it by itself (the name, our access, where it went on), and what they are typing where it
   * offers what may be meant. `look` is asked for when something befell many channels at
   * once, so that each is asked after. The promise is settled when we can send. A platform that is merely away is no reason to reject: who
   * rejects has registered nothing, and is called again.
   */
  connect(
    hear: (incoming: Incoming) => Promise<View>,
    changed?: (at: Address, now: Change) => Promise<void>,
    complete?: (begun: Begun) => Promise<readonly Option[]>,
    look?: () => Promise<void>,
  ): Promise<void>;

  /**
   * Asks how a channel is open to us; throws a ChatError where the platform cannot be
   * asked. It waits for the network: never inside a transaction. Absent where every place
   * is always open.
   */
  access?(at: Address): Promise<Access>;

  /**
   * The places that stand under one roof with this one, itself among them: the rooms of its
   * Matrix space; none where it stands alone. It waits for the network. Absent where places
   * have no roof.
   */
  around?(at: Address): Promise<readonly Place[]>;

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
