/**
 * What Discord acts on wherever it stands: emphasis, spoilers, code, links, and all that is
 * written between `<` and `>` (people, roles, channels, commands, moments, emoji). A backslash
 * before it shows it as it is.
 * https://docs.discord.com/developers/reference#message-formatting
 * https://support.discord.com/hc/en-us/articles/210298617
 */
const SIGNS = /[\\*_~|`<[\]]/u;
/** Calls to everybody, bare addresses, and emoji by name: `:tada:`. */
const WORDS = /@(?=everyone|here)|:(?=\/\/|[^\s:]+:)/u;
const ACTIVE = new RegExp(`${SIGNS.source}|${WORDS.source}`, "gu");

/** Outside text as markdown that shows it and does nothing, but for what `guarded` sees to. */
export function escaped(text: string): string {
  return text.replaceAll(ACTIVE, "\\$&");
}

/** Headings, small print, quotations, bullets: they act where a line or what is within marks begins. */
const OPENING = /^(?<margin>\s*)(?=#{1,3}(?:\s|$)|-#|[-+](?:\s|$)|>)/u;
/** Discord numbers such lines anew: a « 7. » after a « 5. » would be shown as 6. */
const NUMBERED = /^(?<number>\s*\d+)(?=[.)](?:\s|$))/u;

/** Outside text as markdown that may stand within marks, or a line of it. */
export const escapedWithin = (text: string): string => unopened(escaped(text));

/** A line of markdown that is no heading, quotation or list, whatever it begins with. */
export const guarded = (line: string): string => unopened(line).replace(NUMBERED, "$<number>\\");

const unopened = (line: string): string => line.replace(OPENING, "$<margin>\\");

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });

/**
 * A text of at most so many characters, for what shows no markdown: labels, options, hints.
 * « … » stands for what is left out; never cut within what people see as one character.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  let space = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, most))) {
    if (segment === " ") space = index;
    if (index + segment.length >= most) break;
    end = index + segment.length;
  }
  return `${text.slice(0, space > 0 ? space : end).trimEnd()}…`;
}
