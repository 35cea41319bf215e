import type { EventContent, RoomEvent } from "./encryption.ts";

/** An event of a timeline, as far as we look at it (spec.matrix.org/v1.14/client-server-api/#room-event-format). */
export interface TimelineEvent extends RoomEvent {
  readonly event_id: string;
  /** Epoch ms, by the clock of the server that it comes from. */
  readonly origin_server_ts: number;
  /** What a redaction takes back, in rooms of older versions; later ones have it in the content. */
  readonly redacts?: string;
  readonly unsigned?: {
    /** How long ago (ms) it was sent, when we were told. */
    readonly age?: number;
    /** Ours, on what this device sent. */
    readonly transaction_id?: string;
    readonly prev_content?: EventContent;
    readonly "m.relations"?: { readonly "m.replace"?: { readonly content?: EventContent } };
  };
}

/** What a room brings with a /sync. */
export interface JoinedRoom {
  readonly state?: { readonly events?: readonly TimelineEvent[] };
  readonly timeline?: {
    readonly events?: readonly TimelineEvent[];
    /** Set where more happened since the last time than is told. */
    readonly limited?: boolean;
    readonly prev_batch?: string;
  };
}

/** A relation to another event (spec.matrix.org/v1.14/client-server-api/#forming-relationships-between-events). */
export interface Relation {
  readonly rel_type?: string;
  readonly event_id?: string;
  readonly key?: string;
  readonly is_falling_back?: boolean;
  readonly "m.in_reply_to"?: { readonly event_id?: string };
}

export const relationOf = ({ content }: RoomEvent): Relation => content["m.relates_to"] ?? {};

/** A part of a content that others write, where it is text. */
export const textOf = (content: EventContent, name: string): string | undefined => {
  const value = content[name];
  return typeof value === "string" ? value : undefined;
};
