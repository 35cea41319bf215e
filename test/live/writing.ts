/** Somebody as one calls them. */
export interface Called {
  readonly id: string;
  readonly name: string;
}

/** What a message is besides its words. */
export interface Manner {
  readonly html?: string;
  readonly repliesTo?: string;
  readonly inThread?: string;
  /** Those whose names in the words are to be links that call them. */
  readonly calls?: readonly Called[];
}

/** A message's content, as Element writes it. */
export function written(words: string, { html, repliesTo, inThread, calls = [] }: Manner = {}) {
  const formatted = html ?? (calls.length > 0 ? linked(words, calls) : undefined);
  const relation = relationTo(repliesTo, inThread);
  return {
    msgtype: "m.text",
    body: words,
    ...(formatted === undefined
      ? {}
      : { format: "org.matrix.custom.html", formatted_body: formatted }),
    "m.mentions": calls.length > 0 ? { user_ids: calls.map(({ id }) => id) } : {},
    ...(relation ? { "m.relates_to": relation } : {}),
  };
}

const reply = (event: string) => ({ "m.in_reply_to": { event_id: event } });

function relationTo(repliesTo: string | undefined, inThread: string | undefined) {
  if (inThread === undefined) return repliesTo === undefined ? undefined : reply(repliesTo);
  // A reply to the thread's root is for clients that know no threads.
  const isFallingBack = repliesTo === undefined;
  return {
    rel_type: "m.thread",
    event_id: inThread,
    is_falling_back: isFallingBack,
    ...reply(repliesTo ?? inThread),
  };
}

function linked(words: string, calls: readonly Called[]): string {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return calls.reduce(
    (text, { id, name }) =>
      text.replaceAll(name, `<a href="https://matrix.to/#/${id}">${name}</a>`),
    escaped,
  );
}
