/** An event as the second client has it: decrypted where it could be, with word of that. */
export interface Held {
  readonly type: string;
  readonly event_id: string;
  readonly sender: string;
  readonly origin_server_ts: number;
  readonly content: Content;
  readonly redacts?: string;
  readonly unsigned?: { readonly redacted_because?: unknown };
  readonly encrypted: boolean;
  readonly readable: boolean;
}

type Content = Readonly<Record<string, unknown>> & {
  readonly body?: string;
  readonly msgtype?: string;
  readonly format?: string;
  readonly formatted_body?: string;
  readonly redacts?: string;
  readonly "m.mentions"?: { readonly user_ids?: readonly string[]; readonly room?: boolean };
  readonly "m.new_content"?: Content;
  readonly "m.relates_to"?: Relation;
};

interface Relation {
  readonly rel_type?: string;
  readonly event_id?: string;
  readonly key?: string;
  readonly is_falling_back?: boolean;
  readonly "m.in_reply_to"?: { readonly event_id?: string };
}

/** A message as a person reads it now: edits applied, reactions below it. */
export interface Seen {
  readonly id: string;
  readonly sender: string;
  /** Epoch ms, by the homeserver's clock. */
  readonly at: number;
  readonly body: string;
  readonly html: string | undefined;
  readonly msgtype: string | undefined;
  /** Who is called, with « @room » for everybody; undefined where the message does not say. */
  readonly calls: readonly string[] | undefined;
  readonly edits: number;
  /** Whether nothing of it went in clear. */
  readonly encrypted: boolean;
  /** False where the key is missing: its words are then unknown. */
  readonly readable: boolean;
  /** The message that it answers, and the one that its thread hangs on. */
  readonly repliesTo: string | undefined;
  readonly thread: string | undefined;
  /** Who reacted, by sign. */
  readonly reactions: Readonly<Record<string, readonly string[]>>;
  /** All that the message says, for machines too. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** The messages that stand in a room, the oldest first. What was redacted stands no more. */
export function seen(events: readonly Held[]): readonly Seen[] {
  const gone = new Set(events.filter(({ type }) => type === "m.room.redaction").map(redactedBy));
  const standing = events.filter(
    ({ event_id, unsigned }) => !gone.has(event_id) && unsigned?.redacted_because === undefined,
  );
  return standing.filter(isMessage).map((event) => read(event, standing));
}

const redactedBy = ({ redacts, content }: Held): string | undefined => redacts ?? content.redacts;

const relationOf = ({ content }: Held): Relation => content["m.relates_to"] ?? {};

const speaks = ({ type }: Held): boolean =>
  type === "m.room.message" || type === "m.room.encrypted";

const isMessage = (event: Held): boolean =>
  speaks(event) && relationOf(event).rel_type !== "m.replace";

function read(event: Held, standing: readonly Held[]): Seen {
  const about = standing.filter((other) => relationOf(other).event_id === event.event_id);
  const edits = about.filter(
    (other) =>
      speaks(other) && other.sender === event.sender && relationOf(other).rel_type === "m.replace",
  );
  const versions = [event, ...edits];
  const content = edits.at(-1)?.content["m.new_content"] ?? event.content;
  const { rel_type, event_id, is_falling_back, "m.in_reply_to": reply } = relationOf(event);
  const thread = rel_type === "m.thread" ? event_id : undefined;
  const mentions = content["m.mentions"];
  return {
    id: event.event_id,
    sender: event.sender,
    at: event.origin_server_ts,
    body: content.body ?? "",
    html: content.format === "org.matrix.custom.html" ? content.formatted_body : undefined,
    msgtype: content.msgtype,
    calls: mentions && [...(mentions.user_ids ?? []), ...(mentions.room ? ["@room"] : [])],
    edits: edits.length,
    encrypted: versions.every(({ encrypted }) => encrypted),
    readable: versions.every(({ readable }) => readable),
    // In a thread, a reply may only be there for clients that know no threads.
    repliesTo: thread && is_falling_back ? undefined : reply?.event_id,
    thread,
    reactions: reactionsIn(about),
    content,
  };
}

function reactionsIn(about: readonly Held[]): Readonly<Record<string, readonly string[]>> {
  const reactions: Record<string, string[]> = {};
  for (const event of about) {
    const { rel_type, key } = relationOf(event);
    if (event.type !== "m.reaction" || rel_type !== "m.annotation" || key === undefined) continue;
    (reactions[key] ??= []).push(event.sender);
  }
  return reactions;
}
