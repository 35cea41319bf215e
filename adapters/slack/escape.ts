/**
 * For `text` and for text objects, where `<!channel>` calls people and `<https://…|…>` is a
 * link: Slack shows these three entities as their characters, and no other.
 * https://docs.slack.dev/messaging/formatting-message-text
 *
 * Rich text is not to be escaped: nothing in it is parsed, and `&lt;` would be shown as such.
 */
export function escaped(text: string): string {
  if (!ENTITY.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const ENTITY = /[&<>]/u;

/** The UTF-8 bytes of a text as it is sent. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(escaped(text));
}

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });

/**
 * The beginning of a text, at most so many characters once escaped, and the rest of it; cut
 * at a space where there is one, never within what people see as one character.
 */
export function split(text: string, most: number): readonly [head: string, rest: string] {
  if (escaped(text).length <= most) return [text, ""];
  let room = most;
  let end = 0;
  let space = 0;
  // What is escaped is no shorter: what lies further cannot be part of the head.
  for (const { segment, index } of graphemes.segment(text.slice(0, 2 * most))) {
    if (segment === " ") space = index;
    room -= escaped(segment).length;
    if (room < 0) break;
    end = index + segment.length;
  }
  const at = space > 0 ? space : end;
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}

/** A text of at most so many characters once escaped; « … » stands for what is left out. */
export function shortened(text: string, most: number): string {
  const [whole, rest] = split(text, most);
  return rest === "" ? whole : `${split(text, most - 1)[0]}…`;
}
