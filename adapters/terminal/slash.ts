import { type Refusal, refuse } from "../../src/domain/refusal.ts";

/** What a typed line asks of the terminal. */
export type Said =
  | { readonly said: "who"; readonly name: string; readonly partner: string | undefined }
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
  if (who) return readWho(who.groups?.["rest"] ?? "");
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

/** The surest sign of a partner first: a name may itself hold a « de ». */
const PARTNERS: readonly RegExp[] = [
  /^(?<name>[^,]+),(?<partner>.+)$/su,
  /^(?<name>[^(]+)\((?<partner>[^)]+)\)$/su,
  /^(?<name>.+?)\s+(?:pour|for)\s+(?:(?:la|le|les|the)\s+|l[’'])?(?<partner>.+)$/su,
  /^(?<name>.+?)\s+(?:de\s+la\s+|de\s+l[’']|des\s+|du\s+|de\s+|d[’']|from\s+(?:the\s+)?)(?<partner>.+)$/su,
];

/** « léa », « léa, Secours Catholique », « léa pour la CAF », « léa du Secours Catholique », « léa (CAF) ». */
function readWho(words: string): Said | Refusal {
  for (const form of PARTNERS) {
    const { name, partner } = form.exec(words.trim())?.groups ?? {};
    if (name === undefined || partner === undefined) continue;
    return named(name.trim(), partner.trim());
  }
  return named(words.trim(), undefined);
}

function named(name: string, partner: string | undefined): Said | Refusal {
  if (!/^\p{L}[^,]*$/u.test(name)) return refuse("terminal.who");
  return { said: "who", name, partner };
}
