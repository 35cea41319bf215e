import { isRefusal, type Refusal } from "../../src/domain/refusal.ts";
import { type Introduction, readIntroduction } from "../../src/readers/introduction.ts";

/** What a typed line asks of the terminal. */
export type Said =
  | ({ readonly said: "who" } & Introduction)
  | { readonly said: "where"; readonly words: string }
  | { readonly said: "when"; readonly words: string }
  | { readonly said: "press"; readonly number: number }
  | { readonly said: "quit" }
  /** Everything else is said to the bot. */
  | { readonly said: "words"; readonly words: string };

/** As completion offers them. */
export const SLASH_WORDS = ["/as ", "/in ", "/at ", "/quit"] as const;

const WHO = /^\/(?:as|comme)(?:\s+(?<rest>.+))?$/isu;
const WHERE = /^\/(?:in|dans)(?:\s+(?<rest>.+))?$/isu;
const WHEN = /^\/(?:at|le)(?:\s+(?<rest>.+))?$/isu;
const QUIT = /^\/(?:quit|quitter)$/iu;
const NUMBER = /^\[?(?<number>\d{1,3})\]?$/u;

/** Reads a line: one of the four slash words in either language, the number of a button, or words for the bot. */
export function readLine(line: string): Said | Refusal {
  const typed = line.trim();
  const who = WHO.exec(typed);
  if (who) {
    const introduction = readIntroduction(who.groups?.["rest"] ?? "");
    return isRefusal(introduction) ? introduction : { said: "who", ...introduction };
  }
  const where = WHERE.exec(typed);
  if (where)
    return { said: "where", words: (where.groups?.["rest"] ?? "").replace(/^#/u, "").trim() };
  const when = WHEN.exec(typed);
  if (when) return { said: "when", words: when.groups?.["rest"]?.trim() ?? "" };
  if (QUIT.test(typed)) return { said: "quit" };
  const number = NUMBER.exec(typed)?.groups?.["number"];
  return number === undefined
    ? { said: "words", words: line }
    : { said: "press", number: Number(number) };
}
