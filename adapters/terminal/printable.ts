const ESC = "\u001b";
/** What a terminal acts on instead of showing (ECMA-48 §5.4, §8.3): control sequences and closed control strings. */
const SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `(?:${ESC}[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^${ESC}\\u0007\\u009c]*(?:\\u0007|\\u009c|${ESC}\\\\)`,
    `${ESC}[ -/]+[0-~]`,
    `${ESC}[0-Z\\\\^-~]`,
  ].join("|"),
  "gu",
);
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const CONTROLS = /\p{Cc}/gu;
/** Marks that turn the direction of all that follows, even beyond the text that holds them. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text from outside, made safe to print on one row: control sequences, control
 * characters and bidi overrides are gone, breaks are spaces. A control string that
 * is never closed only loses its introducer: what follows may be somebody's words.
 */
export function printable(text: string): string {
  return text
    .replaceAll(SEQUENCES, "")
    .replaceAll(BREAKS, " ")
    .replaceAll(CONTROLS, "")
    .replaceAll(DIRECTIONS, "");
}

const NARROW = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u202f]*$/u;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const WIDE =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });

/** The characters of a text as people count them. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** How many columns a printable text takes: signs such as ✅ and ideographs take two. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  return charactersOf(text).reduce((sum, character) => sum + widthOf(character), 0);
}

function widthOf(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
