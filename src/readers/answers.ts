import { excerpt } from "../domain/partner.ts";
import { type Answer, offered, optionAt, type Poll, takes } from "../domain/poll.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { folded } from "./names.ts";

const SAID: ReadonlyMap<string, Answer> = new Map([
  ...spelled("yes", "oui", "o", "yes", "y", "ok", "dispo", "disponible", "✅"),
  ...spelled("if-need-be", "sibesoin", "besoin", "ifneedbe", "ifneeded", "maybe", "peutetre", "🤔"),
  ...spelled("no", "non", "n", "no", "indispo", "indisponible", "❌"),
]);

function spelled(answer: Answer, ...words: readonly string[]): [string, Answer][] {
  return words.map((word) => [word, answer]);
}

const REST = new Set([
  "reste",
  "lereste",
  "lesautres",
  "autres",
  "rest",
  "therest",
  "others",
  "tout",
  "tous",
  "toutes",
  "all",
]);

/**
 * Reads answers to a poll: « 1 3 oui, 4 si besoin, reste non ». Numbers are those of the
 * options; « reste » is all that the text does not name. In a choice, numbers alone
 * choose. Every word is read, and an option answered twice is refused.
 */
export function readAnswers(words: string, poll: Poll): ReadonlyMap<number, Answer> | Refusal {
  const tokens = words
    .toLowerCase()
    .replaceAll(/n[°ºo]\s*(?=\d)|#(?=\d)/gu, "")
    .split(/\s*[,;:\n]\s*|\s+et\s+|\s+and\s+|\s+/u)
    .filter((token) => token !== "" && token !== "=");
  return tokens.length === 0
    ? refuse("vote.empty", { title: poll.title, kind: poll.kind })
    : new AnswerReader(excerpt(words), poll).read(tokens);
}

class AnswerReader {
  /** What was typed, to be quoted. */
  readonly #words: string;
  readonly #poll: Poll;
  readonly #answers = new Map<number, Answer>();
  #named: number[] = [];
  #rest = false;

  constructor(words: string, poll: Poll) {
    this.#words = words;
    this.#poll = poll;
  }

  read(tokens: readonly string[]): ReadonlyMap<number, Answer> | Refusal {
    let at = 0;
    while (at < tokens.length) {
      const taken = this.#take(tokens, at);
      if (isRefusal(taken)) return taken;
      at += taken;
    }
    return this.#finish();
  }

  /** Reads what begins at `at`, and says how many tokens it took. */
  #take(tokens: readonly string[], at: number): number | Refusal {
    const token = tokens[at] ?? "";
    const range = /^(?<from>\d{1,2})(?:[-–à](?<to>\d{1,2}))?$/u.exec(token)?.groups;
    if (range) return this.#name(Number(range["from"]), Number(range["to"] ?? range["from"]));
    for (const size of [3, 2, 1]) {
      const said = tokens.slice(at, at + size).join(" ");
      const answer = SAID.get(said) ?? SAID.get(folded(said));
      if (answer !== undefined) return this.#answer(answer) ?? size;
      if (REST.has(folded(said)) && size <= tokens.length - at) {
        this.#rest = true;
        return size;
      }
    }
    return this.#unreadable(excerpt(token));
  }

  #name(from: number, to: number): number | Refusal {
    for (let position = from; position <= to; position += 1) {
      const option = optionAt(this.#poll, position);
      if (isRefusal(option)) return option;
      if (this.#answers.has(option.id) || this.#named.includes(option.id))
        return refuse("vote.twice", { position });
      this.#named.push(option.id);
    }
    return from <= to ? 1 : this.#unreadable(`${from}-${to}`);
  }

  #unreadable(part: string): Refusal {
    return refuse("vote.unreadable", { part, text: this.#words, kind: this.#poll.kind });
  }

  #answer(answer: Answer): Refusal | undefined {
    if (!takes(this.#poll, answer)) return refuse("vote.yes-or-no", { title: this.#poll.title });
    const open = offered(this.#poll).filter((option) => !this.#answers.has(option.id));
    const [only] = open;
    // « oui » alone answers the only date that there is.
    const alone =
      this.#named.length === 0 && !this.#rest && open.length === 1 && only !== undefined
        ? [only.id]
        : [];
    const named = this.#rest
      ? open.map((option) => option.id).filter((id) => !this.#named.includes(id))
      : [];
    const all = [...this.#named, ...named, ...alone];
    if (all.length === 0) return refuse("vote.which", { text: this.#words });
    for (const option of all) this.#answers.set(option, answer);
    this.#named = [];
    this.#rest = false;
    return undefined;
  }

  #finish(): ReadonlyMap<number, Answer> | Refusal {
    const choosing = this.#poll.kind === "choice" && this.#answers.size === 0 && !this.#rest;
    if (choosing) for (const option of this.#named) this.#answers.set(option, "yes");
    else if (this.#named.length > 0 || this.#rest)
      return refuse("vote.no-answer", { text: this.#words });
    return this.#answers.size === 0
      ? refuse("vote.empty", { title: this.#poll.title, kind: this.#poll.kind })
      : this.#answers;
  }
}
