import { excerpt } from "./domain/partner.ts";
import { type Refusal, refuse } from "./domain/refusal.ts";

/** A word as typed: `raw` with its quotes, `value` without, `before` the white space that precedes it. */
export interface Word {
  readonly value: string;
  readonly raw: string;
  readonly before: string;
  readonly quoted: boolean;
  /** Set when the word is an option: `--lieu="Salle 3"`, `—oui`. Its value is absent when none was given. */
  readonly option?: { readonly name: string; readonly value?: string };
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": '”"', "«": "»", "„": "“”" };
// Phone keyboards turn two hyphens into one long dash.
const OPTION = /^(?:--|—|–)(?<name>\p{L}[\p{L}\p{N}-]*)(?<rest>$|[=:]|(?=\s))/u;

/** « n° 12 », as we write it ourselves, is one word. */
const NUMBER = /^(?:n[°º]|№)\s\d{1,6}(?=[\s,:;]|$)/iu;

/**
 * Cuts what was typed into words. Quotes hold words together at the start of a word
 * and after an option's `=`; an apostrophe is a letter, as in « d’hiver ». A quote
 * that is never closed is refused: half of what follows would be read as something else.
 */
export function lex(text: string): readonly Word[] | Refusal {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const before = /^\s*/u.exec(text.slice(at))?.[0] ?? "";
    at += before.length;
    if (at >= text.length) break;
    const word = readOption(text, at) ?? readWord(text, at);
    if (word === undefined) return refuse("typed.quote-open", { part: excerpt(text.slice(at)) });
    words.push({ ...word, before });
    at += word.raw.length;
  }
  return words;
}

type Cut = Omit<Word, "before">;

function readOption(text: string, at: number): Cut | undefined {
  const match = OPTION.exec(text.slice(at));
  const name = match?.groups?.["name"];
  if (match === null || name === undefined) return undefined;
  if (match.groups?.["rest"] === "")
    return { value: "", raw: match[0], quoted: false, option: { name } };
  const value = readWord(text, at + match[0].length);
  if (value === undefined) return undefined;
  const raw = match[0] + value.raw;
  return { value: value.value, raw, quoted: value.quoted, option: { name, value: value.value } };
}

function readWord(text: string, at: number): Cut | undefined {
  const closing = CLOSING[text.charAt(at)];
  if (closing !== undefined) {
    const end = Array.from(closing)
      .map((quote) => text.indexOf(quote, at + 1))
      .filter((one) => one >= 0);
    if (end.length === 0) return undefined;
    const last = Math.min(...end);
    return { value: text.slice(at + 1, last).trim(), raw: text.slice(at, last + 1), quoted: true };
  }
  const rest = text.slice(at);
  const raw = (NUMBER.exec(rest) ?? /^\S*/u.exec(rest))?.[0] ?? "";
  return { value: raw, raw, quoted: false };
}

/** The words as they were typed, white space between them kept; a single quoted word loses its quotes. */
export function rejoin(words: readonly Word[]): string {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only.value;
  return words.map((word, position) => (position === 0 ? "" : word.before) + word.raw).join("");
}
