import { type Token, tokenize } from "./tokens.ts";
import { isEnglish } from "./words.ts";

/** A text to read. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether a word is there that only English has. */
  readonly english: boolean;
}

const LONGEST = 2000;
const LONGEST_QUOTE = 80;

/** The tokens of a text, or why there is nothing to read. */
export function sourceOf(text: string): Source | "empty" | "too-long" {
  if (text.length > LONGEST) return "too-long";
  const tokens = tokenize(text);
  if (tokens.every((token) => token.text === "\n")) return "empty";
  return { text, tokens, english: isEnglish(tokens) };
}

/** What was typed from a token to another (excluded), shortened where it is long. */
export function quote({ text, tokens }: Source, from = 0, to = tokens.length): string {
  const start = tokens[from]?.from ?? 0;
  const end = tokens[to - 1]?.to ?? text.length;
  const said = Array.from(text.slice(start, end).replaceAll(/\s+/gu, " ").trim());
  return said.length <= LONGEST_QUOTE ? said.join("") : `${said.slice(0, LONGEST_QUOTE).join("")}…`;
}
